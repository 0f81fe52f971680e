package org.zhengcheng.casework.calendar;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.CalendarChange;

/** Finds the cases in which working days are counted across the days that a change of the calendar is about. */
@Component
class CountingCases {

    private final Diagrams diagrams;
    private final JdbcClient jdbc;

    CountingCases(Diagrams diagrams, JdbcClient jdbc) {
        this.diagrams = diagrams;
        this.jdbc = jdbc;
    }

    /**
     * Cases with a period that is counted so, or with a rung of a ladder; in the order of their keys, so that two changes at
     * once never wait for each other crosswise.
     */
    List<UUID> of(CalendarChange change) {
        List<Place> ladders = ladders();
        return jdbc.sql("""
                        select distinct d.case_id from deadline d join case_file c on c.id = d.case_id
                        join organization o on o.id = c.organization_id
                        where d.settled_on is null and d.gone_at is null
                          and (d.working_days and d.origin_on <= :until and d.due_on >= :from
                            or least(d.rung_on, d.due_on) <= :until and greatest(d.rung_on, d.due_on) >= :from
                              and (c.definition_id, d.step_id) in (select * from unnest(:definitions, :steps)))
                          and (cast(:place as uuid) is null or cast(:place as uuid) = any(o.path))
                        order by d.case_id
                        """)
                .param("place", change.organizationId())
                .param("until", change.until())
                .param("from", change.from())
                .param("definitions", ladders.stream().map(Place::definitionId).toArray(String[]::new))
                .param("steps", ladders.stream().map(Place::stepId).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** The steps that people are reminded of at a distance in working days. */
    private List<Place> ladders() {
        return jdbc
                .sql("select distinct definition_id from case_file where state = 'OPEN'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(definition -> diagrams.get(definition).steps().values().stream()
                        .filter(step -> step.ladder().stream().anyMatch(Rung::workingDays))
                        .map(Step::id)
                        .map(step -> new Place(definition, step)))
                .toList();
    }

    private record Place(String definitionId, String stepId) {}
}
