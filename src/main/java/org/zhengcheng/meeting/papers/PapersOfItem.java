package org.zhengcheng.meeting.papers;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a meeting has on paper of one of its items.
 *
 * @param absent who of the entitled was not there, and why as far as it is known; null if everybody was
 * @param observers who else was there; null for nobody
 * @param conduct what the minutes say of the person it is about; null before they are finished, or if nothing
 * @param conclusion what they conclude; null likewise
 * @param minutes the files of the minutes, as far as they concern this item; empty before they are finished
 * @param summary the files of the summary of its vote; empty likewise
 */
public record PapersOfItem(
        String absent, String observers, String conduct, String conclusion, List<UUID> minutes, List<UUID> summary) {

    /** All of the files. */
    public List<UUID> files() {
        return Stream.concat(minutes.stream(), summary.stream()).toList();
    }
}
