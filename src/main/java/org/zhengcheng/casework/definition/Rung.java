package org.zhengcheng.casework.definition;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.organization.Role;

/**
 * A rung of an escalation ladder: who is told at which distance from the day something is due.
 *
 * @param distance days after that day; before it, if negative
 * @param workingDays whether they are counted as working days
 * @param to where the message goes, without repetition
 * @param of the id of the period it belongs to; null for a rung of every period that has none of its own
 */
public record Rung(int distance, boolean workingDays, List<Addressee> to, String of) {

    /** Who is told, from the bottom up. */
    public enum Addressee {
        /** The person the case is about. */
        APPLICANT,
        /** Whoever may take the step. */
        HOLDER,
        /** Secretary and deputy secretary of the case's branch. */
        SECRETARY,
        /** The committee above with authority to approve. */
        COMMITTEE,
        /** The organisation department one level further up. */
        DEPARTMENT;

        /** The roles whose people are meant, of a step. */
        public List<Role> roles(Step step) {
            return switch (this) {
                case APPLICANT -> List.of(Role.APPLICANT);
                case HOLDER -> step.roles();
                case SECRETARY -> List.of(Role.BRANCH_SECRETARY, Role.BRANCH_DEPUTY_SECRETARY);
                case COMMITTEE -> List.of(Role.PARENT_COMMITTEE);
                case DEPARTMENT -> List.of(Role.COUNTY_ORG_DEPT);
            };
        }

        static Addressee of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it stands below another of the same ladder: counted alike, and reached earlier. */
    boolean isBelow(Rung other) {
        return workingDays == other.workingDays && distance < other.distance;
    }

    /** The day on which it is climbed. */
    public LocalDate day(LocalDate dueOn, WorkingDays week) {
        if (!workingDays) {
            return dueOn.plusDays(distance);
        }
        int step = Integer.signum(distance);
        LocalDate day = dueOn;
        for (int left = Math.abs(distance); left > 0; ) {
            day = day.plusDays(step);
            if (week.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}
