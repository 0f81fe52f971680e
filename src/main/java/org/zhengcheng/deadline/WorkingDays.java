package org.zhengcheng.deadline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts working days: Monday to Friday, but for the holidays and make-up days that the State Council publishes year by
 * year. A year that is not published yet is counted by the plain week. A transaction that changes the calendar counts by
 * its change at once, everybody else once it has committed, another node within five minutes.
 */
@Component
public class WorkingDays {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final LoadingCache<Integer, Year> years =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).build(this::read);

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
        Day published = days(day.getYear()).get(day);
        return published != null ? published.working() : isWeekday(day);
    }

    /** What makes that day differ from the plain week, such as 国庆节; empty for a day like any other. */
    public Optional<String> name(LocalDate day) {
        return Optional.ofNullable(days(day.getYear()).get(day)).map(Day::name);
    }

    /** Monday to Friday. */
    static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** How many working days there are after one day up to another. */
    public int between(LocalDate after, LocalDate upTo) {
        return (int)
                (upTo.isAfter(after)
                        ? after.plusDays(1)
                                .datesUntil(upTo.plusDays(1))
                                .filter(this::isWorkingDay)
                                .count()
                        : 0);
    }

    /** Whether the holidays of that year are known; until then its dates are provisional. */
    public boolean isPublished(int year) {
        return year(year).published();
    }

    /** The days of a year that differ from the plain week. */
    Map<LocalDate, Day> days(int year) {
        return year(year).days();
    }

    /** What the present transaction has written of the calendar counts within it; for others once it has committed. */
    void changed() {
        TransactionSynchronizationManager.bindResource(this, new ConcurrentHashMap<Integer, Year>());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(WorkingDays.this);
                if (status == STATUS_COMMITTED) {
                    years.invalidateAll();
                }
            }
        });
    }

    @SuppressWarnings("unchecked")
    private Year year(int year) {
        return TransactionSynchronizationManager.getResource(this) instanceof Map<?, ?> changed
                ? ((Map<Integer, Year>) changed).computeIfAbsent(year, this::read)
                : years.get(year);
    }

    private Year read(int year) {
        Map<LocalDate, Day> days = new HashMap<>();
        boolean published = jdbc.sql(
                        "select exists(select from calendar_year where year = :year) as published, day, working,"
                                + " name from (select cast(:first as date) as first, cast(:last as date) as last) y"
                                + " left join calendar_day on day between first and last")
                .param("year", year)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query((row, n) -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    if (day != null) {
                        days.put(day, new Day(row.getBoolean("working"), row.getString("name")));
                    }
                    return row.getBoolean("published");
                })
                .list()
                .get(0);
        return new Year(published, Map.copyOf(days));
    }

    /** A day that differs from the plain week. */
    record Day(boolean working, String name) {}

    private record Year(boolean published, Map<LocalDate, Day> days) {}
}
