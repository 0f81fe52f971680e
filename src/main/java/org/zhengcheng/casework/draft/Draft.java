package org.zhengcheng.casework.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhengcheng.form.FormChange;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Text;

/**
 * A form that was begun.
 *
 * @param operation the key the form keeps from page to page and device to device, so that it is handed in once
 * @param formSha256 the version of the form in which it was begun
 * @param revision how often it has been saved
 */
public record Draft(UUID operation, String formSha256, int revision, Instant savedAt, Input input) {

    /** What was written, as far as a version of the form asks for it. */
    public Input in(FormSchema form) {
        return input.only(name -> Drafts.isBeside(name) || form.asks(name));
    }

    /** What was written for questions that a version of the form does not ask. */
    Input beyond(FormSchema form) {
        return input.only(name -> !Drafts.isBeside(name) && !form.asks(name));
    }

    /**
     * What a page says of the draft it shows.
     *
     * @param changes in what the form asks otherwise than when the draft was begun
     * @param left what was written for what is not asked any more
     */
    public record Note(int revision, Instant savedAt, List<FormChange> changes, List<Left> left) {

        /** Whether the form has changed since the draft was begun. */
        public boolean isChanged() {
            return !changes.isEmpty();
        }

        /** The changes of questions, each to be marked where it stands. */
        public Map<String, FormChange> marks() {
            return changes.stream()
                    .filter(change -> change.key() != null && change.kind() != FormChange.Kind.REMOVED)
                    .collect(Collectors.toMap(FormChange::key, Function.identity(), (first, more) -> first));
        }
    }

    /**
     * What was written for a question that is not asked any more.
     *
     * @param texts what can be copied, in strings and texts of both languages; nothing for people, files and what is kept
     *     encrypted
     */
    public record Left(Text label, List<Object> texts) {}
}
