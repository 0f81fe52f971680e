package org.zhengcheng.meeting.agenda;

import java.util.UUID;

/** The meeting has gone on since the page was opened; nothing was changed. */
public class MeetingMoved extends RuntimeException {

    private final UUID meetingId;

    public MeetingMoved(UUID meetingId) {
        super("The meeting has gone on: " + meetingId);
        this.meetingId = meetingId;
    }

    public UUID meetingId() {
        return meetingId;
    }
}
