package org.zhengcheng.meeting.count;

import java.time.LocalDate;
import java.util.UUID;
import org.zhengcheng.meeting.VoteCount;
import org.zhengcheng.meeting.VoteRule;

/**
 * What one item came to.
 *
 * @param matterId the step that was decided; null for a topic
 * @param heldOn the day of the meeting (Asia/Shanghai)
 * @param scrutineerId 监票人; null where nothing was voted on
 * @param tellerId 计票人; null likewise
 * @param electronic whether it was voted on electronically
 * @param count null for a topic, and for what was postponed before it was voted on
 * @param result null likewise
 */
public record Decision(
        UUID meetingId,
        UUID itemId,
        String matterId,
        LocalDate heldOn,
        String place,
        UUID chairId,
        UUID recorderId,
        UUID scrutineerId,
        UUID tellerId,
        boolean electronic,
        int ballotsIssued,
        int ballotsReturned,
        int ballotsValid,
        VoteCount count,
        VoteRule.Result result,
        boolean postponed) {}
