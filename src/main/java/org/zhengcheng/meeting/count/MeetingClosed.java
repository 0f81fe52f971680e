package org.zhengcheng.meeting.count;

import java.util.UUID;

/** A meeting closed; published in the transaction in which it does. */
public record MeetingClosed(UUID meetingId) {}
