package org.zhengcheng.meeting.conduct;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.attendance.Attendance;

/** The page from which a meeting is led, on the screen in the hall or beside it. */
@Controller
class HallController {

    private final Halls halls;
    private final Conduct conduct;
    private final Votes votes;
    private final Attendance attendance;

    HallController(Halls halls, Conduct conduct, Votes votes, Attendance attendance) {
        this.halls = halls;
        this.conduct = conduct;
        this.votes = votes;
        this.attendance = attendance;
    }

    @GetMapping("/meetings/{id}/hall")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        return halls.page(id, List.of(), actor, model);
    }

    @PostMapping("/meetings/{id}/{turn:open|close}")
    String meeting(
            @PathVariable UUID id,
            @PathVariable String turn,
            @RequestParam(Operations.FIELD) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        return carriedOut(
                id,
                () -> {
                    if (turn.equals("open")) {
                        conduct.open(operation, id, actor);
                    } else {
                        conduct.close(operation, id, actor);
                    }
                },
                "",
                actor,
                response,
                model);
    }

    /** @param remark what came of a topic, why an item is postponed or a vote is void */
    @PostMapping(
            "/meetings/{id}/items/{item}/{act:discuss|later|conclude|postpone|paper|electronic|start|end|tally|again}")
    String item(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @PathVariable String act,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(defaultValue = "") String remark,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        return carriedOut(id, () -> carryOut(act, operation, id, item, remark, actor), remark, actor, response, model);
    }

    private void carryOut(String act, UUID operation, UUID id, UUID item, String remark, Actor actor) {
        switch (act) {
            case "discuss" -> conduct.discuss(operation, id, item, actor);
            case "later" -> conduct.putBack(operation, id, item, actor);
            case "conclude" -> conduct.conclude(operation, id, item, remark, actor);
            case "postpone" -> conduct.postpone(operation, id, item, remark, actor);
            case "paper" -> votes.begin(operation, id, item, Item.Method.PAPER, actor);
            case "electronic" -> votes.begin(operation, id, item, Item.Method.ELECTRONIC, actor);
            case "start" -> votes.openBallot(operation, id, item, actor);
            case "end" -> votes.closeBallot(operation, id, item, actor);
            case "tally" -> votes.takeTally(operation, id, item, actor);
            default -> votes.again(operation, id, item, remark, actor);
        }
    }

    @PostMapping("/meetings/{id}/attendance/{person}")
    String mark(
            @PathVariable UUID id,
            @PathVariable UUID person,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam boolean present,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        // The whole list has one key; each name in it is an operation of its own.
        UUID own = UUID.nameUUIDFromBytes((operation + " " + person + " " + present).getBytes(StandardCharsets.UTF_8));
        String shown =
                carriedOut(id, () -> attendance.mark(own, id, person, present, actor), "", actor, response, model);
        // The next name is one key away.
        return shown.startsWith("redirect:") ? shown + "#mark-" + person : shown;
    }

    /** Another code for the screen, the one shown so far being dead. */
    @PostMapping("/meetings/{id}/code")
    String renewCode(
            @PathVariable UUID id,
            @RequestParam(Operations.FIELD) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        String shown = carriedOut(id, () -> attendance.renewCode(operation, id, actor), "", actor, response, model);
        if (shown.startsWith("redirect:")) {
            flash.addFlashAttribute("done", "newCode");
        }
        return shown;
    }

    @PostMapping("/meetings/{id}/absences")
    String excuse(
            @PathVariable UUID id,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(required = false) UUID absent,
            @RequestParam(defaultValue = "") String absence,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("absent", absent);
        return carriedOut(
                id, () -> attendance.excuse(operation, id, absent, absence, actor), absence, actor, response, model);
    }

    /** Whoever comes too late, or asks for what cannot be, sees the hall as it is now. */
    private String carriedOut(
            UUID id, Runnable what, String typed, Actor actor, HttpServletResponse response, Model model) {
        try {
            what.run();
            return "redirect:/meetings/" + id + "/hall";
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("typed", typed);
            return halls.page(id, refused.errors(), actor, model);
        } catch (MeetingMoved moved) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("moved", true);
            return halls.page(id, List.of(), actor, model);
        }
    }
}
