package org.zhengcheng.deadline;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts working days: Monday to Friday, but for the holidays and make-up days that the State Council publishes year by
 * year. A year that is not published yet is counted by the plain week.
 */
@Component
public class WorkingDays {

    private final JdbcClient jdbc;
    private final Map<Integer, Map<LocalDate, Day>> years = new ConcurrentHashMap<>();

    WorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The {@code count}-th working day after {@code start}; the first day itself is not counted. */
    public LocalDate after(LocalDate start, int count) {
        LocalDate day = start;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Whether people work on that day. */
    public boolean isWorkingDay(LocalDate day) {
        Day published = year(day.getYear()).get(day);
        return published != null ? published.working() : isWeekday(day);
    }

    /** What makes that day differ from the plain week, such as 国庆节; empty for a day like any other. */
    public Optional<String> name(LocalDate day) {
        return Optional.ofNullable(year(day.getYear()).get(day)).map(Day::name);
    }

    /** Monday to Friday. */
    static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** How many working days there are after one day up to another. */
    public int between(LocalDate after, LocalDate upTo) {
        return (int) (upTo.isAfter(after)
                ? after.plusDays(1).datesUntil(upTo.plusDays(1)).filter(this::isWorkingDay).count()
                : 0);
    }

    /** Whether the holidays of that year are known; until then its dates are provisional. */
    public boolean isPublished(int year) {
        return !year(year).isEmpty();
    }

    private Map<LocalDate, Day> year(int year) {
        return years.computeIfAbsent(
                year,
                y -> jdbc
                        .sql("select day, working, name from calendar_day where day between ? and ?")
                        .params(Date.valueOf(LocalDate.of(y, 1, 1)), Date.valueOf(LocalDate.of(y, 12, 31)))
                        .query((row, n) -> Map.entry(
                                row.getObject("day", LocalDate.class),
                                new Day(row.getBoolean("working"), row.getString("name"))))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private record Day(boolean working, String name) {}
}
