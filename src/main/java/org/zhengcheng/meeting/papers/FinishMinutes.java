package org.zhengcheng.meeting.papers;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.document.PdfPrinter;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.meeting.agenda.MeetingRefused;

/**
 * Finishes minutes. Printing takes seconds where many were decided on, so it is done before the meeting is held: nobody
 * waits for it, and nothing of it is done twice if the press is repeated.
 */
@Component
class FinishMinutes {

    private final WriteMinutes write;
    private final PdfPrinter printer;
    private final FileStore store;

    FinishMinutes(WriteMinutes write, PdfPrinter printer, FileStore store) {
        this.write = write;
        this.printer = printer;
        this.store = store;
    }

    /**
     * Nothing of them changes any more, and they and the summaries of the votes are kept as files.
     *
     * @throws MeetingRefused if the meeting has not closed, or something has still to be written; what was printed by then
     *     is forgotten as every other upload to which nothing refers
     */
    void finish(UUID operation, Minutes written, Actor actor) {
        Map<MinutesPaper, StoredFile> kept = new LinkedHashMap<>();
        for (MinutesPaper paper : write.toPrint(written, actor)) {
            kept.put(paper, print(paper, actor));
        }
        write.finish(operation, written, kept, actor);
    }

    private StoredFile print(MinutesPaper paper, Actor actor) {
        return store.take(
                paper.printed().fileName(),
                new ByteArrayInputStream(printer.print(paper.printed().paper())),
                actor.personId(),
                paper.occasion());
    }
}
