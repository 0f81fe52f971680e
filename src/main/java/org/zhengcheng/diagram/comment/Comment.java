package org.zhengcheng.diagram.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * What somebody said of a draft.
 *
 * @param element the id of the element it is about; null for the whole draft
 * @param name what that was called then; null for the whole draft
 * @param settledName who settled it; null while it is open
 * @param settledAt null while it is open
 */
public record Comment(
        UUID id,
        UUID draftId,
        String element,
        Text name,
        String words,
        String madeName,
        Instant madeAt,
        String settledName,
        Instant settledAt,
        List<Answer> answers) {

    /** Whether it still waits to be dealt with. */
    public boolean isOpen() {
        return settledAt == null;
    }

    /** What somebody answered. */
    record Answer(String words, String madeName, Instant madeAt) {}
}
