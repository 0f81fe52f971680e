package org.zhengcheng.meeting.agenda;

import java.util.UUID;

/** A person who may know of the meeting has no such part in it. */
public class NotYourPart extends RuntimeException {

    private final UUID meetingId;
    private final Part part;

    public NotYourPart(UUID meetingId, Part part) {
        super("Not theirs: " + part);
        this.meetingId = meetingId;
        this.part = part;
    }

    public UUID meetingId() {
        return meetingId;
    }

    /** Whose it is to do. */
    public Part part() {
        return part;
    }
}
