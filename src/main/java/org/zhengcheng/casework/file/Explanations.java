package org.zhengcheng.casework.file;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.DaysOff;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.deadline.Pause;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Field;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** Says of every date how it came about. All pages show what is said here, so that they say the same. */
@Component
public class Explanations {

    private final Deadlines deadlines;
    private final WorkingDays week;
    private final Speaker speaker;
    private final Clock clock;

    Explanations(Deadlines deadlines, WorkingDays week, Speaker speaker, Clock clock) {
        this.deadlines = deadlines;
        this.week = week;
        this.speaker = speaker;
        this.clock = clock;
    }

    /** @param own the answers of the step being taken; null while it is only open */
    public StepDates of(Diagram diagram, Step step, History history, Answers own) {
        return of(diagram, step, deadlines.of(step, history, own));
    }

    /** The same for dates that have been worked out already. */
    public StepDates of(Diagram diagram, Step step, List<Deadline> known) {
        return StepDates.of(
                known.stream().map(deadline -> explain(diagram, step, deadline)).toList(),
                step.soonDays(),
                LocalDate.now(clock));
    }

    private Explained explain(Diagram diagram, Step step, Deadline deadline) {
        return new Explained(deadline, sentence(diagram, step, deadline), notes(diagram, step, deadline));
    }

    private Text sentence(Diagram diagram, Step step, Deadline deadline) {
        Text origin = origin(diagram, step, deadline.from());
        Text basis = step.basisOf(deadline.period());
        long rested = deadline.pauses().stream().mapToLong(Pause::days).sum();
        Text sum = deadline.length().isZero()
                ? speaker.both("why.same", origin, deadline.origin())
                : rested == 0
                        ? speaker.both(
                                "why.sum",
                                origin,
                                deadline.origin(),
                                deadline.length().words(),
                                deadline.date())
                        : speaker.both(
                                "why.sumPaused",
                                origin,
                                deadline.origin(),
                                deadline.length().words(),
                                speaker.both("why.days", rested),
                                deadline.date());
        return basis == null ? speaker.both("why.sentenceBare", sum) : speaker.both("why.sentence", sum, basis);
    }

    /** The name of a date: the step and what its form calls the date. */
    private Text origin(Diagram diagram, Step step, String from) {
        if (from == null) {
            return speaker.both("why.lastTime", step.name());
        }
        Reference reference = Reference.of(from);
        if (reference.equals(Reference.LAUNCH_DUE)) {
            return speaker.both("why.launchDue");
        }
        Step named = reference.isOwn() ? step : diagram.step(reference.stepId());
        Text label = named.field(reference.field()).map(Field::label).orElse(Text.same(reference.field()));
        return reference.isOwn() ? label : speaker.both("why.origin", named.name(), label);
    }

    private List<Text> notes(Diagram diagram, Step step, Deadline deadline) {
        Period period = deadline.period();
        List<Text> notes = new ArrayList<>();
        if (period.from().size() > 1 && deadline.from() != null) {
            Text all = period.from().stream()
                    .map(from -> origin(diagram, step, from))
                    .reduce(listed())
                    .orElseThrow();
            notes.add(period.earliest() ? speaker.both("why.earliestOf", all) : speaker.both("why.latestOf", all));
        }
        if (deadline.length().workingDays() > 0) {
            skipped(deadline).ifPresent(notes::add);
        }
        if (deadline.isExtended()) {
            notes.add(speaker.both(
                    "why.extended",
                    period.length().words(),
                    period.extendTo().words(),
                    outcomeName(step, period.extendBy())));
        } else if (period.extendTo() != null) {
            notes.add(speaker.both("why.extensible", period.extendTo().words()));
        }
        if (deadline.monthsAdded() > 0) {
            notes.add(speaker.both("why.added", period.length().words(), months(deadline.monthsAdded())));
        }
        deadline.pauses().forEach(pause -> notes.add(pause(pause)));
        if (!period.outcomes().isEmpty()
                && period.outcomes().size() < step.outcomes().size()) {
            period.outcomes().stream()
                    .map(outcome -> outcomeName(step, outcome))
                    .reduce(listed())
                    .ifPresent(names -> notes.add(speaker.both("why.onlyFor", names)));
        }
        notes.add(
                period.soft()
                        ? speaker.both("why.soft")
                        : speaker.both("why.kind." + period.kind().name()));
        if (deadline.provisional()) {
            notes.add(speaker.both(
                    "why.provisional", String.valueOf(deadline.date().getYear())));
        }
        return notes;
    }

    private static Text outcomeName(Step step, String outcome) {
        return step.outcome(outcome).map(Outcome::name).orElse(Text.same(outcome));
    }

    private static Text months(int count) {
        return Length.ofMonths(count).words();
    }

    private Text pause(Pause pause) {
        return pause.lasts()
                ? speaker.both("why.pausing", pause.from(), pause.days())
                : speaker.both("why.paused", pause.from(), pause.until(), pause.days());
    }

    /** The days that lie between and were not counted, in one sentence; empty if every day was counted. */
    private Optional<Text> skipped(Deadline deadline) {
        DaysOff off = DaysOff.between(deadline.origin(), deadline.date(), week.in(deadline.organizationId()));
        List<Text> parts = new ArrayList<>();
        if (off.weekendDays() > 0) {
            parts.add(speaker.both("why.weekends", off.weekendDays()));
        }
        off.holidays().forEach(holiday -> parts.add(speaker.both("why.holiday", holiday.name(), holiday.days())));
        Optional<Text> skipped = parts.stream().reduce(listed()).map(all -> speaker.both("why.skipped", all));
        Optional<Text> madeUp = off.madeUp().stream()
                .map(day -> speaker.both("why.day", day))
                .reduce(listed())
                .map(days -> speaker.both("why.madeUp", days));
        return skipped.map(first -> madeUp.map(more -> speaker.both("why.both", first, more))
                        .orElse(first))
                .or(() -> madeUp);
    }

    private static BinaryOperator<Text> listed() {
        return (some, next) -> new Text(some.chinese() + "、" + next.chinese(), some.english() + ", " + next.english());
    }
}
