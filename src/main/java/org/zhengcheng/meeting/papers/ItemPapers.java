package org.zhengcheng.meeting.papers;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.Meetings;
import org.zhengcheng.meeting.attendance.Gatherings;

/** What meetings have on paper of each of their items, for whoever goes by a decision. */
@Component
public class ItemPapers {

    private final Meetings meetings;
    private final MinutesBook book;
    private final MeetingFiles files;
    private final Gatherings gatherings;
    private final FactsOfMeetings facts;

    ItemPapers(Meetings meetings, MinutesBook book, MeetingFiles files, Gatherings gatherings, FactsOfMeetings facts) {
        this.meetings = meetings;
        this.book = book;
        this.files = files;
        this.gatherings = gatherings;
        this.facts = facts;
    }

    /** What there is of one item of a meeting; the minutes count once they are finished. */
    public PapersOfItem of(UUID meetingId, UUID itemId) {
        Meeting meeting = meetings.find(meetingId).orElseThrow();
        Minutes minutes = book.of(meetingId);
        List<MeetingFile> all = minutes.isFinished() ? files.of(meetingId) : List.of();
        Minutes.OfItem said = minutes.isFinished() ? minutes.item(itemId) : Minutes.OfItem.NOTHING;
        return new PapersOfItem(
                facts.absent(gatherings.of(meeting)),
                meeting.guests(),
                said.conduct(),
                said.conclusion(),
                ids(all, itemId, MeetingFile.Kind.MINUTES),
                ids(all, itemId, MeetingFile.Kind.SUMMARY));
    }

    /** What was brought about the whole meeting concerns each of its items; what was made of them was made for each. */
    private static List<UUID> ids(List<MeetingFile> all, UUID itemId, MeetingFile.Kind kind) {
        return all.stream()
                .filter(file -> file.kind() == kind)
                .filter(file -> file.itemId() == null ? !file.made() : Objects.equals(file.itemId(), itemId))
                .map(file -> file.file().id())
                .toList();
    }
}
