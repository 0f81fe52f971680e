package org.zhengcheng.casework.redo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Handed;
import org.zhengcheng.identity.FieldCipher;

/** Old beside new: how a submission that was sent back differs from the one that answers the return. */
@Component
public class Changes {

    private final Forms forms;
    private final Handed handed;
    private final FieldCipher cipher;

    Changes(Forms forms, Handed handed, FieldCipher cipher) {
        this.forms = forms;
        this.handed = handed;
        this.cipher = cipher;
    }

    /** What differs, in the order of the form; empty unless the record answers a return. */
    public List<Change> of(StepRecord record, History history) {
        return answered(record, history).stream()
                .flatMap(returned -> changes(returned, record))
                .toList();
    }

    /** The return that a submission answers; a step that merely recurs, such as a yearly review, answers none. */
    public static Optional<ReturnedItems> answered(StepRecord record, History history) {
        History earlier = history.before(record);
        return earlier.last()
                .flatMap(last -> ReturnedItems.of(last, earlier))
                .filter(returned -> returned.source().stepId().equals(record.stepId()));
    }

    private Stream<Change> changes(ReturnedItems returned, StepRecord record) {
        StepRecord old = returned.source();
        FormSchema form = forms.version(record.formSha256());
        return form.inputs()
                .filter(field -> !value(field, old.answers()).equals(value(field, record.answers())))
                .map(field -> new Change(
                        old,
                        handed.line(form, field.key(), old.answers()),
                        handed.line(form, field.key(), record.answers()),
                        returned.reasonOf(field.key())));
    }

    /** What can be compared: the same number is sealed differently each time, so it is opened first. */
    private Optional<Object> value(Field field, Answers answers) {
        return Optional.ofNullable(answers.get(field.key()))
                .map(value -> field.isSensitive() ? cipher.decrypt(String.valueOf(value)) : value);
    }

    /**
     * One answer that was changed.
     *
     * @param old the submission before
     * @param reason why it had been sent back; null if it was changed without being asked for
     */
    public record Change(StepRecord old, Handed.Line before, Handed.Line after, String reason) {}
}
