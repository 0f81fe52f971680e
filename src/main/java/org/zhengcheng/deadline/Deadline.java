package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A period with its dates: from this day, so long, gives that day.
 *
 * @param from the reference whose day counted, one of {@link Period#from()}; null if it is counted from the last time the
 *     step was taken
 * @param origin the day it is counted from
 * @param length what was counted, extensions included
 * @param pauses the stretches in which it did not run, in order; the date is put off by them
 * @param date the day it gives (Asia/Shanghai), itself still within the period
 * @param provisional whether it runs through a year whose holidays are not published yet
 * @param organizationId the organisation by whose calendar working days were counted; null for the whole country
 */
public record Deadline(
        Period period,
        String from,
        LocalDate origin,
        Length length,
        List<Pause> pauses,
        LocalDate date,
        boolean provisional,
        UUID organizationId) {

    /** Whether something done on that day came too early for it. */
    public boolean forbids(LocalDate day) {
        return period.kind() == Period.Kind.NOT_BEFORE && day.isBefore(date);
    }

    /** Whether something done on that day came too late for it. */
    public boolean isMissedOn(LocalDate day) {
        return period.kind().isLastDay() && day.isAfter(date);
    }

    /** Whether it does not run at present, so that its date moves on with every day. */
    public boolean isPaused() {
        return pauses.stream().anyMatch(Pause::lasts);
    }

    /** Whether it was extended as the diagram allows. */
    public boolean isExtended() {
        return period.extendTo() != null && length.equals(period.extendTo());
    }

    /** How many months were added to it; zero for none. */
    public int monthsAdded() {
        return period.plusMonths() == null
                ? 0
                : (int) (length.calendar().toTotalMonths()
                        - period.length().calendar().toTotalMonths());
    }
}
