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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepChecks;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.LaunchedProcedure;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormBinder;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;

/**
 * Takes an invented case through a diagram: forms, periods, votes, reasons, who may act and the rules that look at nothing
 * but the case are asked for as in a real one. What a rule that looks at real people would find is said by whoever tries.
 */
@Component
class Course {

    static final String BY = "_by";
    static final String CHECK = "_check.";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final FormBinder binder;
    private final TrialForms forms;
    private final StepChecks checks;
    private final Deadlines deadlines;
    private final WorkingDays week;
    private final Cast cast;
    private final SentBack back;
    private final Map<String, Procedure> procedures;
    private final Speaker speaker;

    Course(
            FormBinder binder,
            TrialForms forms,
            StepChecks checks,
            Deadlines deadlines,
            WorkingDays week,
            Cast cast,
            SentBack back,
            List<Procedure> procedures,
            Speaker speaker) {
        this.cast = cast;
        this.back = back;
        this.procedures = procedures.stream().collect(Collectors.toMap(Procedure::key, Function.identity()));
        this.speaker = speaker;
        this.binder = binder;
        this.forms = forms;
        this.checks = checks;
        this.deadlines = deadlines;
        this.week = week;
    }

    /**
     * How far the steps lead; it stops before the first that cannot be taken.
     *
     * @param beginning with what the case begins
     */
    Walked walk(Diagram diagram, Beginning beginning, List<Move> moves, LocalDate today) {
        LocalDate first = moves.isEmpty() ? today : moves.get(0).day();
        Walk walk = new Walk(
                diagram,
                Figure.atFirst(
                        procedures.get(diagram.key()), diagram, cast.subject().name(), beginning.born(), first),
                new History(null, List.of(), beginning::given));
        for (Move move : moves) {
            if (!walk.take(move)) {
                break;
            }
        }
        return walk.walked(today);
    }

    /** Whether committees launch the procedure, and say by when. */
    boolean isLaunched(Diagram diagram) {
        return procedures.get(diagram.key()) instanceof LaunchedProcedure;
    }

    /** One case on its way. */
    private final class Walk {

        private final Diagram diagram;
        private final Figure figure;
        private final List<Walked.Taken> taken = new ArrayList<>();
        private final List<Standing> standings = new ArrayList<>();
        private History history;
        private Step open;
        private Outcome last;
        private Walked.Stopped stopped;

        private Walk(Diagram diagram, Figure figure, History history) {
            this.history = history;
            this.diagram = diagram;
            this.figure = figure;
            this.open = diagram.mainPath().get(0);
        }

        private boolean take(Move move) {
            standings.add(standing(move.day()));
            Step step = step(move.step());
            Optional<Outcome> outcome = step == null ? Optional.empty() : offered(step, move.outcome());
            if (outcome.isEmpty()) {
                stopped = new Walked.Stopped(move, List.of());
                return false;
            }
            if (outcome.get().lapses()) {
                // Nobody enters anything: its time ran out.
                LocalDate lastDay =
                        Deadlines.due(on(move.day()).of(step, history, null)).orElse(null);
                go(step, outcome.get(), move.day(), move.day(), lastDay, new Answers(Map.of()), null, null);
                return true;
            }
            FormSchema form = forms.of(step);
            Input typed = new Input(move.input());
            Input input = back.entered(typed, step, form, history).only(form::asks);
            FormBinder.Bound bound =
                    binder.bind(form, input, move.outcome(), StepForm::isAround, forms.choices(form, move.day()));
            LocalDate day = Optional.ofNullable(step.dateField())
                    .flatMap(bound.answers()::date)
                    .orElse(move.day());
            List<Deadline> dates = on(move.day()).of(step, history, bound.answers());
            Optional<Cast.Holder> actor = actor(step, move);
            List<FieldError> wrong = new ArrayList<>(bound.errors());
            Marking.Marks marks = SentBack.marks(outcome.get(), typed, diagram, history, move.day(), wrong);
            String reason = move.reason() == null ? marks.said() : move.reason();
            Answers answers = marks.in(bound.answers());
            actor.map(Cast.Holder::hindrance).orElseGet(() -> nobody(move)).ifPresent(wrong::add);
            if (wrong.isEmpty()) {
                Stream.concat(
                                checks
                                        .on(on(move.day()))
                                        .ofDiagram(step, outcome.get(), day, answers, history)
                                        .stream(),
                                named(step, move, answers))
                        .filter(found -> found.severity() == Finding.Severity.BLOCKS || reason == null)
                        .map(Finding::error)
                        .forEach(wrong::add);
            }
            if (!wrong.isEmpty()) {
                stopped = new Walked.Stopped(move, wrong);
                return false;
            }
            LocalDate due = Deadlines.due(dates.stream()
                            .filter(date -> date.period().appliesTo(move.outcome()))
                            .toList())
                    .orElse(null);
            go(step, outcome.get(), move.day(), day, due, answers, actor.get(), reason);
            return true;
        }

