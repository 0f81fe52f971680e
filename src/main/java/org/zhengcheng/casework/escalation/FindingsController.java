package org.zhengcheng.casework.escalation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;

/** The administrator's page of what the daily comparison of the dates has found. */
@Controller
class FindingsController {

    private final Findings findings;

    FindingsController(Findings findings) {
        this.findings = findings;
    }

    @GetMapping("/comparison")
    String show(@AuthenticationPrincipal Actor actor, HttpServletResponse response, Model model) {
        return findings.areFor(actor) ? page(model, false) : refuse(response, model);
    }

    /** Whoever comes back to a page that was refused, as by changing the language. */
    @GetMapping("/comparison/mend")
    String back() {
        return "redirect:/comparison";
    }

    @PostMapping("/comparison/mend")
    String mend(
            @RequestParam String seen,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        if (!findings.areFor(actor)) {
            return refuse(response, model);
        }
        Optional<Integer> moved = findings.mend(seen, actor);
        if (moved.isEmpty()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(model, true);
        }
        flash.addFlashAttribute("moved", moved.get());
        return "redirect:/comparison";
    }

    private String page(Model model, boolean other) {
        Findings.Pending pending = findings.pending();
        List<Findings.Run> runs = findings.runs();
        model.addAttribute("other", other);
        model.addAttribute("last", runs.isEmpty() ? null : runs.get(0));
        model.addAttribute("runs", runs);
        model.addAttribute("pending", pending.all());
        model.addAttribute("moves", pending.moved());
        model.addAttribute("seen", pending.sha256());
        model.addAttribute("found", findings.latest(pending));
        return "casework/comparison";
    }

    private static String refuse(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("kind", "onlyAdministrator");
        model.addAttribute("onward", "/");
        return "casework/refusal";
    }
}
