package org.zhengcheng.casework.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The running periods whose ladder has to be looked at, and the rungs that were climbed. */
@Component
class DueRows {

    private static final String COLUMNS = "select id, case_id, task_id, step_id, period, origin_on, due_on,"
            + " cast(opened_at at time zone 'Asia/Shanghai' as date) as opened_on from deadline ";

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes some of the rows whose day has come. They are held until the transaction ends; rows that another node holds
     * are passed over, and so are those whose step is just being taken.
     */
    List<Due> take(LocalDate today, int most) {
        return with(jdbc.sql(COLUMNS + "where rung_on <= ? order by rung_on, id limit ? for update skip locked")
                .params(today, most)
                .query(DueRows::row)
                .list());
    }

    /** Takes one of them, if it is still to be looked at and nobody else holds it. */
    List<Due> take(UUID id, LocalDate today) {
        return with(jdbc.sql(COLUMNS + "where id = ? and rung_on <= ? for update skip locked")
                .params(id, today)
                .query(DueRows::row)
                .list());
    }

    /** Notes down what was climbed and when to look again, in two statements for all of them. */
    void climbed(Collection<Climbed> all, Instant now) {
        List<Rung> rungs = all.stream()
                .flatMap(climbed -> climbed.rungs().stream().map(n -> new Rung(climbed, n)))
                .toList();
        if (!rungs.isEmpty()) {
            jdbc.sql("""
                            insert into deadline_rung (deadline_id, rung, due_on, told, climbed_at)
                            select cast(id as uuid), rung, cast(due as date), told, :now
                            from unnest(:ids, :rungs, :dues, :told) as r (id, rung, due, told)
                            """)
                    .param("ids", column(rungs, rung -> rung.of().due().id().toString(), String[]::new))
                    .param("rungs", column(rungs, Rung::number, Integer[]::new))
                    .param("dues", column(rungs, rung -> rung.of().due().dueOn().toString(), String[]::new))
                    .param("told", column(rungs, rung -> rung.of().told(), Integer[]::new))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        List<Climbed> rows = List.copyOf(all);
        jdbc.sql("""
                        update deadline set rung_on = cast(next.day as date)
                        from unnest(:ids, :days) as next (id, day) where deadline.id = cast(next.id as uuid)
                        """)
                .param("ids", column(rows, row -> row.due().id().toString(), String[]::new))
                .param("days", column(rows, row -> Objects.toString(row.lookAgainOn(), null), String[]::new))
                .update();
    }

    /** Something is wrong with a row: it is looked at again another day, so that it does not keep the others. */
    void putOff(UUID id, LocalDate until) {
        jdbc.sql("update deadline set rung_on = ? where id = ?")
                .params(until, id)
                .update();
    }

    private List<Due> with(List<Due> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        record Earlier(UUID id, LocalDate dueOn, int rung) {}
        Map<UUID, Map<LocalDate, Set<Integer>>> climbed = jdbc
                .sql("select deadline_id as id, due_on, rung from deadline_rung where deadline_id in (:ids)")
                .param("ids", rows.stream().map(Due::id).toList())
                .query(Earlier.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Earlier::id,
                        Collectors.groupingBy(
                                Earlier::dueOn, Collectors.mapping(Earlier::rung, Collectors.toUnmodifiableSet()))));
        List<Due> known = new ArrayList<>();
        rows.forEach(row -> known.add(row.having(climbed.getOrDefault(row.id(), Map.of()))));
        return known;
    }

    private static Due row(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("task_id"),
                row.getString("step_id"),
                row.getInt("period"),
                row.getObject("origin_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("opened_on", LocalDate.class),
                Map.of());
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, Function<Integer, T[]> array) {
        return rows.stream().map(value).toArray(array::apply);
    }

    /**
     * A running period.
     *
     * @param openedOn the day its step began to wait
     * @param rungs the rungs of its ladder that were climbed for each day it was due, by their position
     */
    record Due(
            UUID id,
            UUID caseId,
            String taskId,
            String stepId,
            int period,
            LocalDate originOn,
            LocalDate dueOn,
            LocalDate openedOn,
            Map<LocalDate, Set<Integer>> rungs) {

        /** The same, with another of the days on which something that recurs was due. */
        Due on(LocalDate day) {
            return new Due(id, caseId, taskId, stepId, period, originOn, day, openedOn, rungs);
        }

        /** Whether a rung was climbed for the day it is due. */
        boolean hasClimbed(int rung) {
            return rungs.getOrDefault(dueOn, Set.of()).contains(rung);
        }

        private Due having(Map<LocalDate, Set<Integer>> climbed) {
            return new Due(id, caseId, taskId, stepId, period, originOn, dueOn, openedOn, climbed);
        }
    }

    /**
     * What was done for one.
     *
     * @param rungs the rungs climbed now
     * @param told how many people were told
     * @param lookAgainOn the day of the next rung; null if none is left
     */
    record Climbed(Due due, List<Integer> rungs, int told, LocalDate lookAgainOn) {}

    private record Rung(Climbed of, int number) {}
}
