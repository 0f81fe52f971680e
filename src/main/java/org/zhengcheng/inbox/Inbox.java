package org.zhengcheng.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Role;

/** What waits for a person: through the posts held today, through appointments in cases, as the person concerned. */
@Component
class Inbox {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final Offices offices;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Offices offices, Clock clock) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * What is due first stands first; what concerns the person's own case as somebody else's task is left out, since
     * nobody acts in their own case.
     */
    List<Item> of(UUID personId) {
        LocalDate today = LocalDate.now(clock);
        List<Object[]> seats =
                offices.heldBy(personId, today).stream().flatMap(Inbox::seats).toList();
        return jdbc.sql("""
                        select distinct on (due_sort, opened_at, task_id) task_id, case_id, case_number, step_name,
                          step_name_en, step_number, subject_name, branch_name, basis, basis_en, not_before, due_on, opened_at
                        from (
                          (select * from inbox_item where person_id = :person
                           order by due_sort, opened_at, task_id limit :page)
                          union all
                          select mine.* from unnest(cast(:organizations as uuid[]), cast(:roles as varchar[]))
                              as seat(organization_id, role)
                          cross join lateral (
                            select * from inbox_item i
                            where i.organization_id = seat.organization_id and i.role = seat.role
                              and i.subject_id <> :person
                            order by due_sort, opened_at, task_id limit :page) mine) found
                        order by due_sort, opened_at, task_id limit :page
                        """)
                .param("person", personId)
                .param("organizations", column(seats, 0))
                .param("roles", column(seats, 1))
                .param("page", PAGE)
                .query((row, n) -> new Item(
                        row.getString("task_id"),
                        row.getObject("case_id", UUID.class),
                        row.getString("case_number"),
                        Text.of(row.getString("step_name"), row.getString("step_name_en")),
                        row.getString("step_number"),
                        row.getString("subject_name"),
                        row.getString("branch_name"),
                        Text.of(row.getString("basis"), row.getString("basis_en")),
                        row.getObject("not_before", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getTimestamp("opened_at").toInstant(),
                        today))
                .list();
    }

    /** Where the open cases about a person stand: the names of the steps that wait, by case. */
    Map<UUID, Text> stepsOf(UUID personId) {
        return jdbc
                .sql("select case_id, string_agg(distinct step_name, '、') as steps,"
                        + " string_agg(distinct step_name_en, ', ') as steps_en from inbox_item"
                        + " where subject_id = ? group by case_id")
                .param(personId)
                .query((row, n) -> Map.entry(
                        row.getObject("case_id", UUID.class),
                        new Text(row.getString("steps"), row.getString("steps_en"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A post fills its own role and those of the collective bodies it may act for. */
    private static Stream<Object[]> seats(Office office) {
        return Arrays.stream(Role.values())
                .filter(role -> role.isFilledBy(office.post()))
                .map(role -> new Object[] {office.organizationId().toString(), role.id()});
    }

    private static String[] column(List<Object[]> seats, int index) {
        return seats.stream().map(seat -> (String) seat[index]).toArray(String[]::new);
    }

    /** The items in the groups in which a page shows them: overdue, soon, later; empty groups are left out. */
    static Map<String, List<Item>> grouped(List<Item> items) {
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        for (String light : List.of("over", "soon", "fine")) {
            List<Item> group =
                    items.stream().filter(item -> item.group().equals(light)).toList();
            if (!group.isEmpty()) {
                groups.put(light, group);
            }
        }
        return groups;
    }

    /** One thing to do. */
    record Item(
            String taskId,
            UUID caseId,
            String caseNumber,
            Text stepName,
            String stepNumber,
            String subjectName,
            String branchName,
            Text basis,
            LocalDate notBefore,
            LocalDate dueOn,
            Instant openedAt,
            LocalDate today) {

        private static final int SOON_DAYS = 7;

        /** {@code over}, {@code soon}, {@code wait} (not allowed yet) or {@code fine}. */
        public String light() {
            if (dueOn != null && today.isAfter(dueOn)) {
                return "over";
            }
            if (dueOn != null && !today.plusDays(SOON_DAYS).isBefore(dueOn)) {
                return "soon";
            }
            return notBefore != null && today.isBefore(notBefore) ? "wait" : "fine";
        }

        String group() {
            return light().equals("wait") ? "fine" : light();
        }

        /** Days until it is due, or since; zero if no period runs. */
        public long days() {
            return dueOn == null ? 0 : Math.abs(dueOn.toEpochDay() - today.toEpochDay());
        }
    }
}
