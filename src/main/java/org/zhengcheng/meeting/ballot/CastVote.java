package org.zhengcheng.meeting.ballot;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a vote. Its operation key is what is sealed itself, which no other has: the same once more gets the same answer. It
 * is never written down beside the person, in no operation and no ledger entry.
 */
@Component
class CastVote {

    private final BallotRows rows;
    private final BallotRecord record;

    CastVote(BallotRows rows, BallotRecord record) {
        this.rows = rows;
        this.record = record;
    }

    /**
     * All of it or none: that the person has voted, the vote, and the entry in the ledger. The ballot does not close
     * meanwhile, and once it is closing nobody gets in.
     *
     * @param sealed the vote under both seals
     */
    @Transactional
    public Answer cast(UUID itemId, UUID personId, byte[] sealed) {
        Ballot ballot = rows.held(itemId).orElseThrow(() -> new WrongBallotState(BallotState.NONE));
        if (rows.hasVoted(ballot, personId)) {
            return again(ballot, sealed);
        }
        if (ballot.state() != BallotState.OPEN) {
            return ballot.state().compareTo(BallotState.OPEN) < 0 ? Answer.NOT_OPEN : Answer.TOO_LATE;
        }
        if (!rows.mayVote(ballot, personId)) {
            return Answer.NOT_ENTITLED;
        }
        if (sealed.length != ballot.length(2) || rows.hasSealed(ballot, sealed)) {
            return Answer.NOT_A_VOTE;
        }
        if (!rows.addVoted(ballot, personId)) {
            // The same person in the same moment, from another page.
            return again(ballot, sealed);
        }
        if (!rows.addSealed(ballot, sealed)) {
            throw new SameVote();
        }
        record.note(ballot, personId, "ballot-cast");
        return Answer.COUNTED;
    }

    /** Once everything is counted nothing sealed is left to compare with; the list tells. */
    private Answer again(Ballot ballot, byte[] sealed) {
        return ballot.state() == BallotState.OPEN || ballot.state() == BallotState.CLOSED
                ? rows.hasSealed(ballot, sealed) ? Answer.COUNTED : Answer.VOTED_ELSEWHERE
                : Answer.VOTED;
    }

    /** What came of it. */
    enum Answer {
        /** This very vote counts. */
        COUNTED,
        /** The person has voted, but not with this vote: on another device. */
        VOTED_ELSEWHERE,
        /** The person has voted; with which vote the list will tell. */
        VOTED,
        NOT_OPEN,
        TOO_LATE,
        NOT_ENTITLED,
        /** Somebody else's once more, or nothing that could be one. */
        NOT_A_VOTE
    }

    /** Somebody sent in the same moment what somebody else sealed; nothing of it is kept. */
    static class SameVote extends RuntimeException {}
}
