package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Handed;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Text;

/** Single items that a step returns in a trial, and what is asked again of whoever puts them right, as in a real case. */
@Component
class SentBack {

    private final Marking marking;
    private final Correction correction;
    private final TrialForms forms;
    private final Handed handed;

    SentBack(Marking marking, Correction correction, TrialForms forms, Handed handed) {
        this.marking = marking;
        this.correction = correction;
        this.forms = forms;
        this.handed = handed;
    }

    /** What may be marked when a step is taken; empty if nothing goes back. */
    Optional<Marking.Markable> markable(Step step, Diagram diagram, History history, LocalDate today) {
        return marking.markable(step, history, source -> forms.of(taken(source, diagram)), today);
    }

    /**
     * The marks that were made.
     *
     * @param errors what is wrong with them is added here
     */
    static Marking.Marks marks(
            Outcome outcome, Input typed, Diagram diagram, History history, LocalDate today, List<FieldError> errors) {
        Optional<StepRecord> source = outcome.returns() == null ? Optional.empty() : history.last(outcome.returns());
        return source.map(record -> Marking.read(outcome, taken(record, diagram).form(), typed, today, errors))
                .orElse(Marking.Marks.NONE);
    }

    /** What counts as entered: what is not asked again stays as it was handed in. */
    Input entered(Input typed, Step step, FormSchema form, History history) {
        return correction.merged(typed, step, form, history);
    }

    /** The fields that are asked again; empty if the whole form is. */
    Optional<Set<String>> asked(Input typed, Step step, FormSchema form, History history) {
        return typed != null && typed.one(Correction.WHOLE) != null
                ? Optional.empty()
                : correction.asked(step, form, history);
    }

    /** What stands in the form when it is opened to be put right; empty if nothing was sent back. */
    Optional<Input> opened(Step step, FormSchema form, History history, LocalDate today, boolean whole) {
        return correction
                .asked(step, form, history)
                .map(asked -> correction.opened(step, form, history, today))
                .map(input -> whole ? input.with(Correction.WHOLE, List.of("true")) : input);
    }

    /** What stays as it was handed in while single items are put right. */
    List<Handed.Line> kept(Step step, FormSchema form, Set<String> asked, History history) {
        return history.last(step.id()).stream()
                .flatMap(last -> form.inputs()
                        .filter(field ->
                                !asked.contains(field.key()) && last.answers().has(field.key()))
                        .map(field -> handed.line(form, field.key(), last.answers())))
                .toList();
    }

    /**
     * What came back to a step.
     *
     * @param by who sent it back
     */
    static Optional<Returned> returned(Step step, Diagram diagram, History history, Text by) {
        return ReturnedItems.waitingAt(step, history)
                .map(back ->
                        new Returned(questions(back, diagram), back.returned().reason(), back.replyBy(), by));
    }

    /** The keys of the fields that came back; empty if nothing did, or all of it. */
    static List<String> fields(Step step, History history) {
        return ReturnedItems.waitingAt(step, history)
                .map(ReturnedItems::fields)
                .map(List::copyOf)
                .orElse(List.of());
    }

    private static List<Item> questions(ReturnedItems back, Diagram diagram) {
        Step source = taken(back.source(), diagram);
        return back.items().stream()
                .flatMap(item -> source.field(item.field()).stream()
                        .map(field -> new Item(field.key(), field.label(), item.reason())))
                .toList();
    }

    private static Step taken(StepRecord record, Diagram diagram) {
        return Optional.ofNullable(diagram.steps().get(record.stepId()))
                .orElseGet(() -> diagram.acts().get(record.stepId()));
    }

    /**
     * What was sent back.
     *
     * @param questions what is to be answered again; empty if all of it
     * @param reason what stands on record as the reason; null if nothing does
     * @param replyBy by when it was asked for; null if no day was named
     */
    record Returned(List<Item> questions, String reason, LocalDate replyBy, Text by) {

        /** The reason for all of it; null if the questions say it themselves. */
        public String general() {
            String said = questions.stream()
                    .map(item -> item.reason() == null
                            ? item.label().chinese()
                            : item.label().chinese() + "：" + item.reason())
                    .collect(Collectors.joining("；"));
            return said.equals(reason) ? null : reason;
        }
    }

    /** A question to answer again; the reason is null where the general one says it. */
    record Item(String field, Text label, String reason) {}
}
