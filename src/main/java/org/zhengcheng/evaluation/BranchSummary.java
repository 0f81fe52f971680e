package org.zhengcheng.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhengcheng.document.Summary;
import org.zhengcheng.language.Text;

/** The evaluation of a branch as it is filed and sent up: how it stands, and every member with votes and grade. */
final class BranchSummary {

    private static final int VOTES = 4;

    private BranchSummary() {}

    /** Grades and their reasons are shown once they stand. */
    static Summary of(Desk.At at, List<Member> members) {
        Evaluation evaluation = at.evaluation();
        boolean stands = evaluation.approvedOn() != null;
        return new Summary(
                "民主评议-" + evaluation.year() + "-" + at.file().personName(),
                new Text(evaluation.year() + "年度民主评议党员情况表", "Evaluation of members, " + evaluation.year()),
                Text.same(at.file().personName()),
                facts(at, members, stands),
                List.of(new Summary.Table(
                        new Text("参评党员", "Members"),
                        List.of(
                                new Summary.Column(new Text("姓名", "Name"), 7),
                                new Summary.Column(new Text("参加方式", "Part"), 10),
                                new Summary.Column(new Text("测评优秀票", "Votes: excellent"), VOTES),
                                new Summary.Column(new Text("合格票", "Qualified"), VOTES),
                                new Summary.Column(new Text("基本合格票", "Basically"), VOTES),
                                new Summary.Column(new Text("不合格票", "Unqualified"), VOTES),
                                new Summary.Column(new Text("评定等次", "Grade"), 6),
                                new Summary.Column(new Text("理由", "Reasons"), 22)),
                        members.stream().map(member -> row(member, stands)).toList())),
                List.of(
                        new Text("党支部书记（签字）", "Branch secretary (signature)"),
                        new Text("填表人（签字）", "Filled in by (signature)")));
    }

    private static List<Summary.Fact> facts(Desk.At at, List<Member> members, boolean stands) {
        Evaluation evaluation = at.evaluation();
        ExcellentCap cap = ExcellentCap.of(
                evaluation.capBase(), members.stream().map(Member::part).toList());
        List<Summary.Fact> facts = new ArrayList<>();
        facts.add(new Summary.Fact(new Text("案件编号", "Case"), at.file().number()));
        facts.add(new Summary.Fact(new Text("名单日期", "Day of the roster"), evaluation.rosterOn()));
        facts.add(new Summary.Fact(
                new Text("参加评议人数", "Members who take part"),
                members.stream().filter(member -> member.part().takesPart()).count()));
        facts.add(new Summary.Fact(
                new Text("评定等次人数", "Members who are graded"),
                members.stream().filter(member -> member.part().isGraded()).count()));
        for (Grade grade : Grade.values()) {
            facts.add(new Summary.Fact(
                    new Text("评为" + grade.title().chinese(), grade.title().english()),
                    stands
                            ? members.stream()
                                    .filter(member -> member.grade() == grade)
                                    .count()
                            : new Text("尚未评定", "not yet")));
        }
        facts.add(new Summary.Fact(
                new Text("等次通过日期", "Day the grades stood"),
                stands ? evaluation.approvedOn() : new Text("尚未通过，不作为结果", "not yet: no result")));
        facts.add(new Summary.Fact(
                new Text("优秀上限", "Cap on excellent"),
                new Text(
                        cap.most() + "人（" + cap.base().title().chinese() + cap.number() + "人的三分之一，向下取整）",
                        cap.most() + " (a third, rounded down, of the "
                                + cap.base().title().english() + ", " + cap.number() + ")")));
        if (evaluation.committeeAsked()) {
            facts.add(new Summary.Fact(new Text("对支委会班子测评", "The branch committee"), committee(evaluation)));
        }
        return facts;
    }

    private static Text committee(Evaluation evaluation) {
        Map<CommitteeGrade, Integer> votes = evaluation.committee();
        return votes.isEmpty()
                ? new Text("尚未测评", "not yet")
                : new Text(
                        votes.entrySet().stream()
                                .map(one -> one.getKey().title().chinese() + one.getValue() + "票")
                                .collect(Collectors.joining("，")),
                        votes.entrySet().stream()
                                .map(one -> one.getKey().title().english() + ": " + one.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static List<Object> row(Member member, boolean stands) {
        List<Object> row = new ArrayList<>();
        Member.Votes votes = member.votes();
        row.add(member.name());
        row.add(member.part().title());
        row.add(votes == null ? null : votes.excellent());
        row.add(votes == null ? null : votes.qualified());
        row.add(votes == null ? null : votes.basically());
        row.add(votes == null ? null : votes.unqualified());
        row.add(stands && member.grade() != null ? member.grade().title() : null);
        row.add(stands ? member.gradeReason() : null);
        return row;
    }
}
