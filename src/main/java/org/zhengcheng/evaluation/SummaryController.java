package org.zhengcheng.evaluation;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.round.RoundScopes;
import org.zhengcheng.document.Summary;
import org.zhengcheng.document.SummaryPrinter;
import org.zhengcheng.identity.Actor;

/** The finished documents of a year: of a branch, and of a committee for all branches below it. */
@Controller
class SummaryController {

    private final Desk desk;
    private final Evaluations evaluations;
    private final EvaluationNumbers numbers;
    private final RoundScopes scopes;
    private final SummaryPrinter printer;

    SummaryController(
            Desk desk, Evaluations evaluations, EvaluationNumbers numbers, RoundScopes scopes, SummaryPrinter printer) {
        this.desk = desk;
        this.evaluations = evaluations;
        this.numbers = numbers;
        this.scopes = scopes;
        this.printer = printer;
    }

    @GetMapping("/evaluations/{caseId}/summary/{kind}")
    ResponseEntity<byte[]> ofBranch(
            @PathVariable UUID caseId, @PathVariable String kind, @AuthenticationPrincipal Actor actor) {
        Desk.At at = desk.look(caseId, actor);
        return printer.download(BranchSummary.of(at, evaluations.members(caseId)), kind(kind));
    }

    @GetMapping("/evaluations/rounds/{roundId}")
    String ofCommittee(@PathVariable UUID roundId, @AuthenticationPrincipal Actor actor, Model model) {
        RoundScopes.Scope scope = scope(roundId, actor);
        model.addAttribute("scope", scope);
        model.addAttribute("totals", numbers.totals(scope));
        model.addAttribute("disposals", numbers.disposals(scope));
        model.addAttribute("kinds", Summary.Kind.words());
        return "evaluation/statistics";
    }

    @GetMapping("/evaluations/rounds/{roundId}/{kind}")
    ResponseEntity<byte[]> ofCommittee(
            @PathVariable UUID roundId, @PathVariable String kind, @AuthenticationPrincipal Actor actor) {
        return printer.download(numbers.summary(scope(roundId, actor)), kind(kind));
    }

    private RoundScopes.Scope scope(UUID roundId, Actor actor) {
        return scopes.of(roundId, DemocraticEvaluation.KEY, actor).orElseThrow(() -> new NoSuchCase(roundId));
    }

    private static Summary.Kind kind(String name) {
        return Summary.Kind.of(name).orElseThrow(() -> new NoSuchCase(name));
    }
}
