package org.zhengcheng.transfer.letter;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A letter that was issued. Days are days in Asia/Shanghai.
 *
 * @param number as it stands on all three parts
 * @param lastOn the last day on which it can be handed in: the day of issue and the days of validity
 * @param receivedOn the day on which the receiving committee took it; null if it has not
 * @param voidedOn the day on which it was declared void; null if it was not
 * @param voidReason why it is void; null if it is not
 * @param replacesId the letter in whose place it was issued; null if none
 */
public record Letter(
        UUID id,
        UUID caseId,
        UUID committeeId,
        String number,
        LocalDate issuedOn,
        int validDays,
        LocalDate lastOn,
        LocalDate receivedOn,
        LocalDate voidedOn,
        String voidReason,
        UUID replacesId,
        LetterContent content) {

    /** What has become of a letter. */
    public enum State {
        VALID,
        RECEIVED,
        EXPIRED,
        VOID;

        /** The key of the message that names it. */
        public String code() {
            return "letter.state." + name();
        }
    }

    /** What it is on a day. */
    public State stateOn(LocalDate today) {
        if (voidedOn != null) {
            return State.VOID;
        }
        if (receivedOn != null) {
            return State.RECEIVED;
        }
        return today.isAfter(lastOn) ? State.EXPIRED : State.VALID;
    }
}
