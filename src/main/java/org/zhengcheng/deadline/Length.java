package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.zhengcheng.language.Text;

/**
 * How long a period is: calendar months and years, or working days; never 30, 90 or 365 days in their place.
 *
 * @param calendar months and years; {@link Period#ZERO} if it is counted in working days
 * @param workingDays zero if it is counted in months and years
 */
public record Length(Period calendar, int workingDays) {

    /** An ISO 8601 period of years and months, such as {@code P1Y} or {@code P3M}. */
    public static Length of(String iso) {
        Period period = Period.parse(iso);
        if (period.getDays() != 0 || period.isNegative()) {
            throw new IllegalArgumentException("a period is counted in months and years or in working days: " + iso);
        }
        return new Length(period, 0);
    }

    public static Length ofMonths(int count) {
        return new Length(Period.ofMonths(count), 0);
    }

    public static Length ofWorkingDays(int count) {
        return new Length(Period.ZERO, count);
    }

    /** Whether nothing is added: not before that very day. */
    public boolean isZero() {
        return calendar.isZero() && workingDays == 0;
    }

    /** The same period with some months more, as when a probation is extended. */
    public Length plusMonths(int months) {
        return new Length(calendar.plusMonths(months), workingDays);
    }

    /** So many times as long. */
    public Length times(int count) {
        return new Length(calendar.multipliedBy(count), workingDays * count);
    }

    /** How people say it: 1个月, 1年, 5个工作日. */
    public Text words() {
        long months = calendar.toTotalMonths();
        if (workingDays > 0) {
            return new Text(workingDays + "个工作日", plural(workingDays, "working day"));
        }
        return months > 0 && months % 12 == 0
                ? new Text(months / 12 + "年", plural(months / 12, "year"))
                : new Text(months + "个月", plural(months, "month"));
    }

    private static String plural(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    /**
     * The day it leads to. The same day of the target month, or its last day where there is no such day: 2028-02-29 plus
     * one year is 2029-02-28.
     */
    public LocalDate from(LocalDate start, WorkingDays week) {
        return workingDays > 0 ? week.after(start, workingDays) : start.plusMonths(calendar.toTotalMonths());
    }

    /**
     * The days on which something that recurs is due, without end. Each is counted from the origin, so that month ends do
     * not wander; what put off the first puts off all of them.
     */
    public Stream<LocalDate> again(LocalDate origin, LocalDate first, WorkingDays week) {
        long putOff = ChronoUnit.DAYS.between(from(origin, week), first);
        return Stream.iterate(1, n -> n + 1)
                .map(n -> times(n).from(origin, week).plusDays(putOff));
    }
}
