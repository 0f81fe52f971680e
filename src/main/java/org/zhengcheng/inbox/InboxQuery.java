package org.zhengcheng.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements that read an inbox. Each goes through the offices of the person one by one, so that an index serves each
 * of them in the order of the page, and none reads more than it shows. What concerns the person's own case as somebody
 * else's task is left out, since nobody acts in their own case.
 */
final class InboxQuery {

    private static final String SEATS = "unnest(cast(:offices as uuid[]), cast(:roles as varchar[]),"
            + " cast(:procedures as varchar[]), cast(:absent as uuid[]))"
            + " as %s(office_id, role, only_procedure, absent_id)";
    /** Neither one's own case, but as the applicant, nor a relative's; nor those of whom one stands in for. */
    private static final String MAY = " and (i.subject_id <> :person or i.role = 'applicant')"
            + " and i.subject_id <> all(cast(:barred as uuid[]))"
            + " and (seat.only_procedure is null or i.procedure_key = seat.only_procedure)"
            + " and (seat.absent_id is null or i.subject_id <> seat.absent_id and not exists (select from relative r"
            + " where r.person_id = seat.absent_id and r.other_id = i.subject_id and r.ended_at is null))";

    private static final String OF_SEAT = "i.office_id = seat.office_id and i.role = seat.role";
    /** The same for where another index leads to few rows: put so, it keeps the database from reading the office beside. */
    private static final String ALSO_OF_SEAT =
            "i.office_id is not distinct from seat.office_id and i.role is not distinct from seat.role";

    private static final String ORDER = "due_sort, opened_at, task_id";
    private static final String COLUMNS =
            "task_id, case_id, procedure_key, case_number, step_name, step_name_en, step_number, subject_id, subject_name,"
                    + " branch_name, basis, basis_en, not_before, due_on, soon_on, paused_on, why, why_en,"
                    + " due_sort, opened_at";

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final StringBuilder where;

    InboxQuery(Seats seats, Choice choice, SearchWords words) {
        where = new StringBuilder(words.isEmpty() && choice.subjectId() == null ? OF_SEAT : ALSO_OF_SEAT).append(MAY);
        parameters.putAll(parameters(seats));
        only("i.procedure_key = :procedure", "procedure", choice.procedureKey());
        only("i.step_id = :step", "step", choice.stepId());
        only("i.branch_id = :branch", "branch", choice.branchId());
        only("i.subject_id = :subject", "subject", choice.subjectId());
        for (int n = 0; n < words.words().size(); n++) {
            String word = words.words().get(n);
            where.append((" and inbox_grams(i.office_id, i.role, i.search, 1)"
                            + " @> inbox_grams(seat.office_id, seat.role, cast(:word%1$d as varchar), :shortest%1$d)"
                            + " and i.search like :like%1$d")
                    .formatted(n));
            parameters.put("word" + n, word);
            parameters.put("shortest" + n, SearchWords.shortest(word));
            parameters.put("like" + n, SearchWords.pattern(word));
        }
    }

    /** Only what comes behind an item. */
    InboxQuery after(PageKey key) {
        where.append(" and (i.due_sort, i.opened_at, i.task_id) > (:afterDue, :afterOpened, :afterTask)");
        parameters.put("afterDue", key.dueSort());
        parameters.put("afterOpened", OffsetDateTime.ofInstant(key.openedAt(), ZoneOffset.UTC));
        parameters.put("afterTask", key.taskId());
        return this;
    }

    /** Only what is soon due on a day, each by its own lead time; what is overdue is among it for ever. */
    InboxQuery soonOn(LocalDate day) {
        only("(i.soon_on <= :soon or i.due_on < :soon)", "soon", day);
        return this;
    }

    /** Only what may be done on a day. */
    InboxQuery allowedOn(LocalDate day) {
        only("(i.not_before is null or i.not_before <= :allowed)", "allowed", day);
        return this;
    }

