package org.zhengcheng.meeting.attendance;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.meeting.agenda.Keys;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.Part;

/** The pages on which, before a meeting, written opinions are handed in and members are left out of the count. */
@Controller
class BeforehandController {

    private final MeetingRights rights;
    private final Gatherings gatherings;
    private final WrittenOpinions opinions;
    private final LeavingOut leavingOut;

    BeforehandController(MeetingRights rights, Gatherings gatherings, WrittenOpinions opinions, LeavingOut leavingOut) {
        this.rights = rights;
        this.gatherings = gatherings;
        this.opinions = opinions;
        this.leavingOut = leavingOut;
    }

    @GetMapping("/meetings/{id}/opinions")
    String opinions(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        return opinions(id, null, null, null, List.of(), actor, model);
    }

    @PostMapping("/meetings/{id}/opinions")
    String hand(
            @PathVariable UUID id,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(required = false) UUID item,
            @RequestParam(required = false) UUID person,
            @RequestParam(required = false) Boolean agrees,
            @RequestParam(required = false) MultipartFile paper,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        try {
            opinions.hand(operation, id, item, person, agrees, paper, actor);
            return "redirect:/meetings/" + id + "/opinions";
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return opinions(id, item, person, agrees, refused.errors(), actor, model);
        }
    }

    @PostMapping("/meetings/{id}/opinions/{item}/{person}/remove")
    String takeBack(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @PathVariable UUID person,
            @RequestParam(Operations.FIELD) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        opinions.takeBack(operation, id, item, person, actor);
        return "redirect:/meetings/" + id + "/opinions";
    }

    private String opinions(
            UUID id, UUID item, UUID person, Boolean agrees, List<FieldError> errors, Actor actor, Model model) {
        Meeting meeting = meeting(id, actor, Part.RECORDER, Part.CHAIR, Part.CONVENER);
        model.addAttribute("opinions", opinions.of(meeting));
        model.addAttribute(
                "items",
                meeting.items().stream()
                        .filter(one -> one.isVote() && one.rule().countsWritten())
                        .toList());
        model.addAttribute("item", item);
        model.addAttribute("person", person);
        model.addAttribute("agrees", agrees);
        return page(meeting, errors, model, "meeting/opinions");
    }

    @GetMapping("/meetings/{id}/left-out")
    String leftOut(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        return leftOut(id, new LeavingOut.Approval(null, null, null, null, null), List.of(), actor, model);
    }

    @PostMapping("/meetings/{id}/left-out")
    String leaveOut(
            @PathVariable UUID id,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(required = false) UUID person,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String document,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        LeavingOut.Approval asked = new LeavingOut.Approval(person, reason, by, day(on), document);
        try {
            leavingOut.leaveOut(operation, id, asked, actor);
            return "redirect:/meetings/" + id + "/left-out";
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return leftOut(id, asked, refused.errors(), actor, model);
        }
    }

    @PostMapping("/meetings/{id}/left-out/{person}/remove")
    String countAgain(
            @PathVariable UUID id,
            @PathVariable UUID person,
            @RequestParam(Operations.FIELD) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        leavingOut.countAgain(operation, id, person, actor);
        return "redirect:/meetings/" + id + "/left-out";
    }

    private String leftOut(UUID id, LeavingOut.Approval asked, List<FieldError> errors, Actor actor, Model model) {
        Meeting meeting = meeting(id, actor, Part.CHAIR, Part.CONVENER);
        model.addAttribute("leftOut", leavingOut.of(meeting));
        model.addAttribute("custom", leavingOut.isCustom());
        model.addAttribute("reasons", LeavingOut.Reason.values());
        model.addAttribute("asked", asked);
        return page(meeting, errors, model, "meeting/left-out");
    }

    private Meeting meeting(UUID id, Actor actor, Part... parts) {
        MeetingRights.Standpoint at = rights.find(id, actor);
        at.require(parts);
        if (!at.meeting().isAhead()) {
            throw new MeetingMoved(id);
        }
        return at.meeting();
    }

    private String page(Meeting meeting, List<FieldError> errors, Model model, String template) {
        model.addAttribute("meeting", meeting);
        model.addAttribute(
                "absent",
                gatherings.of(meeting).absent().stream()
                        .filter(one -> !one.hasCome())
                        .toList());
        model.addAttribute("errors", errors);
        model.addAttribute("keys", new Keys());
        return template;
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
