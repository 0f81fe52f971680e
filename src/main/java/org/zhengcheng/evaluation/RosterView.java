package org.zhengcheng.evaluation;

import java.util.List;

/**
 * An evaluation as officers look at it.
 *
 * @param authors how many members have said something of others
 */
record RosterView(Desk.At at, List<Member> members, int authors) {

    public Evaluation evaluation() {
        return at.evaluation();
    }

    /** Those who are graded. */
    public List<Member> graded() {
        return members.stream().filter(member -> member.part().isGraded()).toList();
    }

    /** How many take part. */
    public long taking() {
        return members.stream().filter(member -> member.part().takesPart()).count();
    }

    public long voting() {
        return members.stream().filter(member -> member.part().votes()).count();
    }

    /** How many have handed in what was asked of them, or are excused. */
    public long selfDone() {
        return members.stream()
                .filter(member -> member.part().isSelfAsked() && member.isSelfDone())
                .count();
    }

    public long selfAsked() {
        return members.stream().filter(member -> member.part().isSelfAsked()).count();
    }

    public long withGrade(String grade) {
        return members.stream()
                .filter(member ->
                        member.grade() != null && member.grade().name().equals(grade))
                .count();
    }

    public long answered() {
        return members.stream().filter(member -> member.answer() != null).count();
    }

    public ExcellentCap cap() {
        return ExcellentCap.of(
                evaluation().capBase(), members.stream().map(Member::part).toList());
    }
}
