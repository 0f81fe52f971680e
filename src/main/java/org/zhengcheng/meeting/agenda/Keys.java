package org.zhengcheng.meeting.agenda;

import java.util.UUID;

/** Makes the keys of operations, one for each form of a page. */
public final class Keys {

    /** Another one. */
    public UUID getNext() {
        return UUID.randomUUID();
    }
}
