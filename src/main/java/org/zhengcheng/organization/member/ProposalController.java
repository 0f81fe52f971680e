package org.zhengcheng.organization.member;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
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

/** The changes that people have asked for and that wait for a decision. */
@Controller
class ProposalController {

    private final ChangeProposals proposals;
    private final PersonRights rights;

    ProposalController(ChangeProposals proposals, PersonRights rights) {
        this.proposals = proposals;
        this.rights = rights;
    }

    /** @param at with {@code id} where the page before ended */
    @GetMapping("/people/changes")
    String list(
            @RequestParam(required = false) Instant at,
            @RequestParam(required = false) UUID id,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        return show(at, id, null, actor, model);
    }

    @PostMapping("/people/changes/{id}")
    String decide(
            @PathVariable UUID id,
            @RequestParam boolean confirm,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            ChangeProposals.Decision decision = proposals.decide(id, confirm, reason, actor);
            if (decision == ChangeProposals.Decision.NEEDS_REASON) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return show(null, null, id, actor, model);
            }
            flash.addFlashAttribute("decision", decision);
        } catch (NumberTaken another) {
            flash.addFlashAttribute("decision", "TAKEN");
        }
        return "redirect:/people/changes";
    }

    private String show(Instant at, UUID id, UUID unreasoned, Actor actor, Model model) {
        PersonRights.Scope scope = rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        List<ChangeProposals.Asked> found =
                proposals.waiting(scope, actor.personId(), at, id, ChangeProposals.PAGE + 1);
        boolean more = found.size() > ChangeProposals.PAGE;
        List<ChangeProposals.Asked> page = more ? found.subList(0, ChangeProposals.PAGE) : found;
        model.addAttribute("asked", page);
        model.addAttribute("last", more ? page.get(page.size() - 1) : null);
        model.addAttribute("unreasoned", unreasoned);
        return "organization/changes";
    }
}
