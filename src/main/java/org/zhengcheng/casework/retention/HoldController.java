package org.zhengcheng.casework.retention;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;

/** The page on which a case is kept from being erased, and let go again. */
@Controller
class HoldController {

    private final LegalHolds holds;

    HoldController(LegalHolds holds) {
        this.holds = holds;
    }

    @GetMapping("/cases/{caseId}/hold")
    String ask(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor, Model model) {
        return show(caseId, "", null, actor, model);
    }

    @PostMapping("/cases/{caseId}/hold")
    String change(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "true") boolean hold,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<String> wrong = holds.change(caseId, hold, reason, actor);
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(caseId, reason, wrong.get(), actor, model);
        }
        return "redirect:/cases/" + caseId;
    }

    private String show(UUID caseId, String reason, String wrong, Actor actor, Model model) {
        Rights.Standpoint at = holds.standpoint(caseId, actor);
        model.addAttribute("file", at.file());
        model.addAttribute("hold", holds.of(caseId).orElse(null));
        model.addAttribute("reason", reason);
        model.addAttribute("wrong", wrong);
        return "casework/hold";
    }
}
