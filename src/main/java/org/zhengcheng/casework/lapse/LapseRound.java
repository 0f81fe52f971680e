package org.zhengcheng.casework.lapse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.DatabaseTime;

/**
 * Takes the steps whose time has run out and of which the diagram says that they then go on by themselves, one case to a
 * transaction. A node whose clock is off leaves the work to others.
 */
@Component
public class LapseRound {

    private static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(LapseRound.class);

    private final LapseStep lapse;
    private final DatabaseTime time;
    private final JdbcClient jdbc;

    LapseRound(LapseStep lapse, DatabaseTime time, JdbcClient jdbc) {
        this.lapse = lapse;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** Takes all that have lapsed by now. */
    @Scheduled(
            initialDelayString = "${zhengcheng.deadlines.every:PT1M}",
            fixedDelayString = "${zhengcheng.deadlines.every:PT1M}")
    public void goOver() {
        DatabaseTime.Reading now = time.read();
        Set<String> tried = new HashSet<>();
        List<LapseStep.Overdue> found = List.of();
        do {
            if (now.isOff()) {
                return;
            }
            found = due(now, tried);
            for (LapseStep.Overdue step : found) {
                tried.add(step.taskId());
                try {
                    lapse.take(step, now.today());
                } catch (RuntimeException wrong) {
                    LOG.error("到期的步骤 {} 无法处理。The lapsed step {} cannot be taken.", step.taskId(), step.taskId(), wrong);
                }
            }
        } while (found.size() == BATCH);
    }

    private List<LapseStep.Overdue> due(DatabaseTime.Reading now, Set<String> tried) {
        Set<LapseStep.Lapsing> steps = lapse.steps();
        if (steps.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select d.case_id, d.task_id from deadline d join case_file c on c.id = d.case_id
                        join unnest(:definitions, :steps) as l (definition, step)
                          on l.definition = c.definition_id and l.step = d.step_id
                        where d.settled_on is null and d.gone_at is null and d.due_on < :today and d.kind = 'DUE'
                          and d.period >= 0 and d.task_id <> all(:tried)
                        group by d.case_id, d.task_id order by min(d.due_on), d.task_id limit :most
                        """)
                .param(
                        "definitions",
                        steps.stream().map(LapseStep.Lapsing::definitionId).toArray(String[]::new))
                .param("steps", steps.stream().map(LapseStep.Lapsing::stepId).toArray(String[]::new))
                .param("today", now.today())
                .param("tried", tried.toArray(String[]::new))
                .param("most", BATCH)
                .query(LapseStep.Overdue.class)
                .list();
    }
}
