package org.zhengcheng.diagram.check;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;

/** What a draft says, for whoever tries it out. */
@Component
public class CheckedDrafts {

    private final DiagramDrafts drafts;
    private final CheckDraft check;

    CheckedDrafts(DiagramDrafts drafts, CheckDraft check) {
        this.drafts = drafts;
        this.check = check;
    }

    /** What is to be changed with it. */
    public String title(UUID draftId) {
        return drafts.get(draftId).title();
    }

    /** The key of the procedure it belongs to. */
    public String procedure(UUID draftId) {
        return drafts.get(draftId).procedureKey();
    }

    /** Which saving is the last. */
    public int revision(UUID draftId) {
        return drafts.get(draftId).revision();
    }

    /** The diagram as it was saved last; empty if it could not run. */
    public Optional<Diagram> sound(UUID draftId) {
        DiagramDraft draft = drafts.get(draftId);
        return Optional.of(check.of(draft, drafts.text(draftId, draft.revision())))
                .filter(CheckDraft.Checked::isSound)
                .map(CheckDraft.Checked::diagram);
    }
}