    /** What every statement asks about the person. */
    static Map<String, Object> parameters(Seats seats) {
        return Map.of(
                "person", seats.personId(),
                "offices", seats.offices(),
                "roles", seats.roles(),
                "procedures", seats.procedures(),
                "absent", seats.absent(),
                "barred", seats.barred());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** The most pressing items, each once even if several offices of the person have it. */
    String items(int most) {
        parameters.put("most", most);
        return """
                select distinct on (%1$s) %2$s, absent_id from %3$s
                cross join lateral (select * from inbox_item i where %4$s order by %1$s limit :most) item
                order by %1$s, absent_id nulls first limit :most
                """.formatted(ORDER, COLUMNS, SEATS.formatted("seat"), where);
    }

    /** How many there are in each group, counted no further than one beyond {@link Counts#MOST}. */
    String counts(LocalDate today) {
        parameters.put("cap", Counts.MOST + 1);
        String groups = Arrays.stream(Group.values())
                .map(group -> "('%s', date '%s', date '%s')".formatted(group, group.from(today), group.to(today)))
                .collect(Collectors.joining(", "));
        return """
                select part.name, count(*) from (values %s) as part(name, first, last)
                cross join lateral (
                  select distinct item.task_id from %s
                  cross join lateral (
                    select i.task_id from inbox_item i where %s and i.due_sort between part.first and part.last limit :cap
                  ) item limit :cap) counted
                group by part.name
                """.formatted(groups, SEATS.formatted("seat"), where);
    }

    /**
     * What there is to choose from: the steps and branches of all that waits, found by leaping from one to the next in
     * their index, and the people of the most pressing items.
     */
    static String options() {
        return """
                with recursive seat as (select * from %1$s),
                step as (
                  select seat.office_id, seat.role, seat.only_procedure, seat.absent_id, 1 as n, found.* from seat cross join lateral (
                    select i.procedure_key, i.step_id, i.step_name, i.step_name_en, i.step_number from inbox_item i
                    where %2$s order by i.procedure_key, i.step_id limit 1) found
                  union all
                  select seat.office_id, seat.role, seat.only_procedure, seat.absent_id, seat.n + 1, found.* from step seat cross join lateral (
                    select i.procedure_key, i.step_id, i.step_name, i.step_name_en, i.step_number from inbox_item i
                    where %2$s and (i.procedure_key, i.step_id) > (seat.procedure_key, seat.step_id)
                    order by i.procedure_key, i.step_id limit 1) found
                  where seat.n < :options),
                branch as (
                  select seat.office_id, seat.role, seat.only_procedure, seat.absent_id, 1 as n, found.* from seat cross join lateral (
                    select i.branch_id, i.branch_name from inbox_item i where %2$s order by i.branch_id limit 1) found
                  union all
                  select seat.office_id, seat.role, seat.only_procedure, seat.absent_id, seat.n + 1, found.* from branch seat cross join lateral (
                    select i.branch_id, i.branch_name from inbox_item i
                    where %2$s and i.branch_id > seat.branch_id order by i.branch_id limit 1) found
                  where seat.n < :options),
                person as (
                  select found.* from seat cross join lateral (
                    select i.subject_id, i.subject_name, i.subject_pinyin from inbox_item i
                    where %2$s order by %3$s limit :options) found
                  union all
                  select found.* from seat cross join lateral (
                    select i.subject_id, i.subject_name, i.subject_pinyin from inbox_item i
                    where %4$s and i.subject_id = :chosen
                    limit 1) found)
                select 'step' as kind, procedure_key, step_id as id, min(step_name) as name, min(step_name_en) as name_en,
                  procedure_key || lpad(regexp_replace(coalesce(min(step_number), ''), '[^0-9]', '', 'g'), 4, '0')
                    || min(step_name) as sorting
                  from step group by procedure_key, step_id
                union all
                select 'branch', null, cast(branch_id as varchar), min(branch_name), min(branch_name), min(branch_name)
                  from branch group by branch_id
                union all
                select 'person', null, cast(subject_id as varchar), min(subject_name), min(subject_name), min(subject_pinyin)
                  from person group by subject_id
                order by kind, sorting, id
                """.formatted(SEATS.formatted("s"), OF_SEAT + MAY, ORDER, ALSO_OF_SEAT + MAY);
    }

    private void only(String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
