package org.zhengcheng.meeting.ballot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret ballots on items of meetings, for whoever conducts one. The ledger hears from here what tellers and voters do
 * and that a ballot is void; that the chair prepares, opens and closes one is said by whoever calls.
 */
@Component
public class Ballots {

    private final BallotRows rows;
    private final BallotRecord record;

    Ballots(BallotRows rows, BallotRecord record) {
        this.rows = rows;
        this.record = record;
    }

    /**
     * From now on both tellers are asked to make their keys.
     *
     * @param firstTeller removes the outer seals after the close, before the second teller removes the inner ones
     * @throws WrongBallotState if the item has a ballot that is not void
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(UUID itemId, BallotPaper paper, UUID firstTeller, UUID secondTeller) {
        if (!rows.add(itemId, paper, firstTeller, secondTeller)) {
            throw new WrongBallotState(state(itemId));
        }
    }

    /**
     * From now on votes are cast.
     *
     * @param voters who may vote: those entitled and present at this moment
     * @throws WrongBallotState unless it is {@link BallotState#READY}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(UUID itemId, Set<UUID> voters) {
        Ballot ballot = locked(itemId);
        ballot.require(BallotState.READY);
        rows.admit(ballot, voters);
        rows.become(ballot, BallotState.OPEN);
    }

    /** How far it has come; {@link BallotState#NONE} without one, or where the only one is void. */
    public BallotState state(UUID itemId) {
        return rows.find(itemId).map(Ballot::state).orElse(BallotState.NONE);
    }

    /** Who may vote on an item; nobody before it is open. */
    public Set<UUID> voters(UUID itemId) {
        return rows.find(itemId).map(rows::voters).orElse(Set.of());
    }

    /** Who has voted, never how; nobody before it is open. */
    public Set<UUID> voted(UUID itemId) {
        return rows.find(itemId).map(rows::voted).orElse(Set.of());
    }

    /**
     * Whoever is voting at this moment has voted or is told that it was too late; nobody votes any more. What was written is
     * written anew in an order of chance. Without a single vote there is nothing to open, and it is counted at once.
     *
     * @throws WrongBallotState if it is not open and never was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(UUID itemId) {
        Ballot ballot = locked(itemId);
        if (ballot.state().compareTo(BallotState.CLOSED) >= 0) {
            return;
        }
        ballot.require(BallotState.OPEN);
        rows.shuffle(ballot);
        boolean empty = rows.countSealed(ballot, BallotRows.SEALED_TWICE) == 0;
        rows.become(ballot, empty ? BallotState.COUNTED : BallotState.CLOSED);
    }

    /**
     * The ballot counts for nothing, and the item has none: it is held anew, or on paper. What was sealed and what was
     * opened is gone; that it was, and why it is void, stays.
     *
     * @param ballotId which one; if it is void already, or another has taken its place, nothing happens
     * @param reason why, such as a key that was lost
     * @param chairId who decides it
     */
    @Transactional
    public void annul(UUID itemId, UUID ballotId, String reason, UUID chairId) {
        Optional<Ballot> found =
                rows.locked(itemId).filter(ballot -> ballot.id().equals(ballotId));
        if (found.isPresent()) {
            rows.annul(found.get(), reason);
            record.note(found.get(), chairId, "ballot-void", null, reason);
        }
    }

    /** What it came to; empty until both tellers have opened it. */
    public Optional<Tally> tally(UUID itemId) {
        return rows.find(itemId)
                .filter(ballot -> ballot.state() == BallotState.COUNTED)
                .map(ballot -> Tally.of(ballot.paper(), list(ballot)));
    }

    private List<OpenedVote> list(Ballot ballot) {
        return rows.opened(ballot).stream().map(OpenedVote::read).toList();
    }

    private Ballot locked(UUID itemId) {
        return rows.locked(itemId).orElseThrow(() -> new WrongBallotState(BallotState.NONE));
    }
}
