package org.zhengcheng.diagram.draft;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A draft of a diagram.
 *
 * @param baseId the version it began with; null for a file that was brought
 * @param revision counts every saving, from 1
 * @param holderId who has it open; null if nobody has
 * @param heldAt when they were last heard of
 * @param savedAt when it was saved last
 */
public record DiagramDraft(
        UUID id,
        String procedureKey,
        String title,
        String baseId,
        State state,
        int revision,
        UUID holderId,
        String holderName,
        Instant heldAt,
        Instant savedAt,
        String savedName) {

    /** An editor asks every half a minute. */
    private static final Duration HELD = Duration.ofMinutes(2);

    /** How far it has come. */
    public enum State {
        OPEN,
        /** Somebody asked for its release: it is not changed while another looks at it. */
        ASKED,
        RELEASED,
        DROPPED
    }

    /** Whether somebody else has it open now. */
    public boolean isHeldByOther(UUID personId, Instant now) {
        return holderId != null
                && !holderId.equals(personId)
                && heldAt.plus(HELD).isAfter(now);
    }

    /** Whether it may still be changed. */
    public boolean isOpen() {
        return state == State.OPEN;
    }
}
