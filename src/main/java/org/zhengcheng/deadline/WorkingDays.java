package org.zhengcheng.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts working days: Monday to Friday, but for the holidays and make-up days that the State Council publishes year by
 * year, and for the days that an organisation adds for itself and those below it. A year that is not published yet is
 * counted by the plain week.
 */
@Component
public class WorkingDays {

    private final CalendarBook book;
    private final UUID organizationId;

    @Autowired
    WorkingDays(CalendarBook book) {
        this(book, null);
    }

    private WorkingDays(CalendarBook book, UUID organizationId) {
        this.book = book;
        this.organizationId = organizationId;
    }

    /** As they are counted in an organisation; null for the whole country. */
    public WorkingDays in(UUID organization) {
        return new WorkingDays(book, organization);
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
        return special(day).map(CalendarEdition.Day::working).orElseGet(() -> isWeekday(day));
    }

    /** What makes that day differ from the plain week, such as 国庆节; empty for a day like any other. */
    public Optional<String> name(LocalDate day) {
        return special(day).map(CalendarEdition.Day::name);
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
        return book.current().published().contains(year);
    }

    private Optional<CalendarEdition.Day> special(LocalDate day) {
        return book.current().day(organizationId, day);
    }
}
