package org.zhengcheng.evaluation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what came of an evaluation for its members: all of a branch in one statement, however many they are. */
@Component
class Results {

    private final JdbcClient jdbc;

    Results(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The votes that members were given; those of others stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    void votes(UUID caseId, Map<UUID, Member.Votes> votes) {
        List<Map.Entry<UUID, Member.Votes>> rows = List.copyOf(votes.entrySet());
        jdbc.sql("""
                        update evaluation_member m set votes_excellent = v.excellent, votes_qualified = v.qualified,
                          votes_basically = v.basically, votes_unqualified = v.unqualified,
                          votes_situations = cast(v.situations as integer[])
                        from unnest(:people, :excellent, :qualified, :basically, :unqualified, :situations)
                          as v (person, excellent, qualified, basically, unqualified, situations)
                        where m.case_id = :case and m.person_id = cast(v.person as uuid)
                        """)
                .param("case", caseId)
                .param("people", texts(rows, row -> row.getKey().toString()))
                .param("excellent", numbers(rows, row -> row.getValue().excellent()))
                .param("qualified", numbers(rows, row -> row.getValue().qualified()))
                .param("basically", numbers(rows, row -> row.getValue().basically()))
                .param("unqualified", numbers(rows, row -> row.getValue().unqualified()))
                .param("situations", texts(rows, row -> array(row.getValue().situations())))
                .update();
    }

    /** What the branch committee was given, where the year asks about it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void committee(UUID caseId, Map<CommitteeGrade, Integer> votes) {
        jdbc.sql(
                        "update evaluation set committee_good = ?, committee_fair = ?, committee_ordinary = ?, committee_poor = ?"
                                + " where case_id = ? and committee_asked")
                .params(
                        votes.get(CommitteeGrade.GOOD),
                        votes.get(CommitteeGrade.FAIR),
                        votes.get(CommitteeGrade.ORDINARY),
                        votes.get(CommitteeGrade.POOR),
                        caseId)
                .update();
    }

    /** The grades that members are given, with reason and situation; what is null is taken back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void grades(UUID caseId, Map<UUID, DeskWrites.Given> given) {
        List<Map.Entry<UUID, DeskWrites.Given>> rows = List.copyOf(given.entrySet());
        jdbc.sql("""
                        update evaluation_member m set grade = g.grade, grade_reason = g.reason, situation = g.situation
                        from unnest(:people, :grades, :reasons, :situations) as g (person, grade, reason, situation)
                        where m.case_id = :case and m.person_id = cast(g.person as uuid)
                        """)
                .param("case", caseId)
                .param("people", texts(rows, row -> row.getKey().toString()))
                .param(
                        "grades",
                        texts(
                                rows,
                                row -> row.getValue().grade() == null
                                        ? null
                                        : row.getValue().grade().name()))
                .param("reasons", texts(rows, row -> row.getValue().reason()))
                .param(
                        "situations",
                        numbers(
                                rows,
                                row -> row.getValue().grade() == Grade.UNQUALIFIED
                                        ? row.getValue().situation()
                                        : null))
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(List<T> rows, Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    /** A list within a row, as the database writes one: arrays of arrays would be taken apart. */
    private static String array(List<Integer> numbers) {
        return numbers.isEmpty()
                ? null
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
