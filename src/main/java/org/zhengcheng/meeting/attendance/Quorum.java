package org.zhengcheng.meeting.attendance;

import org.zhengcheng.meeting.agenda.Item;

/**
 * Whether enough are there.
 *
 * @param item for which item; null for the meeting as such
 * @param should 应到, who could vote
 * @param actual 实到, who of them is there
 * @param needed how many have to be there
 */
public record Quorum(Item item, int should, int actual, int needed) {

    public boolean isReached() {
        return should > 0 && actual >= needed;
    }

    /** How many have to come yet. */
    public int missing() {
        return Math.max(0, needed - actual);
    }
}
