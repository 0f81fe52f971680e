package org.zhengcheng.casework.team;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;

/** The page of the reviews that a person's organisations owe, and the request that records one. */
@Controller
class TeamReviewController {

    private final TeamReviews reviews;

    TeamReviewController(TeamReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping("/reviews")
    String show(@RequestParam(defaultValue = "false") boolean done, @AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("done", done);
        return page(List.of(), null, Map.of(), actor, model);
    }

    /** Whoever comes back to a page that was refused, as by changing the language. */
    @GetMapping("/reviews/{organization}/{review}")
    String back() {
        return "redirect:/reviews";
    }

    @PostMapping("/reviews/{organization}/{review}")
    String make(
            @PathVariable UUID organization,
            @PathVariable String review,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String findings,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        try {
            reviews.make(
                    operation,
                    organization,
                    review,
                    day(day),
                    findings.strip(),
                    reason.isBlank() ? null : reason.strip(),
                    actor);
            return "redirect:/reviews?done=true";
        } catch (StepRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Map<String, String> typed = Map.of("day", day, "findings", findings, "reason", reason);
            return page(refused.errors(), organization + "/" + review, typed, actor, model);
        }
    }

    private String page(List<FieldError> errors, String at, Map<String, String> typed, Actor actor, Model model) {
        List<Owed> owed = reviews.of(actor.personId());
        if (owed.isEmpty()) {
            throw new NoSuchCase("reviews");
        }
        model.addAttribute("owed", owed);
        model.addAttribute("below", reviews.overdueBelow(actor.personId()));
        model.addAttribute("errors", errors);
        model.addAttribute("at", at);
        model.addAttribute("typed", typed);
        model.addAttribute("operation", UUID.randomUUID());
        return "casework/team-reviews";
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
