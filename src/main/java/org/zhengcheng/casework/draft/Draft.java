package org.zhengcheng.casework.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Text;

/**
 * A form that was begun.
 *
 * @param operation the key the form keeps from page to page and device to device, so that it is handed in once
 * @param formSha256 the version of the form it was written in
 * @param revision how often it has been saved
 */
public record Draft(UUID operation, String formSha256, int revision, Instant savedAt, Input input) {

    /** What was written, as far as a version of the form asks for it. */
    public Input in(FormSchema form) {
        return input.only(name -> Drafts.isBeside(name) || form.asks(name));
    }

    /** What a page says of the draft it shows. */
    Note note(FormSchema then, FormSchema now) {
        boolean changed = !then.sha256().equals(now.sha256());
        List<Text> added = changed
                ? now.inputs()
                        .filter(field -> then.field(field.key()).isEmpty())
                        .map(field -> field.label())
                        .toList()
                : List.of();
        return new Note(revision, savedAt, changed, added);
    }

    /**
     * What a page says of the draft it shows.
     *
     * @param changed whether the form has changed since the draft was saved
     * @param added the questions that are new since then
     */
    public record Note(int revision, Instant savedAt, boolean changed, List<Text> added) {}
}
