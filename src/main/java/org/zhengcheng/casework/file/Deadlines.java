package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Answers;

/** The dates that a step's periods give in a case; a period whose origin has not happened gives none. */
@Component
public class Deadlines {

    private final WorkingDays week;

    Deadlines(WorkingDays week) {
        this.week = week;
    }

    /** @param own the answers of the step being taken; null while it is only open */
    public List<Deadline> of(Step step, History history, Answers own) {
        return step.periods().stream()
                .flatMap(period -> deadline(step, period, history, own).stream())
                .toList();
    }

    /** The earliest day something is due; empty if nothing is. */
    public static Optional<LocalDate> due(List<Deadline> deadlines) {
        return deadlines.stream()
                .filter(deadline -> deadline.period().kind() != Period.Kind.NOT_BEFORE)
                .map(Deadline::date)
                .min(Comparator.naturalOrder());
    }

    /** The first day on which everything is allowed; empty if nothing has to be waited for. */
    public static Optional<LocalDate> notBefore(List<Deadline> deadlines) {
        return deadlines.stream()
                .filter(deadline -> deadline.period().kind() == Period.Kind.NOT_BEFORE)
                .map(Deadline::date)
                .max(Comparator.naturalOrder());
    }

    private Optional<Deadline> deadline(Step step, Period period, History history, Answers own) {
        return origin(step, period, history, own).map(origin -> {
            Length length = length(step, period, history, own);
            LocalDate date = length.from(origin, week);
            boolean provisional = length.workingDays() > 0 && !week.isPublished(date.getYear());
            return new Deadline(period, origin, length, date, provisional);
        });
    }

    private static Optional<LocalDate> origin(Step step, Period period, History history, Answers own) {
        Comparator<LocalDate> order = Comparator.naturalOrder();
        Stream<LocalDate> origins =
                period.from().stream().flatMap(from -> history.date(Reference.of(from), own).stream());
        Optional<LocalDate> declared = origins.min(period.earliest() ? order : order.reversed());
        if (period.kind() != Period.Kind.EVERY) {
            return declared;
        }
        // Counted from the last time it was done, unless the period began anew after that.
        return Stream.concat(declared.stream(), history.last(step.id()).map(StepRecord::eventDate).stream())
                .max(order);
    }

    private static Length length(Step step, Period period, History history, Answers own) {
        boolean extended = period.extendBy() != null
                && period.from().stream()
                        .map(Reference::of)
                        .anyMatch(from -> history.hasSince(from.stepId(), step.id(), period.extendBy()));
        Length length = extended ? period.extendTo() : period.length();
        return period.plusMonths() == null
                ? length
                : history.integer(Reference.of(period.plusMonths()), own)
                        .map(length::plusMonths)
                        .orElse(length);
    }
}
