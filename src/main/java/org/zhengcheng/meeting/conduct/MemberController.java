package org.zhengcheng.meeting.conduct;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Keys;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.attendance.Attendance;
import org.zhengcheng.meeting.attendance.Attendee;
import org.zhengcheng.meeting.attendance.Gatherings;
import org.zhengcheng.meeting.ballot.BallotState;
import org.zhengcheng.meeting.ballot.Ballots;

/** The page that whoever belongs to a meeting has on the phone: where it stands, and what is theirs to do. */
@Controller
class MemberController {

    private final MeetingRights rights;
    private final Gatherings gatherings;
    private final Attendance attendance;
    private final Ballots ballots;

    MemberController(MeetingRights rights, Gatherings gatherings, Attendance attendance, Ballots ballots) {
        this.rights = rights;
        this.gatherings = gatherings;
        this.attendance = attendance;
        this.ballots = ballots;
    }

    @GetMapping("/meetings/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        return page(id, List.of(), actor, model);
    }

    @PostMapping("/meetings/{id}/attendance")
    String enter(
            @PathVariable UUID id,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<FieldError> wrong = attendance.enter(operation, id, code, actor);
        if (wrong.isEmpty()) {
            return "redirect:/meetings/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("typed", code);
        return page(id, List.of(wrong.get()), actor, model);
    }

    private String page(UUID id, List<FieldError> errors, Actor actor, Model model) {
        MeetingRights.Standpoint at = rights.find(id, actor);
        Meeting meeting = at.meeting();
        Attendee self = gatherings.of(meeting).find(actor.personId()).orElse(null);
        Item current = meeting.current().orElse(null);
        BallotState ballot = current != null && current.method() == Item.Method.ELECTRONIC
                ? ballots.state(current.id())
                : BallotState.NONE;
        Set<UUID> voted = ballot == BallotState.OPEN ? ballots.voted(current.id()) : Set.of();
        model.addAttribute("meeting", meeting);
        model.addAttribute("self", self);
        model.addAttribute("current", current);
        model.addAttribute("ballot", ballot);
        model.addAttribute(
                "voter",
                ballot == BallotState.OPEN && ballots.voters(current.id()).contains(actor.personId()));
        model.addAttribute("hasVoted", voted.contains(actor.personId()));
        model.addAttribute("comes", attendance.isToday(meeting));
        model.addAttribute("leads", at.isAny(Part.CHAIR, Part.RECORDER, Part.CONVENER));
        model.addAttribute("counts", at.isAny(Part.SCRUTINEER, Part.TELLER));
        model.addAttribute("plans", meeting.isAhead() && at.isAny(Part.CHAIR, Part.CONVENER));
        model.addAttribute("parts", meeting.partsOf(actor.personId()));
        model.addAttribute("errors", errors);
        model.addAttribute("keys", new Keys());
        return "meeting/meeting";
    }
}
