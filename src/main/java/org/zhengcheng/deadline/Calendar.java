package org.zhengcheng.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calendar of working days as people look at it. */
@Component
public class Calendar {

    private final WorkingDays week;
    private final CalendarBook book;
    private final JdbcClient jdbc;

    Calendar(WorkingDays week, CalendarBook book, JdbcClient jdbc) {
        this.week = week;
        this.book = book;
        this.jdbc = jdbc;
    }

    /** A year, month by month, as it is counted in an organisation; null for the whole country. */
    public CalendarYear year(int year, UUID organizationId) {
        List<CalendarYear.Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> month(YearMonth.of(year, month), organizationId))
                .toList();
        return jdbc.sql("select published_on, source from calendar_year where year = ?")
                .param(year)
                .query((row, n) -> new CalendarYear(
                        year, row.getObject("published_on", LocalDate.class), row.getString("source"), months))
                .optional()
                .orElseGet(() -> new CalendarYear(year, null, null, months));
    }

    /** What the arrangement of a year says for an organisation itself, or the whole country for null, as it would be written. */
    public String written(int year, UUID organizationId) {
        return jdbc
                .sql("select day, working, name from calendar_day where of_year = ?"
                        + " and organization_id is not distinct from cast(? as uuid) order by day")
                .params(year, organizationId)
                .query((row, n) -> row.getObject("day", LocalDate.class)
                        + (row.getBoolean("working") ? " 上班 " : " 放假 ")
                        + row.getString("name"))
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    /** The organisations that have days of their own in any year. */
    public Set<UUID> localities() {
        return book.current().local().keySet();
    }

    private CalendarYear.Month month(YearMonth month, UUID organizationId) {
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new CalendarYear.Month(
                month,
                first.datesUntil(last.plusDays(1), java.time.Period.ofWeeks(1))
                        .map(monday -> IntStream.range(0, 7)
                                .mapToObj(monday::plusDays)
                                .map(day -> YearMonth.from(day).equals(month) ? day(day, organizationId) : null)
                                .toList())
                        .toList());
    }

    private CalendarYear.Day day(LocalDate day, UUID organizationId) {
        WorkingDays here = week.in(organizationId);
        CalendarEdition edition = book.current();
        return new CalendarYear.Day(
                day,
                here.isWorkingDay(day),
                here.name(day).map(DaysOff::named).orElse(null),
                !edition.day(organizationId, day).equals(edition.day(null, day)));
    }
}
