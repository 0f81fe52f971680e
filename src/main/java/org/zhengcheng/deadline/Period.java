package org.zhengcheng.deadline;

import java.util.List;
import org.zhengcheng.language.Text;

/**
 * A statutory period as the diagram declares it.
 *
 * @param from references {@code step-id.field}, or {@code field} of the step's own form
 * @param earliest whether the earliest of several origins counts, not the latest
 * @param outcomes the outcomes it applies to; empty for every outcome
 * @param plusMonths a reference to a number of months that is added; null for none
 * @param extendBy the outcome of this step that extends it; null if it cannot be extended
 * @param extendTo its length once extended
 * @param soft whether missing it is a matter of reason and not of lateness (条文“一般”)
 * @param article the one of the step's articles it rests on; null for all of them
 * @param pausedBy outcomes, as {@code step-id.outcome}, from which it does not run until the next step is taken
 * @param onlyAfter the outcome, as {@code step-id.outcome}, without which it does not run at all; null if it always runs
 * @param id by which a ladder of its own names it; null for none
 * @param name what happens at its end, for a day that is only reminded of; null for others
 */
public record Period(
        Kind kind,
        Length length,
        List<String> from,
        boolean earliest,
        List<String> outcomes,
        String plusMonths,
        String extendBy,
        Length extendTo,
        boolean soft,
        String article,
        List<String> pausedBy,
        String onlyAfter,
        String id,
        Text name) {

    /** What happens at its end. */
    public enum Kind {
        /** Not allowed before; blocks. */
        NOT_BEFORE,
        /** To be done by then; does not block, but lateness needs a reason and goes on record. */
        DUE,
        /** To be done again and again, at the latest so long after the last time. */
        EVERY,
        /** People are reminded of its end, such as that of a probation; it neither blocks nor makes late. */
        REMIND;

        /** Whether its end is the last day for something. */
        public boolean isLastDay() {
            return this == DUE || this == EVERY;
        }
    }

    /** Whether it concerns a step that ends with this outcome. */
    public boolean appliesTo(String outcome) {
        return outcomes.isEmpty() || outcomes.contains(outcome);
    }
}
