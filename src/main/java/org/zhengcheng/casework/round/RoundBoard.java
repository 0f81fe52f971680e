package org.zhengcheng.casework.round;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the branches below an organisation have come in a round: numbers, and the branches behind each. A case about a
 * declared relative of the reader is not among them: they are not to know of it.
 */
@Component
class RoundBoard {

    /** Behind the last step: the case is closed, not opened yet, or cannot be. */
    static final String CLOSED = "closed";

    static final String WAITING = "waiting";
    static final String REFUSED = "refused";

    static final int PAGE = 50;

    private static final String PART = """
            with part as (
              select b.branch_id, b.case_id, b.problem, b.reminded_on, o.name, o.code, o.path, now.task_id, now.due_on,
                case when c.state = 'CLOSED' then 'closed' when b.problem is not null then 'refused'
                  when b.case_id is null then 'waiting' else coalesce(now.step_id, 'waiting') end as place,
                c.state = 'OPEN' and (:today > cast(:due as date) or coalesce(now.due_on < :today, false)) as late,
                c.result, c.result_en
              from case_round_branch b join organization o on o.id = b.branch_id
              left join case_file c on c.id = b.case_id
              left join lateral (select i.step_id, i.task_id, i.due_on from inbox_item i where i.case_id = b.case_id
                order by i.opened_at limit 1) now on true
              where b.round_id = :round and o.path >= :top
                and o.path < :top || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)
                and not exists (select from relative r where r.person_id = :reader and r.other_id = c.person_id
                  and r.ended_at is null))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RoundBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many branches are at which step. */
    List<AtStep> steps(Round round, RoundPlaces.Place place, UUID reader) {
        return part(
                        "select place, count(*) as branches, count(*) filter (where late) as late from part group by place",
                        round,
                        place,
                        reader)
                .query(AtStep.class)
                .list();
    }

    /** How far what is directly below the organisation has come, by code. */
    List<Below> below(Round round, RoundPlaces.Place place, UUID reader) {
        return part(
                        "select o.id, o.name, count(*) as branches, count(*) filter (where place = 'closed') as closed,"
                                + " count(*) filter (where late) as late, bool_and(o.id = part.branch_id) as single"
                                + " from part join organization o on o.id = part.path[cardinality(cast(:top as uuid[])) + 1]"
                                + " group by o.id, o.name, o.code order by o.code limit 500",
                        round,
                        place,
                        reader)
                .query(Below.class)
                .list();
    }

    /**
     * The branches at a step, by code.
     *
     * @param step the id of a step, or one of the places behind the last; null for all
     * @param after the code of the last one of the page before; null for the first page
     */
    List<Branch> branches(Round round, RoundPlaces.Place place, UUID reader, String step, boolean late, String after) {
        return part(
                        "select branch_id, name, code, case_id, place, late, due_on, problem, reminded_on, result,"
                                + " result_en from part where (cast(:step as varchar) is null or place = :step)"
                                + " and (late or not :late) and (cast(:after as varchar) is null or code > :after)"
                                + " order by code limit " + PAGE,
                        round,
                        place,
                        reader)
                .param("step", step, Types.VARCHAR)
                .param("late", late)
                .param("after", after, Types.VARCHAR)
                .query(Branch.class)
                .list();
    }

    private JdbcClient.StatementSpec part(String select, Round round, RoundPlaces.Place place, UUID reader) {
        return jdbc.sql(PART + select)
                .param("reader", reader)
                .param("round", round.id())
                .param("top", place.path())
                .param("due", round.dueOn())
                .param("today", LocalDate.now(clock));
    }

    /** How many branches are at one step. */
    record AtStep(String place, int branches, int late) {}

    /** @param single whether it is itself the only branch */
    record Below(UUID id, String name, int branches, int closed, int late, boolean single) {}

    /** One branch and how far it has come. */
    record Branch(
            UUID branchId,
            String name,
            String code,
            UUID caseId,
            String place,
            boolean late,
            LocalDate dueOn,
            String problem,
            LocalDate remindedOn,
            String result,
            String resultEn) {}
}
