package org.zhengcheng.diagram.statute;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.language.Text;

/** The periods of a step as the regulation sets them; what only reminds binds nobody. */
final class RequiredPeriod {

    private final Found found;

    RequiredPeriod(Found found) {
        this.found = found;
    }

    void compare(Step required, Step given) {
        for (Period period : required.periods()) {
            if (period.kind() == Period.Kind.REMIND
                    || given.periods().stream().anyMatch(own -> isAsStrict(own, period))) {
                continue;
            }
            given.periods().stream()
                    .filter(own -> own.kind() == period.kind())
                    .filter(own -> !required.periods().contains(own))
                    .findFirst()
                    .ifPresentOrElse(
                            own -> loosened(required.id(), period, own),
                            () -> found.add(Loosening.Kind.PERIOD, required.id(), "statute.periodLost", words(period)));
        }
    }

    private void loosened(String step, Period was, Period is) {
        if (was.length().equals(is.length())) {
            found.add(Loosening.Kind.PERIOD, step, "statute.periodCondition", words(was));
        } else {
            found.add(Loosening.Kind.PERIOD, step, "statute.period", words(was), words(is));
        }
    }

    private Text words(Period period) {
        return found.said(
                "statute.period." + period.kind().name(), period.length().words());
    }

    /** Whether a period asks for at least as much as another. */
    private static boolean isAsStrict(Period own, Period required) {
        boolean waits = required.kind() == Period.Kind.NOT_BEFORE;
        return own.kind() == required.kind()
                && isFrom(own, required, waits)
                && !(waits ? isLonger(required.length(), own.length()) : isLonger(own.length(), required.length()))
                && covers(own.outcomes(), required.outcomes())
                && (!own.soft() || required.soft())
                && Objects.equals(own.plusMonths(), required.plusMonths())
                && isExtended(own, required)
                && Set.copyOf(own.pausedBy()).equals(Set.copyOf(required.pausedBy()))
                && (own.onlyAfter() == null || own.onlyAfter().equals(required.onlyAfter()));
    }

    /** To wait for one more day than required is to wait longer. */
    private static boolean isFrom(Period own, Period required, boolean waits) {
        Set<String> from = Set.copyOf(own.from());
        Set<String> asked = Set.copyOf(required.from());
        boolean one = own.earliest() == required.earliest() || from.size() < 2 && asked.size() < 2;
        return one && (from.equals(asked) || waits && !own.earliest() && from.containsAll(asked));
    }

    private static boolean isExtended(Period own, Period required) {
        return own.extendBy() == null
                || own.extendBy().equals(required.extendBy()) && !isLonger(own.extendTo(), required.extendTo());
    }

    /** Whether a period may be longer than another; months and working days are not to be told apart by their numbers. */
    static boolean isLonger(Length one, Length other) {
        if (one.isZero()) {
            return false;
        }
        if (one.workingDays() > 0 != other.workingDays() > 0) {
            return true;
        }
        return one.workingDays() > other.workingDays()
                || one.calendar().toTotalMonths() > other.calendar().toTotalMonths();
    }

    /** Whether what applies to some outcomes applies to all of the others; none named is all. */
    static boolean covers(List<String> own, List<String> required) {
        return own.isEmpty() || !required.isEmpty() && own.containsAll(required);
    }
}
