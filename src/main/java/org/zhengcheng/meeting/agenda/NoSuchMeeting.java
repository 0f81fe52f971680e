package org.zhengcheng.meeting.agenda;

/** There is no such meeting, or this person is not to know that there is. */
public class NoSuchMeeting extends RuntimeException {}
