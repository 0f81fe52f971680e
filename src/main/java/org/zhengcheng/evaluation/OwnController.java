package org.zhengcheng.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.TypedText;

/** A member's own pages: the evaluations they stand in, and what is asked of them in one. */
@Controller
class OwnController {

    private final Desk desk;
    private final OwnWrites writes;
    private final Evaluations evaluations;

    OwnController(Desk desk, OwnWrites writes, Evaluations evaluations) {
        this.desk = desk;
        this.writes = writes;
        this.evaluations = evaluations;
    }

    @GetMapping("/evaluations")
    String list(@AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("own", evaluations.of(actor.personId()));
        return "evaluation/list";
    }

    @GetMapping("/evaluations/{caseId}/mine")
    String mine(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "false") boolean done,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("done", done);
        return page(caseId, null, Map.of(), List.of(), UUID.randomUUID(), actor, model);
    }

    @PostMapping("/evaluations/{caseId}/mine/self")
    String self(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        return answered(
                () -> writes.self(operation, caseId, TypedText.clean(text), actor),
                caseId,
                "self",
                Map.of("text", text),
                operation,
                actor,
                response,
                model);
    }

    @PostMapping("/evaluations/{caseId}/mine/opinion")
    String opinion(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam(required = false) UUID about,
            @RequestParam(defaultValue = "") String words,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        return answered(
                () -> writes.opinion(operation, caseId, about, TypedText.clean(words), actor),
                caseId,
                "opinion",
                Map.of("about", String.valueOf(about), "words", words),
                operation,
                actor,
                response,
                model);
    }

    @PostMapping("/evaluations/{caseId}/mine/answer")
    String answer(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Member.Answer said = Arrays.stream(Member.Answer.values())
                .filter(one -> one.name().equals(answer))
                .findFirst()
                .orElse(null);
        return answered(
                () -> writes.answer(operation, caseId, said, TypedText.clean(text), actor),
                caseId,
                "answer",
                Map.of("answer", answer, "text", text),
                operation,
                actor,
                response,
                model);
    }

    /** Who comes too late is shown where the evaluation stands now. */
    private String answered(
            Runnable write,
            UUID caseId,
            String at,
            Map<String, String> typed,
            UUID operation,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        desk.own(caseId, actor);
        try {
            write.run();
            return "redirect:/evaluations/" + caseId + "/mine?done=true";
        } catch (EvaluationRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(caseId, at, typed, refused.errors(), operation, actor, model);
        } catch (EvaluationMoved moved) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("moved", true);
            return page(caseId, at, typed, List.of(), UUID.randomUUID(), actor, model);
        }
    }

    /** @param at the form that was refused; null if none was */
    private String page(
            UUID caseId,
            String at,
            Map<String, String> typed,
            List<FieldError> errors,
            UUID operation,
            Actor actor,
            Model model) {
        Desk.Own own = desk.own(caseId, actor);
        List<Evaluations.Opinion> by = evaluations.by(caseId, actor.personId());
        model.addAttribute("view", own);
        model.addAttribute(
                "others",
                evaluations.members(caseId).stream()
                        .filter(member ->
                                member.part().takesPart() && !member.personId().equals(actor.personId()))
                        .toList());
        model.addAttribute(
                "said",
                by.stream().collect(Collectors.toMap(Evaluations.Opinion::aboutId, Evaluations.Opinion::words)));
        model.addAttribute("about", own.knowsGrade() ? evaluations.about(caseId, actor.personId()) : List.of());
        model.addAttribute("at", at);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("operation", operation);
        return "evaluation/mine";
    }
}
