package org.zhengcheng.transfer.together;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;

/** The page on which a step is taken for many members at once. */
@Controller
class TogetherController {

    private static final String CHOSEN = "chosen";

    private final Together together;
    private final Arrivals arrivals;
    private final Clock clock;

    TogetherController(Together together, Arrivals arrivals, Clock clock) {
        this.together = together;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @GetMapping("/transfers/together/{step}")
    String choose(@PathVariable String step, @AuthenticationPrincipal Actor actor, Model model) {
        TogetherStep asked = together.require(step, actor);
        return page(asked, UUID.randomUUID(), together.usual(asked), List.of(), actor, model);
    }

    /** Sent again it shows the same results: each member's step has a key of its own made of this one. */
    @PostMapping("/transfers/together/{step}")
    String take(
            @PathVariable String step,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        TogetherStep asked = together.require(step, actor);
        Input typed = new Input(parameters);
        List<Chosen> chosen = typed.all(CHOSEN).stream()
                .distinct()
                .limit(Arrivals.MOST)
                .flatMap(key -> Chosen.of(key).stream())
                .toList();
        if (chosen.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(asked, operation, typed, List.of(FieldError.of(CHOSEN, "together.nobody")), actor, model);
        }
        List<Together.Result> results = together.take(asked, operation, chosen, typed, actor);
        if (results.stream().anyMatch(Together.Result::done)) {
            return results(asked, results, model);
        }
        // What is wrong with everybody is wrong with what was written for all; what is wrong with one stands at that
        // one.
        List<FieldError> first = results.get(0).errors();
        boolean same = results.stream().allMatch(result -> result.errors().equals(first));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (!same || first.stream().anyMatch(error -> error.field() == null)) {
            return results(asked, results, model);
        }
        return page(asked, operation, typed, first, actor, model);
    }

    private String page(
            TogetherStep step, UUID operation, Input typed, List<FieldError> errors, Actor actor, Model model) {
        List<Arrivals.Row> rows = arrivals.of(step, actor);
        Set<String> chosen = Set.copyOf(typed.all(CHOSEN));
        model.addAttribute("step", step.step());
        model.addAttribute("consequence", step.outcome().consequence());
        model.addAttribute("outcome", step.outcome().value());
        model.addAttribute("dues", together.asksDues(step));
        model.addAttribute("rows", rows);
        model.addAttribute("more", rows.size() == Arrivals.MOST);
        model.addAttribute("chosen", chosen);
        model.addAttribute("operation", operation);
        model.addAttribute(
                "form",
                new FormView(
                        together.form(step),
                        typed,
                        errors,
                        new Choices(Map.of(), Map.of(), LocalDate.now(clock)),
                        null));
        return "transfer/together";
    }

    private String results(TogetherStep step, List<Together.Result> results, Model model) {
        model.addAttribute("step", step.step());
        model.addAttribute(
                "done", results.stream().filter(Together.Result::done).toList());
        model.addAttribute(
                "refused", results.stream().filter(result -> !result.done()).toList());
        return "transfer/together-results";
    }
}
