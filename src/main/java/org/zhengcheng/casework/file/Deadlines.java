package org.zhengcheng.casework.file;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.deadline.Pause;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Answers;

/** The dates that a step's periods give in a case; a period whose origin has not happened gives none. */
@Component
public class Deadlines {

    private final WorkingDays week;
    private final Clock clock;

    Deadlines(WorkingDays week, Clock clock) {
        this.week = week;
        this.clock = clock;
    }

    /** The same as of another day: a period that rests rests until then. */
    public Deadlines on(Clock other) {
        return new Deadlines(week, other);
    }

    /** @param own the answers of the step being taken; null while it is only open */
    public List<Deadline> of(Step step, History history, Answers own) {
        return step.periods().stream()
                .filter(period -> runs(period, history))
                .flatMap(period -> deadline(step, period, history, own).stream())
                .toList();
    }

    /** The earliest day something is due; empty if nothing is. A period that rests is due on no day. */
    public static Optional<LocalDate> due(List<Deadline> deadlines) {
        return deadlines.stream()
                .filter(deadline -> deadline.period().kind().isLastDay() && !deadline.isPaused())
                .map(Deadline::date)
                .min(Comparator.naturalOrder());
    }

    /**
     * The first day on which the step is allowed; empty if nothing has to be waited for. A step that recurs is taken
     * meanwhile, and only the outcome that leads on has to wait.
     */
    public static Optional<LocalDate> notBefore(List<Deadline> deadlines) {
        boolean recurs =
                deadlines.stream().anyMatch(deadline -> deadline.period().kind() == Period.Kind.EVERY);
        return deadlines.stream()
                .filter(deadline -> deadline.period().kind() == Period.Kind.NOT_BEFORE
                        && !deadline.period().soft())
                .filter(deadline -> !recurs || deadline.period().outcomes().isEmpty())
                .map(Deadline::date)
                .max(Comparator.naturalOrder());
    }

    private static boolean runs(Period period, History history) {
        return Optional.ofNullable(period.onlyAfter())
                .map(Reference::of)
                .map(outcome -> history.has(outcome.stepId(), outcome.field()))
                .orElse(true);
    }

    private Optional<Deadline> deadline(Step step, Period period, History history, Answers own) {
        return origin(step, period, history, own).map(origin -> {
            Length length = length(step, period, history, own);
            List<Pause> pauses = new ArrayList<>();
            LocalDate date = length.from(origin.day(), week.in(history.organizationId()));
            for (Pause pause : pauses(step, period, history, own)) {
                Pause within = pause.since(origin.day());
                if ((within.days() > 0 || within.lasts()) && !within.from().isAfter(date)) {
                    pauses.add(within);
                    date = putOff(date, within, length, week.in(history.organizationId()));
                }
            }
            boolean provisional = length.workingDays() > 0 && !week.isPublished(date.getYear());
            return new Deadline(
                    period,
                    origin.from(),
                    origin.day(),
                    length,
                    List.copyOf(pauses),
                    date,
                    provisional,
                    history.organizationId());
        });
    }

    private static LocalDate putOff(LocalDate date, Pause pause, Length length, WorkingDays week) {
        return length.workingDays() > 0
                ? week.after(date, week.between(pause.from(), pause.until()))
                : date.plusDays(pause.days());
    }

    /** From each outcome that lets the period rest to the next step; the last may not have ended. */
    private List<Pause> pauses(Step step, Period period, History history, Answers own) {
        if (period.pausedBy().isEmpty()) {
            return List.of();
        }
        LocalDate now = Optional.ofNullable(own)
                .filter(answers -> step.dateField() != null)
                .flatMap(answers -> answers.date(step.dateField()))
                .orElseGet(() -> LocalDate.now(clock));
        List<Pause> pauses = new ArrayList<>();
        List<StepRecord> records = history.records();
        for (int n = 0; n < records.size(); n++) {
            StepRecord record = records.get(n);
            if (period.pausedBy().contains(record.stepId() + "." + record.outcome())) {
                boolean lasts = n + 1 == records.size();
                LocalDate until = lasts ? now : records.get(n + 1).eventDate();
                pauses.add(new Pause(record.eventDate(), until, lasts && own == null));
            }
        }
        return pauses;
    }

    /** The day a period is counted from, and which reference named it; null for the last time the step was taken. */
    private record Origin(String from, LocalDate day) {}

    private static Optional<Origin> origin(Step step, Period period, History history, Answers own) {
        Comparator<Origin> order = Comparator.comparing(Origin::day);
        Optional<Origin> declared = period.from().stream()
                .flatMap(from -> history.date(Reference.of(from), own).map(day -> new Origin(from, day)).stream())
                .min(period.earliest() ? order : order.reversed());
        if (period.kind() != Period.Kind.EVERY) {
            return declared;
        }
        // Counted from the last time it was done, unless the period began anew after that.
        return Stream.concat(
                        declared.stream(),
                        history.records().stream()
                                .filter(record ->
                                        record.stepId().equals(step.id()) && period.appliesTo(record.outcome()))
                                .map(record -> new Origin(null, record.eventDate())))
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
