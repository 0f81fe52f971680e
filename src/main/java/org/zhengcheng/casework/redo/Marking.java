package org.zhengcheng.casework.redo;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Handed;
import org.zhengcheng.form.Input;

/** Lets a reviewer mark single items of the submission that an outcome returns. */
@Component
public class Marking {

    /** How the inputs of the marks begin: {@code redo.letter}, {@code redo.letter.reason}. */
    public static final String PREFIX = "redo.";

    private static final String REASON = ".reason";
    private static final int LONGEST_REASON = 500;
    private static final int USUAL_DAYS = 14;

    private final Forms forms;
    private final Handed handed;
    private final Clock clock;

    Marking(Forms forms, Handed handed, Clock clock) {
        this.forms = forms;
        this.handed = handed;
        this.clock = clock;
    }

    /** Whether an input belongs to the marks and not to the form. */
    public static boolean isMark(String name) {
        return name.startsWith(PREFIX) || name.equals(ReturnedItems.REPLY_BY);
    }

    /** What may be marked when a step is taken; empty if none of its outcomes returns a submission. */
    public Optional<Markable> markable(Step step, History history) {
        return markable(step, history, source -> forms.version(source.formSha256()), today());
    }

    /**
     * The same on an invented day.
     *
     * @param form with which a submission was handed in
     */
    public Optional<Markable> markable(
            Step step, History history, Function<StepRecord, FormSchema> form, LocalDate today) {
        return step.outcomes().stream()
                .filter(outcome -> outcome.returns() != null)
                .flatMap(outcome -> history.last(outcome.returns()).stream()
                        .map(source -> new Markable(
                                outcome, source, items(source, form.apply(source)), today.plusDays(USUAL_DAYS))))
                .findFirst();
    }

    private List<Markable.Item> items(StepRecord source, FormSchema form) {
        return form.inputs()
                .filter(field -> source.answers().has(field.key()))
                .map(field -> new Markable.Item(field.key(), handed.line(form, field.key(), source.answers())))
                .toList();
    }

    /**
     * The marks that were made, to be kept with the return.
     *
     * @param errors what is wrong with them is added here
     */
    public Marks read(Step step, Outcome outcome, Input input, History history, List<FieldError> errors) {
        Optional<StepRecord> source = outcome.returns() == null ? Optional.empty() : history.last(outcome.returns());
        if (source.isEmpty()) {
            return Marks.NONE;
        }
        return read(outcome, forms.version(source.get().formSha256()), input, today(), errors);
    }

    /**
     * The same on an invented day.
     *
     * @param form with which the submission that is returned was handed in
     */
    public static Marks read(Outcome outcome, FormSchema form, Input input, LocalDate today, List<FieldError> errors) {
        List<Map<String, Object>> items = new ArrayList<>();
        List<String> said = new ArrayList<>();
        form.inputs()
                .filter(field -> "true".equals(input.one(PREFIX + field.key())))
                .forEach(field -> {
                    String reason = input.one(PREFIX + field.key() + REASON);
                    if (reason != null && reason.length() > LONGEST_REASON) {
                        errors.add(
                                FieldError.of(PREFIX + field.key(), "form.tooLong", LONGEST_REASON, reason.length()));
                    }
                    items.add(item(field, reason));
                    said.add(
                            reason == null
                                    ? field.label().chinese()
                                    : field.label().chinese() + "：" + reason);
                });
        LocalDate replyBy = replyBy(input, today, errors);
        return new Marks(outcome.returns(), items, replyBy, said.isEmpty() ? null : String.join("；", said));
    }

    private static Map<String, Object> item(Field field, String reason) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("field", field.key());
        if (reason != null) {
            item.put("reason", reason);
        }
        return item;
    }

    private static LocalDate replyBy(Input input, LocalDate today, List<FieldError> errors) {
        String given = input.one(ReturnedItems.REPLY_BY);
        if (given == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(given);
            if (day.isBefore(today) || day.isAfter(today.plusYears(1))) {
                errors.add(FieldError.of(ReturnedItems.REPLY_BY, "redo.byWrong", today));
            }
            return day;
        } catch (DateTimeException noDate) {
            errors.add(FieldError.of(ReturnedItems.REPLY_BY, "form.date"));
            return null;
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * What may be marked.
     *
     * @param outcome the outcome that returns it
     * @param source the submission
     * @param usualReplyBy the day proposed for the answer
     */
    public record Markable(Outcome outcome, StepRecord source, List<Item> items, LocalDate usualReplyBy) {

        /** One question with its answer. */
        public record Item(String field, Handed.Line line) {}
    }

    /**
     * The marks, ready to be kept.
     *
     * @param step the step whose submission is returned; null if none is
     * @param said the marks in a sentence, for the record; null if nothing was marked
     */
    public record Marks(String step, List<Map<String, Object>> items, LocalDate replyBy, String said) {

        /** Where nothing is returned. */
        public static final Marks NONE = new Marks(null, List.of(), null, null);

        /** The answers of the return with the marks among them. */
        public Answers in(Answers answers) {
            if (step == null) {
                return answers;
            }
            Answers with = answers.with(ReturnedItems.STEP, step).with(ReturnedItems.ITEMS, items);
            return replyBy == null ? with : with.with(ReturnedItems.REPLY_BY, replyBy.toString());
        }
    }
}
