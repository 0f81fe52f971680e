package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.diagram.words.Aspect;
import org.zhengcheng.diagram.words.StepWords;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Handed;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** What the pages of trials show. */
@Component
class TrialPages {

    private final Trials trials;
    private final TrialRecords records;
    private final Course course;
    private final TrialForms forms;
    private final Cast cast;
    private final SentBack back;
    private final StepWords words;
    private final Speaker speaker;

    TrialPages(
            Trials trials,
            TrialRecords records,
            Course course,
            TrialForms forms,
            Cast cast,
            SentBack back,
            StepWords words,
            Speaker speaker) {
        this.cast = cast;
        this.back = back;
        this.trials = trials;
        this.records = records;
        this.course = course;
        this.forms = forms;
        this.words = words;
        this.speaker = speaker;
    }

    /** Whether committees launch the procedure, and say by when. */
    boolean isLaunched(Diagram diagram) {
        return course.isLaunched(diagram);
    }

    /** The ways kept of a procedure, and in what each goes otherwise on a diagram. */
    List<Kept> kept(String procedureKey, Diagram diagram) {
        return records.kept(procedureKey).stream()
                .map(trial -> new Kept(trial, trials.differences(trial, diagram)))
                .toList();
    }

    /** How much of a diagram the ways that are kept lead through. */
    Coverage coverage(String procedureKey, Diagram diagram) {
        Set<String> reached = new HashSet<>();
        for (Trial trial : records.kept(procedureKey)) {
            course.walk(diagram, trial.beginning(), trial.moves(), trial.today())
                    .taken()
                    .forEach(taken -> reached.add(
                            taken.step().id() + "." + taken.outcome().value()));
        }
        List<Text> missed = new ArrayList<>();
        int all = 0;
        for (Step step : diagram.steps().values()) {
            for (Outcome outcome : step.outcomes()) {
                all++;
                if (!reached.contains(step.id() + "." + outcome.value())) {
                    missed.add(speaker.both("trial.missed", step.name(), outcome.name()));
                }
            }
        }
        return new Coverage(all, missed);
    }

    /**
     * A trial as it stands.
     *
     * @param act the act on the whole case that is tried; the step that waits if it is no act
     */
    View of(Trial trial, Diagram diagram, String act, Entered entered) {
        Walked walked = course.walk(diagram, trial.beginning(), trial.moves(), trial.today());
        Step step = walked.open() == null ? null : diagram.acts().getOrDefault(act, walked.open());
        Input typed = entered.typed();
        FormView form = step == null ? null : form(step, walked.history(), trial.today(), entered);
        List<Outcome> outcomes = step == null ? List.of() : Cases.offered(step, walked.history());
        List<Cast.Holder> holders = step == null ? List.of() : cast.holders(step, diagram, walked.history());
        return new View(
                step,
                walked.end(),
                about(walked.figure()),
                holders,
                step != null && step == walked.open() ? dates(diagram, walked) : List.of(),
                step == null
                        ? null
                        : back.markable(step, diagram, walked.history(), trial.today())
                                .orElse(null),
                step == null ? null : returned(step, diagram, walked),
                step == null ? List.of() : kept(step, form, walked.history()),
                walked.reminders(),
                form,
                outcomes,
                outcomes.size() == 1
                        ? outcomes.get(0).value()
                        : Optional.ofNullable(typed)
                                .map(input -> input.one(StepForm.OUTCOME))
                                .orElse(null),
                by(holders, typed),
                step == null ? List.of() : asked(diagram, step, walked, typed),
                step == null ? List.of() : words.of(diagram, step).getOrDefault(Aspect.SEPARATIONS, List.of()),
                walked.taken(),
                List.copyOf(diagram.acts().values()),
                walked.stopped());
    }

    private List<Dated> dates(Diagram diagram, Walked walked) {
        Step step = walked.open();
        List<Text> said = words.of(diagram, step).getOrDefault(Aspect.PERIODS, List.of());
        List<Dated> dates = new ArrayList<>();
        for (Deadline date : walked.dates()) {
            int place = step.periods().indexOf(date.period());
            dates.add(new Dated(date.date(), date.period().kind().isLastDay(), said.get(place)));
        }
        ReturnedItems.waitingAt(step, walked.history())
                .map(ReturnedItems::replyBy)
                .ifPresent(day -> dates.add(new Dated(day, true, speaker.both("trial.asked"))));
        return dates;
    }

