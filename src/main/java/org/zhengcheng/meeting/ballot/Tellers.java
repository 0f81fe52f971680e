package org.zhengcheng.meeting.ballot;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the two tellers do: each makes a key, and after the close each opens one of the two seals. What they send is checked
 * in number, length and kind; whether they opened truly every voter sees by their own line.
 */
@Component
class Tellers {

    private final BallotRows rows;
    private final BallotRecord record;

    Tellers(BallotRows rows, BallotRecord record) {
        this.rows = rows;
        this.record = record;
    }

    /**
     * Keeps a teller's public key. Until the ballot opens another may take its place: whoever lost the private one makes a
     * new pair.
     *
     * @return whether it is one that can be used
     * @throws WrongBallotState if it is too late
     * @throws NotATeller if it is somebody else
     */
    @Transactional
    public boolean key(UUID itemId, UUID teller, byte[] key) {
        Ballot ballot = locked(itemId, teller);
        if (Arrays.equals(key, ballot.key(teller))) {
            return true;
        }
        if (ballot.state() != BallotState.READY) {
            ballot.require(BallotState.KEYS_MISSING);
        }
        boolean isFirst = teller.equals(ballot.firstTeller());
        if (!isPoint(key) || Arrays.equals(key, isFirst ? ballot.secondKey() : ballot.firstKey())) {
            return false;
        }
        rows.keep(ballot, isFirst ? key : ballot.firstKey(), isFirst ? ballot.secondKey() : key);
        record.note(ballot, teller, "ballot-key", Fingerprint.of(key), null);
        return true;
    }

    /**
     * What the teller whose turn it is has to open.
     *
     * @throws WrongBallotState if it is not their turn
     * @throws NotATeller if it is somebody else
     */
    @Transactional
    public List<byte[]> sealed(UUID itemId, UUID teller) {
        Ballot ballot = locked(itemId, teller);
        if (!ballot.awaits(teller)) {
            throw new WrongBallotState(ballot.state());
        }
        return rows.sealed(ballot, layer(ballot));
    }

    /**
     * Keeps what a teller has opened in place of what it was; after the second one everything is counted. The same once
     * more changes nothing.
     *
     * @return whether there are as many as there were, all of the right length and no two the same
     * @throws WrongBallotState if it is not their turn
     * @throws NotATeller if it is somebody else
     */
    @Transactional
    public boolean opened(UUID itemId, UUID teller, List<byte[]> opened) {
        Ballot ballot = locked(itemId, teller);
        Set<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        distinct.addAll(opened);
        if (!ballot.awaits(teller)) {
            if (isWhatWasOpened(ballot, teller, distinct)) {
                return true;
            }
            throw new WrongBallotState(ballot.state());
        }
        int layer = layer(ballot);
        int length = ballot.length(layer - 1);
        Predicate<byte[]> fits = one -> one.length == length;
        boolean complete = opened.size() == rows.countSealed(ballot, layer) && distinct.size() == opened.size();
        if (!complete || !distinct.stream().allMatch(fits)) {
            return false;
        }
        if (layer == BallotRows.SEALED_TWICE) {
            rows.replaceSealed(ballot, distinct);
            rows.become(ballot, BallotState.OPENED_BY_FIRST);
            record.note(ballot, teller, "ballot-outer");
        } else {
            rows.publish(ballot, distinct);
            rows.become(ballot, BallotState.COUNTED);
            record.note(ballot, teller, "ballot-inner");
        }
        return true;
    }

    private boolean isWhatWasOpened(Ballot ballot, UUID teller, Set<byte[]> opened) {
        List<byte[]> kept = switch (ballot.state()) {
            case OPENED_BY_FIRST ->
                teller.equals(ballot.firstTeller()) ? rows.sealed(ballot, BallotRows.SEALED_ONCE) : List.of();
            case COUNTED -> teller.equals(ballot.secondTeller()) ? rows.opened(ballot) : List.of();
            default -> List.of();
        };
        return !kept.isEmpty() && kept.size() == opened.size() && opened.containsAll(kept);
    }

    private static int layer(Ballot ballot) {
        return ballot.state() == BallotState.CLOSED ? BallotRows.SEALED_TWICE : BallotRows.SEALED_ONCE;
    }

    private Ballot locked(UUID itemId, UUID teller) {
        Ballot ballot = rows.locked(itemId).orElseThrow(() -> new WrongBallotState(BallotState.NONE));
        if (!ballot.isTeller(teller)) {
            throw new NotATeller();
        }
        return ballot;
    }

    /** A vote sealed for what is no point of the curve could be opened by nobody, or by anybody. */
    private static boolean isPoint(byte[] key) {
        if (key.length != 65 || key[0] != 4) {
            return false;
        }
        try {
            return ECNamedCurveTable.getParameterSpec("P-256")
                    .getCurve()
                    .decodePoint(key)
                    .isValid();
        } catch (IllegalArgumentException noPoint) {
            return false;
        }
    }

    /** Only the tellers of a ballot may do this. */
    static class NotATeller extends RuntimeException {}
}
