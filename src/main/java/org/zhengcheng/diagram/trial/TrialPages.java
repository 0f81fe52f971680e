package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.diagram.words.Aspect;
import org.zhengcheng.diagram.words.StepWords;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;

/** What the pages of trials show. */
@Component
class TrialPages {

    private final Trials trials;
    private final TrialRecords records;
    private final Course course;
    private final TrialForms forms;
    private final StepWords words;
    private final Speaker speaker;

    TrialPages(Trials trials, TrialRecords records, Course course, TrialForms forms, StepWords words, Speaker speaker) {
        this.trials = trials;
        this.records = records;
        this.course = course;
        this.forms = forms;
        this.words = words;
        this.speaker = speaker;
    }

    /** The ways kept of a procedure, and in what each goes otherwise on a diagram. */
    List<Kept> kept(String procedureKey, Diagram diagram) {
        return records.kept(procedureKey).stream()
                .map(trial -> new Kept(trial, trials.differences(trial, diagram)))
                .toList();
    }

    /**
     * A trial as it stands.
     *
     * @param act the act on the whole case that is tried; the step that waits if it is no act
     * @param typed what was entered; null for answers that would do
     */
    View of(Trial trial, Diagram diagram, String act, Input typed, List<FieldError> errors, String extraRow) {
        Course.Walked walked = course.walk(diagram, trial.moves(), trial.today());
        Step step = walked.open() == null ? null : diagram.acts().getOrDefault(act, walked.open());
        FormView form = null;
        if (step != null) {
            FormSchema schema = forms.of(step);
            Input input = typed == null ? forms.filledIn(step, schema, trial.today()) : typed;
            form = new FormView(schema, input, errors, forms.choices(schema, trial.today()), extraRow);
        }
        List<Outcome> outcomes = step == null ? List.of() : Cases.offered(step, walked.history());
        return new View(
                step,
                walked.end(),
                step == null
                        ? List.of()
                        : step.roles().stream().map(Role::title).toList(),
                step != null && step == walked.open() ? dates(diagram, walked) : List.of(),
                walked.reminders().stream()
                        .map(reminder -> new Reminded(
                                reminder.day(),
                                reminder.to().stream()
                                        .map(to -> speaker.both("diagrams.addressee." + to.name()))
                                        .toList()))
                        .toList(),
                form,
                outcomes,
                outcomes.size() == 1
                        ? outcomes.get(0).value()
                        : Optional.ofNullable(typed)
                                .map(input -> input.one(StepForm.OUTCOME))
                                .orElse(null),
                step == null ? List.of() : unasked(diagram, step),
                walked.taken(),
                List.copyOf(diagram.acts().values()),
                walked.stopped());
    }

    private List<Dated> dates(Diagram diagram, Course.Walked walked) {
        Step step = walked.open();
        List<Text> said = words.of(diagram, step).getOrDefault(Aspect.PERIODS, List.of());
        List<Dated> dates = new ArrayList<>();
        for (Deadline date : walked.dates()) {
            int place = step.periods().indexOf(date.period());
            dates.add(new Dated(date.date(), date.period().kind().isLastDay(), said.get(place)));
        }
        return dates;
    }

    /** What only a real case is asked. */
    private List<Text> unasked(Diagram diagram, Step step) {
        return Stream.of(Aspect.CHECKS, Aspect.SEPARATIONS)
                .map(words.of(diagram, step)::get)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    /** A way that was kept. */
    record Kept(Trial trial, List<Text> differences) {}

    /**
     * What is shown of a trial.
     *
     * @param step what waits to be taken; null at the end
     * @param end the name of the end; null before it
     * @param roles who would get it
     * @param unasked what is asked of real people alone
     * @param chosen the outcome chosen; null if none was
     * @param stopped why the steps taken before no longer lead here; null if they do
     */
    record View(
            Step step,
            Text end,
            List<Text> roles,
            List<Dated> dates,
            List<Reminded> reminders,
            FormView form,
            List<Outcome> outcomes,
            String chosen,
            List<Text> unasked,
            List<Course.Taken> taken,
            List<Step> acts,
            Course.Stopped stopped) {}

    /** A date, and the period it comes of. */
    record Dated(LocalDate day, boolean last, Text period) {}

    /** Who would be reminded on a day. */
    record Reminded(LocalDate day, List<Text> who) {}
}
