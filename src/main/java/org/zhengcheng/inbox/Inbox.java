package org.zhengcheng.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.relative.Relatives;

/** What waits for a person: through the posts held today, through appointments in cases, as the person concerned. */
@Component
class Inbox {

    static final int PAGE = 50;

    /** How many branches, steps and people a list to choose from has for each office. */
    private static final int OPTIONS = 200;

    private final JdbcClient jdbc;
    private final Offices offices;
    private final Relatives relatives;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Offices offices, Relatives relatives, Clock clock) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.relatives = relatives;
        this.clock = clock;
    }

    /** The posts in which a person acts today, their own first. */
    List<Office> officesOf(UUID personId) {
        return offices.actingOn(personId, LocalDate.now(clock));
    }

    /** Where a person acts today. */
    Seats seatsOf(UUID personId, List<Office> offices) {
        return Seats.of(personId, offices, relatives.of(personId));
    }

    /**
     * A page, what is due first first.
     *
     * @param soon whether to see only what is soon due or overdue
     * @param after the last item of the page before; empty for the first page
     */
    InboxPage page(Seats seats, Choice choice, SearchWords words, boolean soon, Optional<PageKey> after) {
        InboxQuery query = query(seats, choice, words, soon);
        after.ifPresent(query::after);
        List<Item> found = items(query, PAGE + 1, seats);
        List<Item> shown = found.subList(0, Math.min(PAGE, found.size()));
        Counts waiting = counts(new InboxQuery(seats, Choice.ALL, SearchWords.NONE));
        boolean all = choice.isAll() && words.isEmpty() && !soon;
        return new InboxPage(
                shown,
                waiting,
                all ? waiting : counts(query(seats, choice, words, soon)),
                soon(seats),
                found.size() > PAGE ? shown.get(PAGE - 1).key() : null,
                options(seats, choice));
    }

    private InboxQuery query(Seats seats, Choice choice, SearchWords words, boolean soon) {
        InboxQuery query = new InboxQuery(seats, choice, words);
        return soon ? query.soonOn(LocalDate.now(clock)) : query;
    }

    /** How much is soon due or overdue. */
    private int soon(Seats seats) {
        return counts(query(seats, Choice.ALL, SearchWords.NONE, true)).all();
    }

    /** The most pressing items that may be done today. */
    List<Item> pressing(Seats seats, Choice choice, int most) {
        return items(new InboxQuery(seats, choice, SearchWords.NONE).allowedOn(LocalDate.now(clock)), most, seats);
    }

    /** Where the open cases about a person stand: the names of the steps that wait, by case. */
    Map<UUID, List<Text>> stepsOf(UUID personId) {
        return jdbc
                .sql("select distinct case_id, step_name, step_name_en from inbox_item where subject_id = ?")
                .param(personId)
                .query((row, n) -> Map.entry(
                        row.getObject("case_id", UUID.class),
                        new Text(row.getString("step_name"), row.getString("step_name_en"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private List<Item> items(InboxQuery query, int most, Seats seats) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(query.items(most))
                .params(query.parameters())
                .query((row, n) -> item(row, today, seats))
                .list();
    }

    private Counts counts(InboxQuery query) {
        Map<Group, Integer> counts = new EnumMap<>(Group.class);
        jdbc.sql(query.counts(LocalDate.now(clock))).params(query.parameters()).query(row -> {
            counts.put(Group.valueOf(row.getString(1)), row.getInt(2));
        });
        return new Counts(counts);
    }

    private List<InboxPage.Option> options(Seats seats, Choice choice) {
        return jdbc.sql(InboxQuery.options())
                .params(InboxQuery.parameters(seats))
                .param("chosen", choice.subjectId(), Types.OTHER)
                .param("options", OPTIONS)
                .query((row, n) -> new InboxPage.Option(
                        row.getString("kind"),
                        row.getString("procedure_key"),
                        row.getString("id"),
                        new Text(row.getString("name"), row.getString("name_en"))))
                .list();
    }

    private static Item item(ResultSet row, LocalDate today, Seats seats) throws SQLException {
        return new Item(
                row.getString("task_id"),
                row.getObject("case_id", UUID.class),
                row.getString("procedure_key"),
                row.getString("case_number"),
                new Text(row.getString("step_name"), row.getString("step_name_en")),
                row.getString("step_number"),
                row.getObject("subject_id", UUID.class),
                row.getString("subject_name"),
                row.getString("branch_name"),
                Text.of(row.getString("basis"), row.getString("basis_en")),
                row.getObject("not_before", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("soon_on", LocalDate.class),
                row.getObject("paused_on", LocalDate.class),
                Text.of(row.getString("why"), row.getString("why_en")),
                row.getObject("due_sort", LocalDate.class),
                row.getTimestamp("opened_at").toInstant(),
                seats.nameOf(row.getObject("absent_id", UUID.class)),
                today);
    }
}
