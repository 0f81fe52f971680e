package org.zhengcheng.casework.calendar;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.language.Text;

/** The running dates that each change of the calendar moved, as they were seen by whoever confirmed it. */
@Component
class MovedDates {

    private static final int PAGE = 200;

    private final Diagrams diagrams;
    private final JdbcClient jdbc;

    MovedDates(Diagrams diagrams, JdbcClient jdbc) {
        this.diagrams = diagrams;
        this.jdbc = jdbc;
    }

    /** @param change the number of the change */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(long change, Moves.Move move) {
        jdbc.sql("insert into calendar_move (change_id, case_id, step_id, blocks, was_on, becomes_on)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(change, move.caseId(), move.stepId(), move.blocks(), move.was(), move.becomes())
                .update();
    }

    /**
     * A page of them.
     *
     * @param after the number of the last one on the page before; 0 for the first page
     */
    List<Moved> of(long change, long after) {
        return jdbc.sql("""
                        select m.id, c.number, o.name, c.definition_id, m.step_id, m.blocks, m.was_on, m.becomes_on
                        from calendar_move m join case_file c on c.id = m.case_id
                        join organization o on o.id = c.organization_id
                        where m.change_id = ? and m.id > ? order by m.id limit ?
                        """)
                .params(change, after, PAGE)
                .query((row, n) -> new Moved(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getString("name"),
                        diagrams.get(row.getString("definition_id"))
                                .step(row.getString("step_id"))
                                .name(),
                        row.getBoolean("blocks"),
                        row.getObject("was_on", LocalDate.class),
                        row.getObject("becomes_on", LocalDate.class)))
                .list();
    }

    /** Whether there may be another page behind this one. */
    static boolean isFull(List<Moved> page) {
        return page.size() == PAGE;
    }

    /**
     * A date that was moved. The case is named by its number: an administrator may not know whom it is about.
     *
     * @param blocks whether it is the first day on which the step is allowed, and not the last
     */
    record Moved(
            long id,
            String caseNumber,
            String branchName,
            Text step,
            boolean blocks,
            LocalDate was,
            LocalDate becomes) {}
}
