package org.zhengcheng.meeting.attendance;

import java.time.LocalDateTime;
import java.util.UUID;
import org.zhengcheng.meeting.agenda.Bar;

/**
 * Somebody who belongs to a meeting, and whether they are there.
 *
 * @param bar why they do not vote; null if they do
 * @param cameAt in Asia/Shanghai; null if they have not come
 * @param leftAt null if they have not gone again
 * @param byHand whether somebody else marked that they came
 * @param absence why they have not come; null if nobody knows
 */
public record Attendee(
        UUID id, String name, Bar bar, LocalDateTime cameAt, LocalDateTime leftAt, boolean byHand, String absence) {

    /** Whether they are there now. */
    public boolean isPresent() {
        return cameAt != null && leftAt == null;
    }

    /** Whether they were there at all, which voids what they had handed in in writing. */
    public boolean hasCome() {
        return cameAt != null;
    }

    public boolean isEntitled() {
        return bar == null;
    }
}