    /** What is asked again of somebody to whom single items came back, or else the whole form. */
    private FormView form(Step step, History history, LocalDate today, Entered entered) {
        FormSchema schema = forms.of(step);
        Input input = entered.typed() == null
                ? back.opened(step, schema, history, today, entered.whole())
                        .orElseGet(() -> forms.filledIn(step, schema, today))
                : back.entered(entered.typed(), step, schema, history);
        return new FormView(
                back.asked(input, step, schema, history).map(schema::only).orElse(schema),
                input,
                entered.errors(),
                forms.choices(schema, today),
                entered.extraRow());
    }

    private static SentBack.Returned returned(Step step, Diagram diagram, Walked walked) {
        Text by = walked.taken().isEmpty()
                ? null
                : walked.taken().get(walked.taken().size() - 1).by();
        return SentBack.returned(step, diagram, walked.history(), by).orElse(null);
    }

    private List<Handed.Line> kept(Step step, FormView form, History history) {
        FormSchema schema = forms.of(step);
        return back.asked(form.input(), step, schema, history)
                .map(asked -> back.kept(step, schema, asked, history))
                .orElse(List.of());
    }

    /** Whoever was chosen, or else the first who may take it; null if nobody may. */
    private static String by(List<Cast.Holder> holders, Input typed) {
        return Optional.ofNullable(typed)
                .map(input -> input.one(Course.BY))
                .or(() -> holders.stream()
                        .filter(one -> !one.isBarred())
                        .map(one -> one.person().id().toString())
                        .findFirst())
                .orElse(null);
    }

    private Text about(Figure figure) {
        return speaker.both(
                "trial.about",
                cast.subject().name(),
                figure.born(),
                figure.standing() == null ? speaker.both("trial.noStanding") : figure.standing());
    }

    /** The named rules, and whether what they find is known here or has to be said. */
    private List<Asked> asked(Diagram diagram, Step step, Walked walked, Input typed) {
        List<Text> said = words.of(diagram, step).getOrDefault(Aspect.CHECKS, List.of());
        List<Asked> asked = new ArrayList<>();
        for (int n = 0; n < step.checks().size(); n++) {
            Step.Check check = step.checks().get(n);
            String chosen = typed == null ? null : typed.one(Course.CHECK + check.rule());
            asked.add(new Asked(
                    check.rule(),
                    said.get(n),
                    walked.figure().knows(check),
                    chosen == null ? Move.Said.PASSES.name() : chosen));
        }
        return asked;
    }

    /**
     * How much of a diagram is gone through.
     *
     * @param all how many outcomes its steps have
     * @param missed those no way leads through
     */
    record Coverage(int all, List<Text> missed) {

        public int reached() {
            return all - missed.size();
        }
    }

    /** A way that was kept. */
    record Kept(Trial trial, List<Text> differences) {}

    /**
     * What is shown of a trial.
     *
     * @param step what waits to be taken; null at the end
     * @param end the name of the end; null before it
     * @param about whom the case is about
     * @param holders who would get it
     * @param markable what may be marked to go back; null where nothing does
     * @param returned what came back to it; null if nothing did
     * @param kept what stays as it was handed in while single items are put right
     * @param chosen the outcome chosen; null if none was
     * @param by who is to take it; null if nobody may
     * @param asked the named rules
     * @param separations who of earlier steps may not take it
     * @param stopped why the steps taken before no longer lead here; null if they do
     */
    record View(
            Step step,
            Text end,
            Text about,
            List<Cast.Holder> holders,
            List<Dated> dates,
            Marking.Markable markable,
            SentBack.Returned returned,
            List<Handed.Line> kept,
            List<Walked.Reminder> reminders,
            FormView form,
            List<Outcome> outcomes,
            String chosen,
            String by,
            List<Asked> asked,
            List<Text> separations,
            List<Walked.Taken> taken,
            List<Step> acts,
            Walked.Stopped stopped) {}

    /**
     * What was entered on the page before.
     *
     * @param typed what was; null for answers that would do
     * @param extraRow the repeated field that gets one more empty row; null for none
     * @param whole whether more is to be put right than what came back
     */
    record Entered(Input typed, List<FieldError> errors, String extraRow, boolean whole) {}

    /** A date, and the period it comes of. */
    record Dated(LocalDate day, boolean last, Text period) {}

    /**
     * A named rule of a step.
     *
     * @param known whether what it finds is known of the invented case; if not, whoever tries says it
     * @param chosen what was said
     */
    record Asked(String rule, Text words, boolean known, String chosen) {}
}
