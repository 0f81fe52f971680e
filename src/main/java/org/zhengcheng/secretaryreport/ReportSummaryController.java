package org.zhengcheng.secretaryreport;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** The finished documents of duty reports: of one secretary, and of all below a committee. */
@Controller
class ReportSummaryController {

    private final ReportDesk desk;
    private final ReportSummaries summaries;
    private final Figures figures;
    private final RoundScopes scopes;
    private final SummaryPrinter printer;
    private final Clock clock;

    ReportSummaryController(
            ReportDesk desk,
            ReportSummaries summaries,
            Figures figures,
            RoundScopes scopes,
            SummaryPrinter printer,
            Clock clock) {
        this.desk = desk;
        this.summaries = summaries;
        this.figures = figures;
        this.scopes = scopes;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping("/secretary-reports/{caseId}/summary/{kind}")
    ResponseEntity<byte[]> ofSecretary(
            @PathVariable UUID caseId, @PathVariable String kind, @AuthenticationPrincipal Actor actor) {
        ReportDesk.At at = desk.look(caseId, actor);
        List<Figures.Figure> cited = figures.cited(at.report(), LocalDate.now(clock));
        return printer.download(summaries.of(at, cited), kind(kind));
    }

    @GetMapping("/secretary-reports/rounds/{roundId}")
    String ofCommittee(@PathVariable UUID roundId, @AuthenticationPrincipal Actor actor, Model model) {
        RoundScopes.Scope scope = scope(roundId, actor);
        model.addAttribute("scope", scope);
        model.addAttribute("summary", summaries.of(scope, actor));
        model.addAttribute("kinds", Summary.Kind.words());
        return "secretaryreport/summary";
    }

    @GetMapping("/secretary-reports/rounds/{roundId}/{kind}")
    ResponseEntity<byte[]> ofCommittee(
            @PathVariable UUID roundId, @PathVariable String kind, @AuthenticationPrincipal Actor actor) {
        return printer.download(summaries.of(scope(roundId, actor), actor), kind(kind));
    }

    private RoundScopes.Scope scope(UUID roundId, Actor actor) {
        return scopes.of(roundId, SecretaryReport.KEY, actor).orElseThrow(() -> new NoSuchCase(roundId));
    }

    private static Summary.Kind kind(String name) {
        return Summary.Kind.of(name).orElseThrow(() -> new NoSuchCase(name));
    }
}
