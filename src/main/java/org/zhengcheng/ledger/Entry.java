package org.zhengcheng.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One act, as the ledger is to remember it. When it is recorded and from where it came the ledger finds out by itself.
 *
 * @param chain whose entry it is
 * @param actorId the person who acted
 * @param insteadId the person in whose office they acted while that person was away; null if it was their own
 * @param office in which office, for the reader
 * @param act what was done: {@code open}, {@code step} or the id of a case act
 * @param object what it was done to, a step's id
 * @param outcome the result chosen
 * @param eventDate the day it really happened (Asia/Shanghai)
 * @param contentSha256 the hash of the submission, which stands apart; null if there is none
 * @param note words about it that may have to be forgotten one day and so stand apart; null if there are none
 */
public record Entry(
        LedgerChain chain,
        UUID actorId,
        UUID insteadId,
        String office,
        String act,
        String object,
        String outcome,
        LocalDate eventDate,
        String contentSha256,
        String note) {

    /** An act in one's own name. */
    public Entry(
            LedgerChain chain,
            UUID actorId,
            String office,
            String act,
            String object,
            String outcome,
            LocalDate eventDate,
            String contentSha256) {
        this(chain, actorId, null, office, act, object, outcome, eventDate, contentSha256, null);
    }

    /** The same, done in the office of somebody who is away. */
    public Entry insteadOf(UUID absentId) {
        return new Entry(chain, actorId, absentId, office, act, object, outcome, eventDate, contentSha256, note);
    }

    /** The same with words about it. */
    public Entry noting(String words) {
        return new Entry(chain, actorId, insteadId, office, act, object, outcome, eventDate, contentSha256, words);
    }
}
