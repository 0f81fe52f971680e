package org.zhengcheng.diagram.release;

import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.diagram.act.DiagramActs;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.language.Speaker;

/** Takes into use what was released from a day that has come, and sees what another node has taken into use. */
@Component
class ReleaseRound {

    private final ReleaseRecords records;
    private final Releasing releasing;
    private final DiagramActs acts;
    private final DiagramDrafts drafts;
    private final Diagrams diagrams;
    private final DatabaseTime time;
    private final Speaker speaker;
    private final TransactionTemplate transaction;
    private volatile int seen;

    ReleaseRound(
            ReleaseRecords records,
            Releasing releasing,
            DiagramActs acts,
            DiagramDrafts drafts,
            Diagrams diagrams,
            DatabaseTime time,
            Speaker speaker,
            TransactionTemplate transaction) {
        this.records = records;
        this.releasing = releasing;
        this.acts = acts;
        this.drafts = drafts;
        this.diagrams = diagrams;
        this.time = time;
        this.speaker = speaker;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${zhengcheng.diagrams.every:PT5S}")
    void goRound() {
        int live = records.live();
        if (live != seen) {
            diagrams.forgetNewest();
            seen = live;
        }
        DatabaseTime.Reading now = time.read();
        if (!now.isOff()) {
            records.due(now.today()).forEach(this::take);
        }
    }

    /** What cannot go live any more says why and goes back to whoever drew it. */
    private void take(UUID id) {
        UUID draft = records.get(id).draftId();
        try {
            transaction.executeWithoutResult(status -> {
                // The draft first, as whoever takes the request back.
                drafts.hold(draft);
                records.holdPlanned(id).ifPresent(release -> releasing.live(release, release.decidedBy()));
            });
        } catch (NotReleased notAnyMore) {
            transaction.executeWithoutResult(status -> {
                drafts.hold(draft);
                records.holdPlanned(id).ifPresent(release -> {
                    records.failed(id, speaker.both(notAnyMore.code()).chinese());
                    drafts.become(draft, DiagramDraft.State.OPEN);
                    acts.record(release.decidedBy(), id, "failed", release.contentSha256());
                });
            });
        }
    }
}
