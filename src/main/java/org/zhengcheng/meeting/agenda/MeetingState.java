package org.zhengcheng.meeting.agenda;

/** How far a meeting has come. */
public enum MeetingState {
    /** It was called together; people come, opinions are handed in. */
    CONVENED,
    /** The chair has opened it. */
    OPEN,
    /** It is over; nothing in it changes any more. */
    CLOSED,
    /** It was called off before it opened. */
    CANCELLED
}
