package org.zhengcheng.diagram.heat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;

/** Counts, step by step, what stands and how long it took; two statements, however many cases there are. */
@Component
public class Heat {

    private static final String WITHIN = " and (:organization::uuid is null or exists(select from organization o"
            + " where o.id = c.organization_id and :organization::uuid = any(o.path)))";
    private static final String STANDING = "select i.step_id, count(distinct i.task_id) as standing,"
            + " count(distinct i.task_id) filter (where i.due_on < :today) as overdue from inbox_item i"
            + " join case_file c on c.id = i.case_id where c.procedure_key = :key"
            + " and (:version::varchar is null or c.definition_id = :version)" + WITHIN + " group by i.step_id";
    // How long a step took is counted from the step before it, by the days on which both happened.
    private static final String TAKEN = "with taken as (select r.step_id, r.event_date, r.due_on, r.definition_id,"
            + " r.event_date - lag(r.event_date) over (partition by r.case_id order by r.seq) as days"
            + " from step_record r join case_file c on c.id = r.case_id where c.procedure_key = :key" + WITHIN + ")"
            + " select step_id, count(*) as taken, percentile_disc(0.5) within group (order by days) as median,"
            + " percentile_disc(0.9) within group (order by days) as ninety, count(due_on) as due,"
            + " count(*) filter (where event_date > due_on) as late from taken"
            + " where event_date between :from and :to"
            + " and (:version::varchar is null or definition_id = :version) group by step_id";

    private final JdbcClient jdbc;
    private final Clock clock;

    Heat(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is known of the steps of a diagram.
     *
     * @param version the id of the version under which cases stand and steps were taken; null for all versions together
     * @param organizationId of which organisation and those below it; null for all
     * @param from the first day on which what counts as taken happened
     * @param to the last
     */
    @Transactional(readOnly = true)
    public List<StepHeat> of(Diagram diagram, String version, UUID organizationId, LocalDate from, LocalDate to) {
        Map<String, int[]> standing = new HashMap<>();
        jdbc.sql(STANDING)
                .param("key", diagram.key())
                .param("version", version)
                .param("organization", organizationId)
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    standing.put(row.getString("step_id"), new int[] {row.getInt("standing"), row.getInt("overdue")});
                });
        Map<String, Taken> taken = new HashMap<>();
        jdbc.sql(TAKEN)
                .param("key", diagram.key())
                .param("version", version)
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    taken.put(
                            row.getString("step_id"),
                            new Taken(
                                    row.getInt("taken"),
                                    (Integer) row.getObject("median"),
                                    (Integer) row.getObject("ninety"),
                                    row.getInt("due"),
                                    row.getInt("late")));
                });
        return diagram.steps().values().stream()
                .map(step -> {
                    int[] now = standing.getOrDefault(step.id(), new int[2]);
                    Taken past = taken.getOrDefault(step.id(), Taken.NEVER);
                    return new StepHeat(
                            step.id(),
                            step.name(),
                            step.number(),
                            now[0],
                            now[1],
                            past.times(),
                            past.median(),
                            past.ninety(),
                            past.due(),
                            past.late());
                })
                .filter(StepHeat::saysSomething)
                .toList();
    }

    private record Taken(int times, Integer median, Integer ninety, int due, int late) {

        private static final Taken NEVER = new Taken(0, null, null, 0, 0);
    }
}
