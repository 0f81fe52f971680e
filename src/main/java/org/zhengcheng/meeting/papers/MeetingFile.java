package org.zhengcheng.meeting.papers;

import java.util.UUID;
import org.zhengcheng.material.StoredFile;

/**
 * A file among the papers of a meeting.
 *
 * @param itemId the item it is about; null if it is about the whole meeting
 * @param made whether it was made from the minutes, and not brought by somebody
 */
public record MeetingFile(StoredFile file, UUID itemId, Kind kind, boolean made) {

    /** What a file is. */
    public enum Kind {
        MINUTES,
        SUMMARY,
        OTHER
    }
}
