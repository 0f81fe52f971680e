package org.zhengcheng.diagram.trial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepChecks;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormBinder;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;

/**
 * Takes an invented case through a diagram: forms, periods, votes and reasons are asked for as in a real one. The rules a
 * procedure names are not, since they ask about real people.
 */
@Component
class Course {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final FormBinder binder;
    private final TrialForms forms;
    private final StepChecks checks;
    private final Deadlines deadlines;
    private final WorkingDays week;

    Course(FormBinder binder, TrialForms forms, StepChecks checks, Deadlines deadlines, WorkingDays week) {
        this.binder = binder;
        this.forms = forms;
        this.checks = checks;
        this.deadlines = deadlines;
        this.week = week;
    }

    /** How far the steps lead; it stops before the first that cannot be taken. */
    Walked walk(Diagram diagram, List<Move> moves, LocalDate today) {
        Walk walk = new Walk(diagram);
        for (Move move : moves) {
            if (!walk.take(move)) {
                break;
            }
        }
        return walk.walked(today);
    }

    /** One case on its way. */
    private final class Walk {

        private final Diagram diagram;
        private final List<Taken> taken = new ArrayList<>();
        private final List<Standing> standings = new ArrayList<>();
        private History history = new History(List.of());
        private Step open;
        private Outcome last;
        private Stopped stopped;

        private Walk(Diagram diagram) {
            this.diagram = diagram;
            this.open = diagram.mainPath().get(0);
        }

        private boolean take(Move move) {
            standings.add(standing(move.day()));
            Step step = step(move.step());
            Optional<Outcome> outcome = step == null ? Optional.empty() : offered(step, move.outcome());
            if (outcome.isEmpty()) {
                stopped = new Stopped(move, List.of());
                return false;
            }
            if (outcome.get().lapses()) {
                // Nobody enters anything: its time ran out.
                go(step, outcome.get(), move.day(), move.day(), null, new Answers(Map.of()));
                return true;
            }
            FormSchema form = forms.of(step);
            Input input = new Input(move.input()).only(form::asks);
            FormBinder.Bound bound =
                    binder.bind(form, input, move.outcome(), StepForm::isAround, forms.choices(form, move.day()));
            LocalDate day = Optional.ofNullable(step.dateField())
                    .flatMap(bound.answers()::date)
                    .orElse(move.day());
            List<Deadline> dates = on(move.day()).of(step, history, bound.answers());
            List<FieldError> wrong = new ArrayList<>(bound.errors());
            if (wrong.isEmpty()) {
                checks.on(on(move.day())).ofDiagram(step, outcome.get(), day, bound.answers(), history).stream()
                        .filter(found -> found.severity() == Finding.Severity.BLOCKS || move.reason() == null)
                        .map(Finding::error)
                        .forEach(wrong::add);
            }
            if (!wrong.isEmpty()) {
                stopped = new Stopped(move, wrong);
                return false;
            }
            LocalDate due = Deadlines.due(dates.stream()
                            .filter(date -> date.period().appliesTo(move.outcome()))
                            .toList())
                    .orElse(null);
            go(step, outcome.get(), move.day(), day, due, bound.answers());
            return true;
        }

        private void go(Step step, Outcome outcome, LocalDate entered, LocalDate day, LocalDate due, Answers answers) {
            int seq = history.records().size() + 1;
            history = history.with(StepRecord.assumed(step, outcome, seq, day, answers));
            last = outcome;
            open = outcome.endsCase() ? null : diagram.step(outcome.target());
            taken.add(new Taken(step, outcome, entered, day, due, told(step, outcome)));
        }

        private Step step(String id) {
            return open == null
                    ? null
                    : open.id().equals(id) ? open : diagram.acts().get(id);
        }

        /** One that comes about by itself is offered to nobody, and taken when its day is past. */
        private Optional<Outcome> offered(Step step, String value) {
            return Stream.concat(
                            Cases.offered(step, history).stream(),
                            step.outcomes().stream().filter(Outcome::lapses))
                    .filter(outcome -> outcome.value().equals(value))
                    .findFirst();
        }

        /** Who hears that a step was taken, and that the next one waits. */
        private List<Text> told(Step step, Outcome outcome) {
            Stream<Role> completed = step.notifications().stream()
                    .filter(told -> told.on().equals("completed"))
                    .filter(told -> told.outcomes().isEmpty() || told.outcomes().contains(outcome.value()))
                    .flatMap(told -> told.who().stream());
            Stream<Role> created = open == null
                    ? Stream.empty()
                    : open.notifications().stream()
                            .filter(told -> told.on().equals("created"))
                            .flatMap(told -> told.who().stream());
            return Stream.concat(completed, created).distinct().map(Role::title).toList();
        }

        private Standing standing(LocalDate today) {
            if (open == null) {
                return new Standing(null, last.endName(), List.of(), null, null);
            }
            List<Deadline> dates = on(today).of(open, history, null);
            return new Standing(
                    open.id(),
                    open.name(),
                    open.roles().stream().map(Role::id).toList(),
                    Deadlines.notBefore(dates).orElse(null),
                    Deadlines.due(dates).orElse(null));
        }

        private Walked walked(LocalDate today) {
            if (stopped == null) {
                standings.add(standing(today));
            }
            List<Deadline> dates = open == null ? List.of() : on(today).of(open, history, null);
            return new Walked(
                    List.copyOf(taken),
                    open,
                    open == null ? last.endName() : null,
                    history,
                    dates,
                    reminders(dates),
                    List.copyOf(standings),
                    stopped);
        }

        private List<Reminder> reminders(List<Deadline> dates) {
            return dates.stream()
                    .filter(date -> !date.isPaused())
                    .flatMap(date -> open.rungsOf(date.period()).stream()
                            .map(rung -> new Reminder(rung.day(date.date(), week), rung.to())))
                    .distinct()
                    .sorted(Comparator.comparing(Reminder::day))
                    .toList();
        }
    }

    private Deadlines on(LocalDate day) {
        return deadlines.on(Clock.fixed(day.atTime(LocalTime.NOON).atZone(ZONE).toInstant(), ZONE));
    }

    /**
     * A step that was taken.
     *
     * @param entered the invented day on which it was entered
     * @param day the day it is said to have happened
     * @param due the day it was due; null if no period ran
     * @param told who would hear of it
     */
    record Taken(Step step, Outcome outcome, LocalDate entered, LocalDate day, LocalDate due, List<Text> told) {

        public boolean isLate() {
            return due != null && day.isAfter(due);
        }
    }

    /**
     * Where a way ended before its time.
     *
     * @param wrong what was wrong with what was entered; empty if the case does not stand at that step or has no such outcome
     */
    record Stopped(Move move, List<FieldError> wrong) {}

    /** On which day who would be reminded. */
    record Reminder(LocalDate day, List<Rung.Addressee> to) {}

    /**
     * How far it came.
     *
     * @param open the step that waits; null at the end
     * @param end the name of the end; null before it
     * @param dates those of the step that waits
     * @param standings where it stood before each step, and where it stands
     * @param stopped why it went no further; null if every step was taken
     */
    record Walked(
            List<Taken> taken,
            Step open,
            Text end,
            History history,
            List<Deadline> dates,
            List<Reminder> reminders,
            List<Standing> standings,
            Stopped stopped) {}
}
