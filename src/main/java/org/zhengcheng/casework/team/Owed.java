package org.zhengcheng.casework.team;

import java.time.LocalDate;
import java.util.List;
import org.zhengcheng.casework.definition.TeamReview;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;

/**
 * A review that an organisation owes.
 *
 * @param office the post in which the reader makes it
 * @param origin the day it is counted from; null while nobody has taken the standing yet
 * @param dueOn the last day for the next one; null while nobody has taken the standing yet
 * @param people how many people of the standing there are now
 * @param missed what was not made when it was due, the earliest first
 * @param made those made, the newest first
 */
public record Owed(
        String procedureKey,
        TeamReview review,
        Office office,
        LocalDate origin,
        LocalDate dueOn,
        int people,
        List<Missed> missed,
        List<Made> made,
        LocalDate today) {

    /** Whether it stands among the things to do: from its lead time on, as long as there is anybody to look at. */
    public boolean isOpen() {
        return dueOn != null
                && people > 0
                && !today.isBefore(dueOn.minusMonths(review.lead().calendar().toTotalMonths()));
    }

    /** Whether the day has passed. */
    public boolean isOverdue() {
        return isOpen() && today.isAfter(dueOn);
    }

    /** How it stands to the day it is due. */
    public Light light() {
        return isOverdue() ? Light.OVERDUE : isOpen() ? Light.SOON : Light.ON_TIME;
    }

    /** Calendar days until that day, or since. */
    public long days() {
        return Math.abs(dueOn.toEpochDay() - today.toEpochDay());
    }

    /** A day on which none was made; {@code madeOn} is when it was made after all, or null. */
    public record Missed(LocalDate dueOn, LocalDate madeOn) {}

    /** A review that was made. */
    public record Made(
            LocalDate eventDate,
            LocalDate dueOn,
            int people,
            String findings,
            String reason,
            String actorName,
            Text office) {}
}
