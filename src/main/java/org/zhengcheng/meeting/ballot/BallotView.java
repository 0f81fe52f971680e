package org.zhengcheng.meeting.ballot;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.Part;

/**
 * A ballot as somebody who may know of it sees it.
 *
 * @param ballot null where the only ones are void
 * @param whyVoid why earlier ones are void
 * @param voter whether they may vote; not known before it opens
 * @param voted whether they have
 * @param voters how many may vote
 * @param cast how many have
 */
record BallotView(
        Meeting meeting,
        Item item,
        Ballot ballot,
        List<String> whyVoid,
        UUID personId,
        boolean voter,
        boolean voted,
        int voters,
        int cast) {

    /** Below so many voters, or when all agree, a result says how single people voted. */
    private static final int FEW = 10;

    public BallotState state() {
        return ballot == null ? BallotState.NONE : ballot.state();
    }

    public boolean isTeller() {
        return ballot != null && ballot.isTeller(personId);
    }

    public boolean isFirstTeller() {
        return ballot != null && personId.equals(ballot.firstTeller());
    }

    public boolean isChair() {
        return meeting.partsOf(personId).contains(Part.CHAIR);
    }

    /** Whether a vote is awaited from them. */
    public boolean mayCast() {
        return state() == BallotState.OPEN && voter && !voted;
    }

    /** Whether they may declare it void, which the chair may until the item is decided. */
    public boolean mayAnnul() {
        return isChair() && ballot != null && !item.isDone();
    }

    public boolean isOfFew() {
        return voters < FEW;
    }

    public String firstFingerprint() {
        return Fingerprint.shown(ballot.firstKey());
    }

    public String secondFingerprint() {
        return Fingerprint.shown(ballot.secondKey());
    }

    /** The public key of the teller who looks, in base64; null until it is made. */
    public String ownKey() {
        return base64(ballot.key(personId));
    }

    public String ownFingerprint() {
        return Fingerprint.shown(ballot.key(personId));
    }

    public String firstKey() {
        return base64(ballot.firstKey());
    }

    public String secondKey() {
        return base64(ballot.secondKey());
    }

    private static String base64(byte[] key) {
        return key == null ? null : Base64.getEncoder().encodeToString(key);
    }

    /** What the page looks at to know whether it has become old. */
    public String mark() {
        return new Mark(state(), voted).toString();
    }

    /** How a ballot stands for one person, in so few words that it can be asked every few seconds. */
    record Mark(BallotState state, boolean voted) {

        @Override
        public String toString() {
            return state + (voted ? " voted" : "");
        }
    }
}
