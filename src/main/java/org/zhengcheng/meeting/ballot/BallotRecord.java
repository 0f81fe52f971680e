package org.zhengcheng.meeting.ballot;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;

/** What the ledger hears of a ballot: who did what, never with which vote. */
@Component
class BallotRecord {

    private final Ledger ledger;
    private final Clock clock;

    BallotRecord(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Appends an entry, as the last write of its transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Ballot ballot, UUID actorId, String act) {
        note(ballot, actorId, act, null, null);
    }

    /**
     * The same.
     *
     * @param sha256 of what everybody may see, such as a public key; null if there is nothing
     * @param words a reason; null if there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Ballot ballot, UUID actorId, String act, String sha256, String words) {
        ledger.append(new Entry(
                        LedgerChain.ofMeeting(ballot.meetingId()),
                        actorId,
                        "",
                        act,
                        ballot.itemId().toString(),
                        "",
                        LocalDate.now(clock),
                        sha256)
                .noting(words));
    }
}
