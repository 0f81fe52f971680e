package org.zhengcheng.meeting.conduct;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Keys;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.NotYourPart;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.attendance.Attendance;
import org.zhengcheng.meeting.attendance.Gatherings;
import org.zhengcheng.meeting.attendance.LeavingOut;
import org.zhengcheng.meeting.attendance.WrittenOpinions;
import org.zhengcheng.meeting.ballot.BallotState;
import org.zhengcheng.meeting.ballot.Ballots;
import org.zhengcheng.meeting.count.PaperCounts;

/** Puts together what is seen in the hall. */
@Component
class Halls {

    private final MeetingRights rights;
    private final Gatherings gatherings;
    private final Attendance attendance;
    private final WrittenOpinions opinions;
    private final LeavingOut leavingOut;
    private final PaperCounts counts;
    private final Ballots ballots;

    Halls(
            MeetingRights rights,
            Gatherings gatherings,
            Attendance attendance,
            WrittenOpinions opinions,
            LeavingOut leavingOut,
            PaperCounts counts,
            Ballots ballots) {
        this.rights = rights;
        this.gatherings = gatherings;
        this.attendance = attendance;
        this.opinions = opinions;
        this.leavingOut = leavingOut;
        this.counts = counts;
        this.ballots = ballots;
    }

    /**
     * The hall as this person sees it.
     *
     * @throws NoSuchMeeting if they may not know of the meeting
     * @throws NotYourPart if they only attend it
     */
    Hall of(UUID meetingId, Actor actor) {
        MeetingRights.Standpoint at = rights.find(meetingId, actor);
        at.require(Part.CHAIR, Part.RECORDER, Part.CONVENER);
        Meeting meeting = at.meeting();
        Optional<Item> voting = meeting.current().filter(item -> item.state() == Item.State.VOTING);
        Optional<Item> electronic = voting.filter(item -> item.method() == Item.Method.ELECTRONIC);
        BallotState ballot = electronic.map(item -> ballots.state(item.id())).orElse(BallotState.NONE);
        return new Hall(
                at,
                gatherings.of(meeting),
                attendance.code(meeting),
                opinions.of(meeting),
                leavingOut.of(meeting),
                leavingOut.isCustom(),
                voting.filter(item -> item.method() == Item.Method.PAPER)
                        .map(counts::of)
                        .orElse(null),
                ballot,
                ballot == BallotState.OPEN ? ballots.voted(electronic.get().id()) : Set.of());
    }

    /** The page, with what was wrong with what was just asked for. */
    String page(UUID meetingId, List<FieldError> errors, Actor actor, Model model) {
        Hall hall = of(meetingId, actor);
        model.addAttribute("hall", hall);
        model.addAttribute("meeting", hall.meeting());
        model.addAttribute("errors", errors);
        model.addAttribute("keys", new Keys());
        return "meeting/hall";
    }
}
