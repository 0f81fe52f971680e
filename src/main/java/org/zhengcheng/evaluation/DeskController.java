package org.zhengcheng.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.document.Summary;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.TypedText;

/** The pages of an evaluation for officers: the roster, somebody on it, the votes on paper, the grades. */
@Controller
class DeskController {

    private final Desk desk;
    private final DeskWrites writes;
    private final Evaluations evaluations;

    DeskController(Desk desk, DeskWrites writes, Evaluations evaluations) {
        this.desk = desk;
        this.writes = writes;
        this.evaluations = evaluations;
    }

    @GetMapping("/evaluations/{caseId}")
    String roster(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "false") boolean done,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("view", view(caseId, actor));
        model.addAttribute("done", done);
        model.addAttribute("kinds", Summary.Kind.words());
        model.addAttribute("operation", UUID.randomUUID());
        return "evaluation/roster";
    }

    @GetMapping("/evaluations/{caseId}/members/{personId}")
    String member(
            @PathVariable UUID caseId, @PathVariable UUID personId, @AuthenticationPrincipal Actor actor, Model model) {
        return member(caseId, personId, Map.of(), List.of(), UUID.randomUUID(), actor, model);
    }

    /** What is said of a member depends on the step: their part, their self-evaluation, that they cannot be reached. */
    @PostMapping("/evaluations/{caseId}/members/{personId}")
    String write(
            @PathVariable UUID caseId,
            @PathVariable UUID personId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Desk.At at = desk.look(caseId, actor);
        if (at.place() != null && !at.decision().isAllowed()) {
            throw new NotAllowed(caseId, at.decision());
        }
        try {
            String text = said(typed, "text");
            if (at.writesRoster()) {
                writes.part(operation, caseId, personId, part(typed.get("part")), said(typed, "remark"), actor);
            } else if (at.writesFeedback()) {
                writes.unreached(operation, caseId, personId, text, actor);
            } else {
                writes.self(operation, caseId, personId, text, said(typed, "excuse"), actor);
            }
            return "redirect:/evaluations/" + caseId + "?done=true";
        } catch (EvaluationRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return member(caseId, personId, typed, refused.errors(), operation, actor, model);
        }
    }

    @PostMapping("/evaluations/{caseId}/remind")
    String remind(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        writes.remind(operation, caseId, actor);
        return "redirect:/evaluations/" + caseId + "?done=true";
    }

    @GetMapping("/evaluations/{caseId}/votes")
    String votes(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor, Model model) {
        return table("votes", caseId, null, List.of(), UUID.randomUUID(), actor, model);
    }

    @PostMapping("/evaluations/{caseId}/votes")
    String enterVotes(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        BiConsumer<Evaluation, List<Member>> keep = (evaluation, members) ->
                writes.votes(operation, caseId, Typed.votes(typed, evaluation, members), actor);
        return enter("votes", caseId, typed, keep, operation, actor, response, model);
    }

    @GetMapping("/evaluations/{caseId}/grades")
    String grades(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor, Model model) {
        return table("grades", caseId, null, List.of(), UUID.randomUUID(), actor, model);
    }

    @PostMapping("/evaluations/{caseId}/grades")
    String enterGrades(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        BiConsumer<Evaluation, List<Member>> keep =
                (evaluation, members) -> writes.grades(operation, caseId, Typed.grades(typed, members), actor);
        return enter("grades", caseId, typed, keep, operation, actor, response, model);
    }

    /** Keeps a table with a row for every member; what was wrong is shown as it was typed. */
    private String enter(
            String which,
            UUID caseId,
            Map<String, String> typed,
            BiConsumer<Evaluation, List<Member>> keep,
            UUID operation,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        Evaluation evaluation = desk.look(caseId, actor).evaluation();
        try {
            keep.accept(evaluation, evaluations.members(caseId));
            return "redirect:/evaluations/" + caseId + "?done=true";
        } catch (EvaluationRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return table(which, caseId, typed, refused.errors(), operation, actor, model);
        }
    }

    private RosterView view(UUID caseId, Actor actor) {
        return new RosterView(desk.look(caseId, actor), evaluations.members(caseId), evaluations.authors(caseId));
    }

    private String member(
            UUID caseId,
            UUID personId,
            Map<String, String> typed,
            List<FieldError> errors,
            UUID operation,
            Actor actor,
            Model model) {
        Desk.At at = desk.look(caseId, actor);
        Member member = evaluations.member(caseId, personId).orElseThrow(() -> new NoSuchCase(personId));
        model.addAttribute("at", at);
        model.addAttribute("member", member);
        model.addAttribute("opinions", evaluations.about(caseId, personId));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("operation", operation);
        return "evaluation/member";
    }

    /** @param typed null for what is kept */
    private String table(
            String which,
            UUID caseId,
            Map<String, String> typed,
            List<FieldError> errors,
            UUID operation,
            Actor actor,
            Model model) {
        RosterView view = view(caseId, actor);
        model.addAttribute("view", view);
        model.addAttribute("typed", typed == null ? Typed.of(view.evaluation(), view.graded()) : new HashMap<>(typed));
        model.addAttribute("errors", errors);
        model.addAttribute("grades", Grade.values());
        model.addAttribute("situations", Situation.values());
        model.addAttribute("committeeGrades", CommitteeGrade.values());
        model.addAttribute("operation", operation);
        return "evaluation/" + which;
    }

    private static String said(Map<String, String> typed, String name) {
        return TypedText.clean(typed.get(name));
    }

    private static Part part(String name) {
        return Arrays.stream(Part.values())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
