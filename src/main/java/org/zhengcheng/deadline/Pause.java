package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A stretch that does not count: the matter was suspended, or waited for somebody else.
 *
 * @param from the day it began; the period had run up to this day
 * @param until the day it ended, from which the period runs on; today while it lasts
 * @param lasts whether it has not ended yet
 */
public record Pause(LocalDate from, LocalDate until, boolean lasts) {

    /** How many calendar days did not count. */
    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** The part of it that lies in a period that began on a day; without a day of it where it was over by then. */
    public Pause since(LocalDate origin) {
        LocalDate begins = from.isBefore(origin) ? origin : from;
        return new Pause(begins, until.isBefore(begins) ? begins : until, lasts);
    }
}
