package org.zhengcheng.casework.escalation;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.zhengcheng.identity.Actor;

/** The button with which a person asks that their case go on. */
@Controller
class NudgeController {

    private final Nudges nudges;

    NudgeController(Nudges nudges) {
        this.nudges = nudges;
    }

    @PostMapping("/cases/{caseId}/steps/{taskId}/nudge")
    String nudge(@PathVariable UUID caseId, @PathVariable String taskId, @AuthenticationPrincipal Actor actor) {
        nudges.nudge(caseId, taskId, actor);
        return "redirect:/cases/" + caseId + "#waits";
    }
}
