package org.zhengcheng.meeting.agenda;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.PersonName;

/** Tells whoever belongs to a meeting or serves it that it is to be, is to be otherwise or is not to be. */
@Component
class MeetingNotices {

    private final Notices notices;
    private final Speaker speaker;

    MeetingNotices(Notices notices, Speaker speaker) {
        this.notices = notices;
        this.speaker = speaker;
    }

    void convened(Meeting meeting, List<Belonging> members, Actor by) {
        notices.convened(people(meeting, members, by), topic(meeting, by), meeting.day());
    }

    /** Whoever served it before and does no more is told as well. */
    void changed(Meeting before, Meeting meeting, List<Belonging> members, Actor by) {
        List<UUID> people = Stream.concat(people(meeting, members, by).stream(), people(before, List.of(), by).stream())
                .distinct()
                .toList();
        notices.meetingChanged(people, topic(meeting, by), meeting.day());
    }

    void cancelled(Meeting meeting, List<Belonging> members, Actor by) {
        notices.meetingCancelled(people(meeting, members, by), topic(meeting, by), meeting.day());
    }

    private static List<UUID> people(Meeting meeting, List<Belonging> members, Actor by) {
        return Stream.concat(
                        members.stream().map(Belonging::id),
                        meeting.officers().stream().map(PersonName::id))
                .filter(person -> !person.equals(by.personId()))
                .distinct()
                .toList();
    }

    private Topic topic(Meeting meeting, Actor by) {
        Text what = speaker.both(
                "meeting.announced",
                meeting.kind().title(),
                meeting.beginsAt().toLocalTime().toString(),
                meeting.place());
        return Topic.ofMeeting("/meetings/" + meeting.id(), meeting.organizationName(), what);
    }
}
