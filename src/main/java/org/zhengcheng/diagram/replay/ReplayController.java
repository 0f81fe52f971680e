package org.zhengcheng.diagram.replay;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengcheng.diagram.CheckedDrafts;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The page that says what a draft would have made of past cases; it counts, and names nobody's case. */
@Controller
class ReplayController {

    private final CheckedDrafts drafts;
    private final Replay replay;
    private final SystemRights rights;

    ReplayController(CheckedDrafts drafts, Replay replay, SystemRights rights) {
        this.drafts = drafts;
        this.replay = replay;
        this.rights = rights;
    }

    @GetMapping("/diagrams/drafts/{id}/replay")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        rights.require(actor.personId(), Verb.EDIT_DIAGRAM);
        model.addAttribute("draftId", id);
        model.addAttribute("purpose", drafts.title(id));
        model.addAttribute("most", Replay.MOST);
        model.addAttribute("troubles", Trouble.values());
        model.addAttribute("result", drafts.sound(id).map(replay::of).orElse(null));
        return "diagram/replay";
    }
}
