package org.zhengcheng.casework.redo;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Handed;

/** Old beside new: how a submission differs from the one of the same step before it. */
@Component
public class Changes {

    private final Forms forms;
    private final Handed handed;

    Changes(Forms forms, Handed handed) {
        this.forms = forms;
        this.handed = handed;
    }

    /** What differs, in the order of the form; empty for a first submission. */
    public List<Change> of(StepRecord record, History history) {
        History earlier = history.before(record);
        Optional<StepRecord> before = earlier.last(record.stepId());
        Optional<ReturnedItems> returned = earlier.last().flatMap(last -> ReturnedItems.of(last, earlier));
        FormSchema form = forms.version(record.formSha256());
        return before.stream()
                .flatMap(old -> form.inputs()
                        .filter(field -> !Objects.equals(
                                old.answers().get(field.key()), record.answers().get(field.key())))
                        .map(field -> new Change(
                                old,
                                handed.line(form, field.key(), old.answers()),
                                handed.line(form, field.key(), record.answers()),
                                returned.map(items -> items.reasonOf(field.key()))
                                        .orElse(null))))
                .toList();
    }

    /**
     * One answer that was changed.
     *
     * @param old the submission before
     * @param reason why it had been sent back; null if it was changed without being asked for
     */
    public record Change(StepRecord old, Handed.Line before, Handed.Line after, String reason) {}
}