        /** Whoever was chosen, or else the first who may; empty if nobody is to be had. */
        private Optional<Cast.Holder> actor(Step step, Move move) {
            return cast.holders(step, diagram, history).stream()
                    .filter(one -> move.by() == null
                            ? !one.isBarred()
                            : one.person().id().equals(move.by()))
                    .findFirst();
        }

        private static Optional<FieldError> nobody(Move move) {
            return Optional.of(FieldError.of(BY, move.by() == null ? "trial.nobody" : "trial.notTheirs"));
        }

        /** What the named rules find, or are said to. */
        private Stream<Finding> named(Step step, Move move, Answers answers) {
            return step.checks().stream()
                    .filter(check -> check.appliesTo(move.outcome()))
                    .flatMap(check -> figure.asked(check, answers, history, move.day())
                            .map(List::stream)
                            .orElseGet(() -> said(check.rule(), move)));
        }

        private Stream<Finding> said(String rule, Move move) {
            Text words = speaker.both("diagrams.check." + rule);
            return switch (move.said(rule)) {
                case PASSES -> Stream.empty();
                case NEEDS_REASON -> Stream.of(Finding.needsReason(StepForm.REASON, "trial.check.reason", words));
                case FAILS -> Stream.of(Finding.blocks(CHECK + rule, "trial.check.failed", words));
            };
        }

        private void go(
                Step step,
                Outcome outcome,
                LocalDate entered,
                LocalDate day,
                LocalDate due,
                Answers answers,
                Cast.Holder by,
                String reason) {
            int seq = history.records().size() + 1;
            StepRecord record = StepRecord.assumed(step, outcome, seq, day, answers);
            history = history.with(
                    by == null ? record : record.assumedBy(by.person().id(), reason));
            figure.follow(step, record, history);
            last = outcome;
            open = outcome.endsCase() ? null : diagram.step(outcome.target());
            taken.add(new Walked.Taken(
                    step, outcome, entered, day, due, by == null ? null : by.said(), reason, told(step, outcome)));
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
            return Stream.concat(completed, created)
                    .distinct()
                    .flatMap(role -> cast.named(role, diagram, history))
                    .toList();
        }

        private Standing standing(LocalDate today) {
            if (open == null) {
                return new Standing(null, last.endName(), List.of(), List.of(), List.of(), null, null);
            }
            List<Deadline> dates = on(today).of(open, history, null);
            return new Standing(
                    open.id(),
                    open.name(),
                    open.roles().stream().map(Role::id).toList(),
                    cast.holders(open, diagram, history).stream()
                            .filter(one -> !one.isBarred())
                            .map(Cast.Holder::said)
                            .toList(),
                    SentBack.fields(open, history),
                    Deadlines.notBefore(dates).orElse(null),
                    ReturnedItems.due(open, dates, history).orElse(null));
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
                    figure,
                    dates,
                    reminders(dates),
                    List.copyOf(standings),
                    stopped);
        }

        private List<Walked.Reminder> reminders(List<Deadline> dates) {
            return dates.stream()
                    .filter(date -> !date.isPaused())
                    .flatMap(date -> open.rungsOf(date.period()).stream()
                            .map(rung -> new Walked.Reminder(
                                    rung.day(date.date(), week),
                                    rung.to().stream()
                                            .flatMap(to -> to.roles(open).stream())
                                            .distinct()
                                            .flatMap(role -> cast.named(role, diagram, history))
                                            .distinct()
                                            .toList())))
                    .distinct()
                    .sorted(Comparator.comparing(Walked.Reminder::day))
                    .toList();
        }
    }

    private Deadlines on(LocalDate day) {
        return deadlines.on(Clock.fixed(day.atTime(LocalTime.NOON).atZone(ZONE).toInstant(), ZONE));
    }
}
