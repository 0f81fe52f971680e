package org.zhengcheng.diagram.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A request to take a draft into use, and what became of it.
 *
 * @param revision of the draft; it is not changed while the request waits
 * @param contentSha256 the hash of what was asked for: the text with its forms
 * @param beforeSha256 the same of the version for new cases at the time it was asked
 * @param fromDate the first day for new cases
 * @param decidedBy who released or refused it; null while nobody has
 * @param reason why it was refused, or why it could not go live on its day; null otherwise
 * @param definitionId the version it became; null while it is none
 */
record Release(
        UUID id,
        UUID draftId,
        String procedureKey,
        int revision,
        String contentSha256,
        String beforeSha256,
        String notes,
        LocalDate fromDate,
        State state,
        UUID askedBy,
        String askedName,
        Instant askedAt,
        UUID decidedBy,
        String decidedName,
        Instant decidedAt,
        String reason,
        String definitionId) {

    /** How far it has come. */
    enum State {
        /** A second person has to look at it. */
        WAITING,
        WITHDRAWN,
        REFUSED,
        /** Released from a day that has not come yet. */
        PLANNED,
        LIVE,
        /** It was sound when it was released, and is not any more. */
        FAILED
    }

    /** Whether it waits to be decided on. */
    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Whether it can still be taken back. */
    public boolean isPending() {
        return state == State.WAITING || state == State.PLANNED;
    }
}
