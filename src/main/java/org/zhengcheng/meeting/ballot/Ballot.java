package org.zhengcheng.meeting.ballot;

import java.util.UUID;

/**
 * A ballot that is not void.
 *
 * @param firstKey the public key of the teller who removes the outer seals; null until it is made
 * @param secondKey the public key of the teller who removes the inner ones; null likewise
 */
record Ballot(
        UUID id,
        UUID itemId,
        UUID meetingId,
        BallotPaper paper,
        UUID firstTeller,
        UUID secondTeller,
        byte[] firstKey,
        byte[] secondKey,
        BallotState state) {

    /** A key of P-256 that the sender made for one message, and what proves that nothing was altered. */
    private static final int SEAL = 65 + 16;

    /** How many bytes a vote has under so many seals. */
    int length(int seals) {
        return OpenedVote.length(paper) + seals * SEAL;
    }

    boolean isTeller(UUID personId) {
        return personId.equals(firstTeller) || personId.equals(secondTeller);
    }

    /** Whether it is this teller's turn to open. */
    boolean awaits(UUID personId) {
        return state == BallotState.CLOSED && personId.equals(firstTeller)
                || state == BallotState.OPENED_BY_FIRST && personId.equals(secondTeller);
    }

    /** A teller's public key; null until it is made. */
    byte[] key(UUID teller) {
        return teller.equals(firstTeller) ? firstKey : secondKey;
    }

    /** @throws WrongBallotState unless it is in this state */
    void require(BallotState required) {
        if (state != required) {
            throw new WrongBallotState(state);
        }
    }
}
