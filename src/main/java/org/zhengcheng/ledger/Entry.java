package org.zhengcheng.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One act, as the ledger is to remember it.
 *
 * @param caseId the case acted upon; its entries form one chain
 * @param actorId the person who acted
 * @param insteadId the person in whose office they acted while that person was away; null if it was their own
 * @param office in which office, for the reader
 * @param act what was done: {@code open}, {@code step} or the id of a case act
 * @param object what it was done to, a step's id
 * @param outcome the result chosen
 * @param eventDate the day it really happened (Asia/Shanghai)
 * @param contentSha256 the hash of the submission, which stands apart
 */
public record Entry(
        UUID caseId,
        UUID actorId,
        UUID insteadId,
        String office,
        String act,
        String object,
        String outcome,
        LocalDate eventDate,
        String contentSha256) {

    /** An act in one's own name. */
    public Entry(
            UUID caseId,
            UUID actorId,
            String office,
            String act,
            String object,
            String outcome,
            LocalDate eventDate,
            String contentSha256) {
        this(caseId, actorId, null, office, act, object, outcome, eventDate, contentSha256);
    }
}
