package org.zhengcheng.deadline;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The calendar of working days as people look at it, and as administrators change it. */
@Component
public class Calendar {

    private final WorkingDays week;
    private final JdbcClient jdbc;
    private final Clock clock;

    Calendar(WorkingDays week, JdbcClient jdbc, Clock clock) {
        this.week = week;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A year, month by month. */
    public CalendarYear year(int year) {
        Optional<String> source = jdbc.sql("select source from calendar_year where year = ?")
                .param(year)
                .query(String.class)
                .optional();
        return new CalendarYear(
                year,
                source.orElse(null),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(YearMonth.of(year, month)))
                        .toList());
    }

    /** The days of a year that differ from the plain week, as they would be written. */
    public String written(int year) {
        return week.days(year).entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(day -> day.getKey()
                        + (day.getValue().working() ? " 上班 " : " 放假 ")
                        + day.getValue().name())
                .collect(Collectors.joining("\n"));
    }

    /** Every change ever confirmed that touched a year, the newest first. */
    public List<Made> changes(int year) {
        return jdbc.sql("select c.made_at, p.name, c.days, c.source, c.moved from calendar_change c"
                        + " join person p on p.id = c.made_by where c.year = ? order by c.id desc limit 50")
                .param(year)
                .query((row, n) -> new Made(
                        row.getObject("made_at", OffsetDateTime.class),
                        row.getString("name"),
                        row.getString("days").lines().toList(),
                        row.getString("source"),
                        row.getInt("moved")))
                .list();
    }

    /** Writes a change; what is counted later in this transaction is counted by it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(CalendarChange change) {
        if (change.whole()) {
            jdbc.sql("delete from calendar_day where day between ? and ?")
                    .params(LocalDate.of(change.year(), 1, 1), LocalDate.of(change.year(), 12, 31))
                    .update();
        }
        for (CalendarChange.Day day : change.days()) {
            if (day.kind() == CalendarChange.Kind.PLAIN) {
                jdbc.sql("delete from calendar_day where day = ?")
                        .param(day.date())
                        .update();
            } else {
                jdbc.sql("insert into calendar_day (day, working, name) values (?, ?, ?) on conflict (day)"
                                + " do update set working = excluded.working, name = excluded.name")
                        .params(day.date(), day.kind() == CalendarChange.Kind.WORKED, day.name())
                        .update();
            }
        }
        if (change.source() != null) {
            jdbc.sql("insert into calendar_year (year, source) values (?, ?) on conflict (year)"
                            + " do update set source = excluded.source")
                    .params(change.year(), change.source())
                    .update();
        }
        week.changed();
    }

    /** Keeps that a change was made, by whom, and how many running dates it moved. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(CalendarChange change, int moved, UUID madeBy) {
        jdbc.sql("insert into calendar_change (year, days, source, moved, made_by, made_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        change.year(),
                        change.days().stream()
                                .map(day -> (day.date() + " " + word(day.kind()) + " "
                                                + Optional.ofNullable(day.name())
                                                        .orElse(""))
                                        .strip())
                                .collect(Collectors.joining("\n", change.whole() ? "全年\n" : "", "")),
                        change.source(),
                        moved,
                        madeBy,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static String word(CalendarChange.Kind kind) {
        return switch (kind) {
            case FREE -> "放假";
            case WORKED -> "上班";
            case PLAIN -> "平常";
        };
    }

    private CalendarYear.Month month(YearMonth month) {
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new CalendarYear.Month(
                month,
                first.datesUntil(last.plusDays(1), java.time.Period.ofWeeks(1))
                        .map(monday -> IntStream.range(0, 7)
                                .mapToObj(monday::plusDays)
                                .map(day -> YearMonth.from(day).equals(month) ? day(day) : null)
                                .toList())
                        .toList());
    }

    private CalendarYear.Day day(LocalDate day) {
        return new CalendarYear.Day(
                day, week.isWorkingDay(day), week.name(day).map(DaysOff::named).orElse(null));
    }

    /** A change that was made. */
    public record Made(OffsetDateTime at, String by, List<String> days, String source, int moved) {}
}
