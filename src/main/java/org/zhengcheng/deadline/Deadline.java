package org.zhengcheng.deadline;

import java.time.LocalDate;

/**
 * A period with its dates: from this day, so long, gives that day.
 *
 * @param origin the day it is counted from
 * @param length what was counted, extensions included
 * @param date the day it gives (Asia/Shanghai), itself still within the period
 * @param provisional whether it runs through a year whose holidays are not published yet
 */
public record Deadline(Period period, LocalDate origin, Length length, LocalDate date, boolean provisional) {

    /** Whether something done on that day came too early for it. */
    public boolean forbids(LocalDate day) {
        return period.kind() == Period.Kind.NOT_BEFORE && day.isBefore(date);
    }

    /** Whether something done on that day came too late for it. */
    public boolean isMissedOn(LocalDate day) {
        return period.kind() != Period.Kind.NOT_BEFORE && day.isAfter(date);
    }
}
