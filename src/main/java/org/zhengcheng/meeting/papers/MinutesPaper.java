package org.zhengcheng.meeting.papers;

import java.util.UUID;

/** A paper that is made of the minutes when they are finished: of the whole meeting, or of one item. */
record MinutesPaper(MeetingPaper paper, MeetingPapers.Printed printed) {

    /** The item it is about; null for the whole meeting. */
    UUID itemId() {
        return printed.item() == null ? null : printed.item().id();
    }

    MeetingFile.Kind kind() {
        return paper == MeetingPaper.SUMMARY ? MeetingFile.Kind.SUMMARY : MeetingFile.Kind.MINUTES;
    }

    /** What it is printed for, so that printing it again is the same upload. */
    String occasion() {
        return printed.meeting().id() + " " + paper.id() + " " + itemId();
    }
}
