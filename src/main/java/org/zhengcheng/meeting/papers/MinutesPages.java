package org.zhengcheng.meeting.papers;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.Part;

/** Puts together what the page of the minutes shows. */
@Component
class MinutesPages {

    private final MeetingRights rights;
    private final MinutesBook book;
    private final MeetingFiles files;
    private final MeetingPapers papers;

    MinutesPages(MeetingRights rights, MinutesBook book, MeetingFiles files, MeetingPapers papers) {
        this.rights = rights;
        this.book = book;
        this.files = files;
        this.papers = papers;
    }

    /**
     * What is still being written is seen by those who write it and who hold it against what they know; what is finished by
     * everybody who may know of the meeting.
     *
     * @throws NoSuchMeeting if there is none of which the actor may know
     */
    @Transactional(readOnly = true)
    MinutesView of(UUID meetingId, Actor actor) {
        MeetingRights.Standpoint at = rights.find(meetingId, actor);
        Meeting meeting = at.meeting();
        Minutes minutes = book.of(meetingId);
        boolean readable = at.seesPapers() || minutes.isFinished();
        Facts known = papers.known(meeting, minutes);
        return new MinutesView(
                meeting,
                minutes,
                readable ? minutes : Minutes.none(meetingId),
                known.meeting(),
                known.items(),
                papers.of(at, minutes),
                readable ? files.of(meetingId) : List.of(),
                at.isAny(Part.RECORDER, Part.CHAIR),
                !readable && meeting.openedAt() != null,
                List.of());
    }
}
