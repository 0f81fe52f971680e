package org.zhengcheng.casework.file;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.language.Text;

/**
 * Which reviews of a step that recurs were not made when they were due. It is worked out from the records, which nobody
 * can alter, each by the history as it was then: what came later, a new beginning of the period included, takes no missed
 * review away. Only a review that turns out to have been made in time, and was merely entered late, does.
 */
@Component
public class MissedReviews {

    private final Deadlines deadlines;
    private final WorkingDays week;
    private final Clock clock;

    MissedReviews(Deadlines deadlines, WorkingDays week, Clock clock) {
        this.deadlines = deadlines;
        this.week = week;
        this.clock = clock;
    }

    /**
     * Every missed review of a case, the earliest first.
     *
     * @param open the steps that wait
     */
    public List<Missed> of(Diagram diagram, History history, Collection<Step> open) {
        return diagram.steps().values().stream()
                .flatMap(step -> step.periods().stream()
                        .filter(period -> period.kind() == Period.Kind.EVERY)
                        .flatMap(period -> of(diagram, step, period, history, open)))
                .sorted(Comparator.comparing(Missed::dueOn))
                .toList();
    }

    private Stream<Missed> of(Diagram diagram, Step step, Period period, History history, Collection<Step> open) {
        List<Missed> missed = new ArrayList<>();
        for (StepRecord record : history.records()) {
            if (record.stepId().equals(step.id()) && period.appliesTo(record.outcome())) {
                missed.addAll(missed(step, period, history.before(record), record));
            }
        }
        if (open.contains(step)) {
            missed.addAll(missed(step, period, history, LocalDate.now(clock)));
        }
        endedAround(diagram, step, history)
                .ifPresent(act -> missed.addAll(missed(step, period, history.before(act), act.eventDate())));
        return missed.stream();
    }

    /** The reviews that were due before one was made; the last of them is the one that was then made late. */
    private List<Missed> missed(Step step, Period period, History before, StepRecord made) {
        List<Missed> missed = new ArrayList<>(missed(step, period, before, made.eventDate()));
        if (!missed.isEmpty()) {
            missed.set(
                    missed.size() - 1,
                    new Missed(step.name(), missed.get(missed.size() - 1).dueOn(), made.eventDate()));
        }
        return missed;
    }

    private List<Missed> missed(Step step, Period period, History before, LocalDate day) {
        LocalDate opened = before.last().map(StepRecord::eventDate).orElse(LocalDate.MIN);
        return deadlines.of(step, before, null).stream()
                .filter(deadline -> deadline.period().equals(period))
                .flatMap(deadline -> dueDays(deadline, day))
                .filter(due -> !due.isBefore(opened))
                .map(due -> new Missed(step.name(), due, null))
                .toList();
    }

    private Stream<LocalDate> dueDays(Deadline deadline, LocalDate day) {
        return deadline.length()
                .again(deadline.origin(), deadline.date(), week.in(deadline.organizationId()))
                .takeWhile(due -> due.isBefore(day));
    }

    /** The act that ended the case while the step was open; empty if the step was not. */
    private static Optional<StepRecord> endedAround(Diagram diagram, Step step, History history) {
        List<StepRecord> records = history.records();
        if (records.size() < 2) {
            return Optional.empty();
        }
        StepRecord last = records.get(records.size() - 1);
        StepRecord before = records.get(records.size() - 2);
        return Optional.of(last)
                .filter(act -> diagram.acts().containsKey(act.stepId()))
                .filter(act -> Optional.ofNullable(diagram.steps().get(before.stepId()))
                        .flatMap(earlier -> earlier.outcome(before.outcome()))
                        .filter(outcome -> step.id().equals(outcome.target()))
                        .isPresent());
    }

    /**
     * A review that was not made when it was due.
     *
     * @param madeOn the day it was made after all; null if the next one was due before that, or none was made yet
     */
    public record Missed(Text step, LocalDate dueOn, LocalDate madeOn) {}
}
