package org.zhengcheng.inbox;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.casework.reading.CaseView;
import org.zhengcheng.language.Text;

/**
 * What was done last and what follows from it, as the next page says it.
 *
 * @param title step and outcome
 * @param recordedAt local to Asia/Shanghai
 * @param follows the steps that wait in the case now
 */
public record DoneStep(UUID caseId, Text title, String subjectName, LocalDateTime recordedAt, List<Follows> follows)
        implements Serializable {

    static DoneStep of(CaseView view, CaseView.Event event) {
        return new DoneStep(
                view.file().id(),
                event.title(),
                view.file().personName(),
                event.recordedAt(),
                view.waiting().stream()
                        .map(waiting -> new Follows(waiting.place().step().name(), List.copyOf(waiting.holders())))
                        .toList());
    }

    /** A step that waits, and the people who can take it; nobody when the post is vacant. */
    public record Follows(Text step, List<String> holders) implements Serializable {}
}
