package org.zhengcheng.casework.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.deadline.Period;

/**
 * Every period that runs for an open step, one row each, written and ended in the transaction of the step. These rows are
 * the only truth about when something is due and the only waker: the engine keeps no timer, which could be lost with a
 * case or fire by a clock of its own.
 */
@Component
public class RunningDeadlines {

    /** In the place of a period's number: the day a return asked for, which no article names. */
    public static final int ASKED = -1;

    private final JdbcClient jdbc;

    RunningDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The periods of a step that has just been opened begin to run; one statement, none if there are none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UUID caseId, String taskId, String stepId, List<Row> rows, Instant openedAt) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into deadline (id, case_id, task_id, step_id, period, kind, origin_on, due_on,
                                              working_days, provisional, opened_at, rung_on)
                        select gen_random_uuid(), :case, :task, :step, period, kind, cast(origin as date),
                               cast(due as date), working, provisional, :openedAt, cast(rung as date)
                        from unnest(:periods, :kinds, :origins, :dues, :working, :provisional, :rungs)
                          as r (period, kind, origin, due, working, provisional, rung)
                        """)
                .param("case", caseId)
                .param("task", taskId)
                .param("step", stepId)
                .param("openedAt", utc(openedAt))
                .param("periods", column(rows, Row::period, Integer[]::new))
                .param("kinds", column(rows, row -> row.kind().name(), String[]::new))
                .param("origins", column(rows, row -> row.originOn().toString(), String[]::new))
                .param("dues", column(rows, row -> row.dueOn().toString(), String[]::new))
                .param("working", column(rows, Row::workingDays, Boolean[]::new))
                .param("provisional", column(rows, Row::provisional, Boolean[]::new))
                .param("rungs", column(rows, row -> Objects.toString(row.rungOn(), null), String[]::new))
                .update();
    }

    /**
     * The periods of a step that no longer waits end: on the day it really happened if it was taken, otherwise now. One
     * statement, which finds out by itself.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String taskId, Instant now) {
        jdbc.sql("""
                        update deadline set settled_on = taken.event_date,
                          gone_at = case when taken.event_date is null then cast(:now as timestamptz) end,
                          rung_on = null
                        from (select cast(:task as varchar) as task_id) gone
                        left join step_record taken on taken.task_id = gone.task_id
                        where deadline.task_id = gone.task_id and settled_on is null and gone_at is null
                        """).param("task", taskId).param("now", utc(now)).update();
    }

    /** The periods that run in a case. */
    public List<Running> of(UUID caseId) {
        return jdbc.sql(
                        "select task_id, period, kind, origin_on, due_on, working_days, provisional, rung_on from deadline"
                                + " where case_id = ? and settled_on is null and gone_at is null order by task_id, period")
                .param(caseId)
                .query((row, n) -> new Running(
                        row.getString("task_id"),
                        new Row(
                                row.getInt("period"),
                                Period.Kind.valueOf(row.getString("kind")),
                                row.getObject("origin_on", LocalDate.class),
                                row.getObject("due_on", LocalDate.class),
                                row.getBoolean("working_days"),
                                row.getBoolean("provisional"),
                                row.getObject("rung_on", LocalDate.class))))
                .list();
    }

    /** A running period has other dates than it had: its ladder is climbed anew for the new day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String taskId, Row to) {
        jdbc.sql(
                        "update deadline set kind = ?, origin_on = ?, due_on = ?, working_days = ?, provisional = ?, rung_on = ?"
                                + " where task_id = ? and period = ? and settled_on is null and gone_at is null")
                .params(
                        to.kind().name(),
                        to.originOn(),
                        to.dueOn(),
                        to.workingDays(),
                        to.provisional(),
                        to.rungOn(),
                        taskId,
                        to.period())
                .update();
    }

    /** The days of rungs may have changed: the ladders of these cases are looked at today, and say when to look again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lookAgain(List<UUID> caseIds, LocalDate today) {
        jdbc.sql("update deadline set rung_on = ? where case_id = any(?) and rung_on > ?")
                .params(today, caseIds.toArray(UUID[]::new), today)
                .update();
    }

    /** One period of a task no longer runs, though the task still waits or is gone unnoticed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void drop(String taskId, int period, Instant now) {
        jdbc.sql("update deadline set gone_at = ?, rung_on = null"
                        + " where task_id = ? and period = ? and settled_on is null and gone_at is null")
                .params(utc(now), taskId, period)
                .update();
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> value, Function<Integer, T[]> array) {
        return rows.stream().map(value).toArray(array::apply);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * One period that runs for one step.
     *
     * @param period its position among the periods of the step in the diagram; {@link #ASKED} for the day of a return
     * @param originOn the day it is counted from
     * @param dueOn the last day it leaves, or for one that blocks the first day on which the step is allowed
     * @param workingDays whether it is counted in working days
     * @param provisional whether it runs through a year whose holidays are not published yet
     * @param rungOn the day of the first rung of the step's ladder; null if it has none for this period
     */
    public record Row(
            int period,
            Period.Kind kind,
            LocalDate originOn,
            LocalDate dueOn,
            boolean workingDays,
            boolean provisional,
            LocalDate rungOn) {

        /** Whether it says the same about when the step has to be or may be taken. */
        public boolean saysTheSameAs(Row other) {
            return kind == other.kind
                    && originOn.equals(other.originOn)
                    && dueOn.equals(other.dueOn)
                    && workingDays == other.workingDays
                    && provisional == other.provisional;
        }
    }

    /** A period that runs, and for which open task. */
    public record Running(String taskId, Row row) {}
}
