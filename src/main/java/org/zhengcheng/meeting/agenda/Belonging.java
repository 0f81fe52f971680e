package org.zhengcheng.meeting.agenda;

import java.util.UUID;

/**
 * Somebody who belongs to a meeting.
 *
 * @param bar why they do not vote; null if they do
 */
public record Belonging(UUID id, String name, Bar bar) {

    /** Whether they are among those entitled to vote, 应到. */
    public boolean isEntitled() {
        return bar == null;
    }
}
