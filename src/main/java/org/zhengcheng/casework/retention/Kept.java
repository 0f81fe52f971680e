package org.zhengcheng.casework.retention;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;

/** What the page of a closed case says of its material: what was erased, whether it is held. */
@Component
public class Kept {

    private final Cases cases;
    private final Rights rights;
    private final Erasure erasure;
    private final LegalHolds holds;

    Kept(Cases cases, Rights rights, Erasure erasure, LegalHolds holds) {
        this.cases = cases;
        this.rights = rights;
        this.erasure = erasure;
        this.holds = holds;
    }

    /** For whoever may read the case. */
    public State of(UUID caseId, Actor actor) {
        return new State(
                erasure.of(caseId),
                holds.of(caseId).orElse(null),
                rights.mayHoldMaterial(actor.personId(), cases.find(caseId, actor)));
    }

    /** Whether a file that is missing from a case may be missing for this. */
    public boolean wereFilesErased(UUID caseId) {
        return erasure.of(caseId).stream().anyMatch(erased -> erased.files() > 0);
    }

    /**
     * @param erased what a rule has erased, the earliest first
     * @param hold null if the case is not held
     * @param mayHold whether the reader may place and lift one
     */
    public record State(List<Erasure.Erased> erased, LegalHolds.Hold hold, boolean mayHold) {}
}
