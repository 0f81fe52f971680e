package org.zhengcheng.deadline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes the calendar of working days, in two strokes, and keeps what was changed. */
@Component
public class CalendarWriting {

    private final CalendarBook book;
    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarWriting(CalendarBook book, JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes a change: what is counted later in this transaction is counted by it, and nobody else notices. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(CalendarChange change) {
        if (change.whole()) {
            jdbc.sql("delete from calendar_day where of_year = ?"
                            + " and organization_id is not distinct from cast(? as uuid)")
                    .params(change.year(), change.organizationId())
                    .update();
        }
        change.days().forEach(day -> write(change, day));
        if (change.isPublishing()) {
            jdbc.sql("insert into calendar_year (year, published_on, source) values (?, cast(? as date), ?)"
                            + " on conflict (year) do update set published_on = excluded.published_on,"
                            + " source = excluded.source")
                    .params(change.year(), change.publishedOn(), change.source())
                    .update();
        }
        book.tryOut();
    }

    /** A single day that is changed stays with the year whose arrangement it is of. */
    private void write(CalendarChange change, CalendarChange.Day day) {
        if (day.kind() == CalendarChange.Kind.PLAIN) {
            jdbc.sql("delete from calendar_day where day = ?"
                            + " and organization_id is not distinct from cast(? as uuid)")
                    .params(day.date(), change.organizationId())
                    .update();
        } else {
            jdbc.sql("""
                            insert into calendar_day as d (day, organization_id, of_year, working, name)
                            values (:day, cast(:place as uuid), :year, :working, :name)
                            on conflict (day, organization_id) do update set working = excluded.working,
                              name = excluded.name, of_year = case when :whole then excluded.of_year else d.of_year end
                            """)
                    .param("day", day.date())
                    .param("place", change.organizationId())
                    .param("year", change.year())
                    .param("working", day.kind() == CalendarChange.Kind.WORKED)
                    .param("name", day.name())
                    .param("whole", change.whole())
                    .update();
        }
    }

    /**
     * Makes what was written count for everybody once this transaction has committed; until then nobody writes a date that
     * is counted in working days, and whoever had counted one has committed it.
     *
     * @return false if somebody else changed the calendar meanwhile; the transaction is then to be given up
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean seal() {
        return book.seal();
    }

    /**
     * Keeps that a change was made, by whom, and how many running dates it moved.
     *
     * @return the number under which it is kept
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long keep(CalendarChange change, int moved, UUID madeBy) {
        return jdbc.sql(
                        "insert into calendar_change (year, organization_id, days, published_on, source, moved, made_by,"
                                + " made_at) values (?, cast(? as uuid), ?, cast(? as date), ?, ?, ?, ?) returning id")
                .params(
                        change.year(),
                        change.organizationId(),
                        change.days().stream()
                                .map(day -> (day.date() + " " + word(day.kind()) + " "
                                                + Optional.ofNullable(day.name())
                                                        .orElse(""))
                                        .strip())
                                .collect(Collectors.joining("\n", change.whole() ? "全年\n" : "", "")),
                        change.publishedOn(),
                        change.source(),
                        moved,
                        madeBy,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static String word(CalendarChange.Kind kind) {
        return switch (kind) {
            case FREE -> "放假";
            case WORKED -> "上班";
            case PLAIN -> "平常";
        };
    }

    /** Every change ever confirmed that touched a year, the newest first. */
    public List<Made> changes(int year) {
        return made("c.year = ?", year);
    }

    /** One of them by its number. */
    public Optional<Made> change(long id) {
        return made("c.id = ?", id).stream().findFirst();
    }

    private List<Made> made(String which, Object value) {
        return jdbc.sql("select c.id, c.year, c.made_at, p.name, o.name as place, c.days, c.source, c.moved"
                        + " from calendar_change c join person p on p.id = c.made_by"
                        + " left join organization o on o.id = c.organization_id where " + which
                        + " order by c.id desc limit 50")
                .param(value)
                .query((row, n) -> new Made(
                        row.getLong("id"),
                        row.getInt("year"),
                        row.getObject("made_at", OffsetDateTime.class),
                        row.getString("name"),
                        row.getString("place"),
                        row.getString("days").lines().toList(),
                        row.getString("source"),
                        row.getInt("moved")))
                .list();
    }

    /**
     * A change that was made.
     *
     * @param place the organisation it is for; null for the whole country
     */
    public record Made(
            long id,
            int year,
            OffsetDateTime at,
            String by,
            String place,
            List<String> days,
            String source,
            int moved) {}
}
