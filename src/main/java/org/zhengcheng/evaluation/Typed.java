package org.zhengcheng.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.language.TypedText;

/** Tables with a row for every member, as they are typed: the name of a column, a dash, the id of the member. */
final class Typed {

    private static final int MOST_VOTES = 9999;

    private Typed() {}

    /** What is kept already, as if it had been typed. */
    static Map<String, String> of(Evaluation evaluation, List<Member> members) {
        Map<String, String> typed = new HashMap<>();
        evaluation.committee().forEach((grade, votes) -> typed.put(grade.field(), String.valueOf(votes)));
        for (Member member : members) {
            UUID id = member.personId();
            if (member.votes() != null) {
                typed.put("excellent-" + id, String.valueOf(member.votes().excellent()));
                typed.put("qualified-" + id, String.valueOf(member.votes().qualified()));
                typed.put("basically-" + id, String.valueOf(member.votes().basically()));
                typed.put("unqualified-" + id, String.valueOf(member.votes().unqualified()));
            }
            if (member.grade() != null) {
                typed.put("grade-" + id, member.grade().name());
            }
            if (member.gradeReason() != null) {
                typed.put("reason-" + id, member.gradeReason());
            }
            if (member.situation() != null) {
                typed.put("situation-" + id, String.valueOf(member.situation()));
            }
        }
        return typed;
    }

    /** @throws EvaluationRefused if a number is missing, is none, or there are more votes for somebody than for another */
    static Counted votes(Map<String, String> typed, Evaluation evaluation, List<Member> members) {
        Map<UUID, Member.Votes> votes = new HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Member member : members) {
            if (member.part().isGraded()) {
                votes.put(
                        member.personId(),
                        new Member.Votes(
                                number("excellent", member, typed, errors),
                                number("qualified", member, typed, errors),
                                number("basically", member, typed, errors),
                                number("unqualified", member, typed, errors),
                                List.of()));
            }
        }
        Map<CommitteeGrade, Integer> committee = new EnumMap<>(CommitteeGrade.class);
        if (evaluation.committeeAsked()) {
            for (CommitteeGrade grade : CommitteeGrade.values()) {
                committee.put(grade, number(grade.field(), CommitteeGrade.QUESTION, typed, errors));
            }
        }
        Set<Integer> sums =
                votes.values().stream().map(Member.Votes::all).collect(Collectors.toCollection(HashSet::new));
        if (evaluation.committeeAsked()) {
            sums.add(committee.values().stream().mapToInt(Integer::intValue).sum());
        }
        if (errors.isEmpty() && sums.size() > 1) {
            errors.add(FieldError.of(null, "evaluation.wrong.votesDiffer"));
        }
        if (!errors.isEmpty()) {
            throw new EvaluationRefused(errors);
        }
        return new Counted(votes, committee);
    }

    private static int number(String column, Member member, Map<String, String> typed, List<FieldError> errors) {
        return number(column + "-" + member.personId(), member.name(), typed, errors);
    }

    private static int number(String name, Object of, Map<String, String> typed, List<FieldError> errors) {
        String text = typed.getOrDefault(name, "").strip();
        if (text.matches("\\d{1,4}")) {
            return Integer.parseInt(text);
        }
        errors.add(FieldError.of(name, "evaluation.wrong.number", of, MOST_VOTES));
        return 0;
    }

    /**
     * What a ballot on paper came to.
     *
     * @param committee empty where the year does not ask about the branch committee
     */
    record Counted(Map<UUID, Member.Votes> votes, Map<CommitteeGrade, Integer> committee) {}

    static Map<UUID, DeskWrites.Given> grades(Map<String, String> typed, List<Member> members) {
        Map<UUID, DeskWrites.Given> grades = new HashMap<>();
        for (Member member : members) {
            UUID id = member.personId();
            String reason = TypedText.clean(typed.get("reason-" + id));
            String situation = typed.getOrDefault("situation-" + id, "");
            Grade grade = Grade.of(typed.getOrDefault("grade-" + id, "")).orElse(null);
            grades.put(
                    id,
                    new DeskWrites.Given(
                            grade,
                            reason.isEmpty() ? null : reason,
                            situation.matches("\\d")
                                    ? Situation.of(Integer.valueOf(situation))
                                            .map(Situation::number)
                                            .orElse(null)
                                    : null));
        }
        return grades;
    }
}
