package org.zhengcheng.notice;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * A message to one person. It holds data; what it says is put into words in the reader's language where it is shown.
 *
 * @param caseId null for what an organisation owes
 * @param subjectName whose case it is, or which organisation
 * @param text the step, or what was decided in it
 * @param until the last day for what follows; null if no period runs
 * @param items what has to be put right; empty but for a return
 * @param byName who acted in the reader's place, or asks the reader to; null but for that
 * @param toldAt local to Asia/Shanghai
 */
public record Notice(
        long id,
        UUID caseId,
        String subjectName,
        Kind kind,
        Text text,
        LocalDate until,
        List<Text> items,
        String byName,
        LocalDateTime toldAt,
        boolean read) {

    /** What a message is about. A kind that pages are to tell of has its sentence in the bundle of this room. */
    public enum Kind {
        /** A step waits to be taken, not necessarily by the reader. */
        WAITS,
        /** A step was taken. */
        TAKEN,
        /** Single items came back to the reader to be put right. */
        RETURNED,
        /** Somebody handed in in the reader's place. */
        ENTERED_FOR,
        /** A step is due soon, or today. */
        DUE,
        /** The day of a step is past. */
        OVERDUE,
        /** A day comes, or has come, that is no last day, such as the end of a probation. */
        REMINDED,
        /** The person concerned asks the reader to go on. */
        NUDGED,
        /** The reader's case was begun on paper and has been copied from there. */
        COPIED,
        /** Somebody asks the reader, who keeps their record, to change it. */
        PROPOSED,
        /** It was decided on a change of their record for which the reader asked. */
        DECIDED,
        /** Somebody is to act for another; the reader is one of the two. */
        SUBSTITUTE,
        /** Somebody no longer acts for another. */
        SUBSTITUTE_ENDED,
        /** The reader is called to a meeting. */
        MEETING,
        /** A meeting to which the reader is called has another agenda, or is at another time or place. */
        MEETING_CHANGED,
        /** A meeting to which the reader was called is not held. */
        MEETING_CANCELLED,
        /** A meeting decided a step that the reader holds. */
        MEETING_DECIDED,
        /** A verification found the ledger altered. */
        ALTERED;

        /** Whether it warns of a day that comes or is past. */
        boolean isWarning() {
            return this == DUE || this == OVERDUE || this == REMINDED;
        }

        /** Those whose mail their reader may arrange; an alarm always comes at once. */
        static Set<Kind> choosable() {
            return EnumSet.complementOf(EnumSet.of(ALTERED));
        }

        /** How it comes by mail where its reader has chosen nothing: warnings of one morning come in one letter. */
        MailChoices.Delivery usual() {
            return isWarning() ? MailChoices.Delivery.DAILY : MailChoices.Delivery.EACH;
        }
    }

    /** The end of the key of the sentence that tells of it: a period that runs makes another sentence. */
    public String sentence() {
        return until == null ? kind.name() : kind + ".until";
    }
}
