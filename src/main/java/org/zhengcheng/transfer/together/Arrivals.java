package org.zhengcheng.transfer.together;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.inbox.WaitingAt;

/** The members for whom a step waits, with what is to be seen of each before many are chosen. */
@Component
class Arrivals {

    /** On one page; who is done makes room for the next. */
    static final int MOST = 100;

    private final WaitingAt waiting;
    private final JdbcClient jdbc;

    Arrivals(WaitingAt waiting, JdbcClient jdbc) {
        this.waiting = waiting;
        this.jdbc = jdbc;
    }

    /** Those in somebody's inbox to whom the outcome is open, the most pressing first. */
    List<Row> of(TogetherStep step, Actor actor) {
        List<WaitingAt.Waiting> found = waiting.of(actor.personId(), step.procedure(), step.id(), MOST);
        Map<UUID, Known> known =
                known(found.stream().map(WaitingAt.Waiting::caseId).toList());
        Set<UUID> open = open(step, known.keySet());
        return found.stream()
                .filter(one -> open.contains(one.caseId()))
                .map(one -> row(one, known.get(one.caseId())))
                .toList();
    }

    /** Those whose earlier step ended as the outcome demands. */
    private Set<UUID> open(TogetherStep step, Set<UUID> caseIds) {
        Reference only = step.outcome().only();
        return only == null || caseIds.isEmpty()
                ? caseIds
                : Set.copyOf(
                        jdbc.sql("select case_id from (select distinct on (case_id) case_id, outcome from step_record"
                                        + " where case_id = any(:cases) and step_id = :step order by case_id, seq desc) latest"
                                        + " where outcome = :outcome")
                                .param("cases", caseIds.toArray(UUID[]::new))
                                .param("step", only.stepId())
                                .param("outcome", only.field())
                                .query(UUID.class)
                                .list());
    }

    /** What is known of the transfers of some cases. */
    Map<UUID, Known> known(Collection<UUID> caseIds) {
        Map<UUID, Known> known = new HashMap<>();
        if (!caseIds.isEmpty()) {
            jdbc.sql("""
                            select c.id, c.version, c.person_name, coalesce(a.name, t.outside) as origin,
                              coalesce(b.name, t.outside) as destination, t.dues_paid_until,
                              coalesce(l.last_on, t.valid_until) as valid_until
                            from transfer t join case_file c on c.id = t.case_id
                            left join transfer_letter l on l.case_id = t.case_id and l.voided_on is null
                            left join organization a on a.id = t.origin_id left join organization b on b.id = t.destination_id
                            where c.id = any(:cases)
                            """)
                    .param("cases", caseIds.toArray(UUID[]::new))
                    .query(Known.class)
                    .list()
                    .forEach(one -> known.put(one.id(), one));
        }
        return known;
    }

    private static Row row(WaitingAt.Waiting one, Known known) {
        return new Row(
                new Chosen(one.caseId(), one.taskId(), known.version()),
                known.personName(),
                known.origin(),
                known.destination(),
                known.validUntil(),
                one.dueOn());
    }

    /** @param duesPaidUntil the first day of that month; null if it was not said */
    record Known(
            UUID id,
            int version,
            String personName,
            String origin,
            String destination,
            LocalDate duesPaidUntil,
            LocalDate validUntil) {

        /** The month after the last one paid; null if that is not known. */
        YearMonth duesFrom() {
            return duesPaidUntil == null ? null : YearMonth.from(duesPaidUntil).plusMonths(1);
        }
    }

    /**
     * A member who can be chosen.
     *
     * @param dueOn the day the step is due; null if no period runs
     */
    record Row(Chosen chosen, String name, String origin, String destination, LocalDate validUntil, LocalDate dueOn) {}
}
