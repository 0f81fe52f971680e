package org.zhengcheng.secretaryreport;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.document.Summary;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.TypedText;
import org.zhengcheng.material.FileStore;

/** The pages of a duty report beside its steps: figures and problems, one problem, the scores. */
@Controller
class ReportController {

    private final ReportDesk desk;
    private final ReportWrites writes;
    private final Reports reports;
    private final ScoreCounts counts;
    private final ProblemFiles evidence;
    private final FileStore store;
    private final Figures figures;
    private final Clock clock;

    ReportController(
            ReportDesk desk,
            ReportWrites writes,
            Reports reports,
            ScoreCounts counts,
            ProblemFiles evidence,
            FileStore store,
            Figures figures,
            Clock clock) {
        this.desk = desk;
        this.writes = writes;
        this.reports = reports;
        this.counts = counts;
        this.evidence = evidence;
        this.store = store;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/secretary-reports/{caseId}")
    String show(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "false") boolean done,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        ReportDesk.At at = desk.look(caseId, actor);
        Report report = at.report();
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("at", at);
        model.addAttribute("done", done);
        model.addAttribute("today", today);
        model.addAttribute("figures", figures.cited(report, today));
        model.addAttribute("kinds", Summary.Kind.words());
        model.addAttribute("problems", reports.problems(caseId));
        Scores scores = reports.scores(caseId);
        model.addAttribute("scores", scores);
        model.addAttribute("suggested", report.suggested(scores).orElse(null));
        return "secretaryreport/report";
    }

    @GetMapping("/secretary-reports/{caseId}/problems/{problemId}")
    String problem(
            @PathVariable UUID caseId,
            @PathVariable UUID problemId,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        return problem(caseId, problemId, Map.of(), List.of(), UUID.randomUUID(), actor, model);
    }

    /** The secretary plans and hands in; whoever reviews accepts or sends back. Which of the two, the step says. */
    @PostMapping("/secretary-reports/{caseId}/problems/{problemId}")
    String write(
            @PathVariable UUID caseId,
            @PathVariable UUID problemId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "files", required = false) MultipartFile[] given,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        ReportDesk.At at = desk.look(caseId, actor);
        try {
            if (at.isAt(ReportRules.SETTLED)) {
                String note = TypedText.clean(typed.get("note"));
                writes.review(operation, caseId, problemId, "true".equals(typed.get("accepted")), note, actor);
            } else {
                writes.plan(operation, caseId, problemId, ReportWrites.Plan.of(typed), chosen(given), actor);
            }
            return "redirect:/secretary-reports/" + caseId + "?done=true";
        } catch (ReportRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return problem(caseId, problemId, typed, refused.errors(), operation, actor, model);
        }
    }

    /** What a browser sends of a field in which no file was chosen is none. */
    private static List<MultipartFile> chosen(MultipartFile[] given) {
        return (given == null ? Stream.<MultipartFile>empty() : Arrays.stream(given))
                .filter(file -> file != null
                        && (!file.isEmpty()
                                || !TypedText.clean(file.getOriginalFilename()).isEmpty()))
                .toList();
    }

    @GetMapping("/secretary-reports/{caseId}/evidence/{fileId}")
    ResponseEntity<Resource> evidence(
            @PathVariable UUID caseId, @PathVariable UUID fileId, @AuthenticationPrincipal Actor actor) {
        return store.attachment(evidence.open(caseId, fileId, actor));
    }

    @GetMapping("/secretary-reports/{caseId}/scores")
    String scores(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor, Model model) {
        return scores(caseId, Map.of(), List.of(), UUID.randomUUID(), actor, model);
    }

    @PostMapping("/secretary-reports/{caseId}/scores")
    String enter(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        desk.look(caseId, actor);
        try {
            writes.scores(operation, caseId, read(typed), actor);
            return "redirect:/secretary-reports/" + caseId + "/scores";
        } catch (ReportRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return scores(caseId, typed, refused.errors(), operation, actor, model);
        }
    }

    private String problem(
            UUID caseId,
            UUID problemId,
            Map<String, String> typed,
            List<FieldError> errors,
            UUID operation,
            Actor actor,
            Model model) {
        ReportDesk.At at = desk.look(caseId, actor);
        model.addAttribute("at", at);
        model.addAttribute("problem", reports.problem(caseId, problemId).orElseThrow(() -> new NoSuchCase(problemId)));
        model.addAttribute("files", evidence.of(problemId));
        model.addAttribute("owners", at.plans() ? writes.owners(at.report().branchId()) : List.of());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("operation", operation);
        return "secretaryreport/problem";
    }

    private String scores(
            UUID caseId, Map<String, String> typed, List<FieldError> errors, UUID operation, Actor actor, Model model) {
        ReportDesk.At at = desk.look(caseId, actor);
        if (!at.seesScores()) {
            throw new NoSuchCase(caseId);
        }
        Scores scores = reports.scores(caseId);
        model.addAttribute("at", at);
        model.addAttribute("scores", scores);
        model.addAttribute("classes", AssessorClass.values());
        model.addAttribute("items", ScoreItem.values());
        model.addAttribute("grades", SecretaryGrade.values());
        ScoreCounts.Progress progress = counts.of(caseId);
        model.addAttribute("entered", progress.hasEntered(actor.personId()));
        model.addAttribute("differing", progress.differing());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("operation", operation);
        return "secretaryreport/scores";
    }

    /** @throws ReportRefused if something is no number; what is left empty is nought */
    private static Scores read(Map<String, String> typed) {
        List<Scores.Score> scores = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (AssessorClass of : AssessorClass.values()) {
            for (ScoreItem item : ScoreItem.values()) {
                int[] votes = new int[SecretaryGrade.values().length];
                for (SecretaryGrade grade : SecretaryGrade.values()) {
                    String name = of + "." + item + "." + grade;
                    String text = typed.getOrDefault(name, "").strip();
                    if (text.matches("\\d{1,4}")) {
                        votes[grade.ordinal()] = Integer.parseInt(text);
                    } else if (!text.isEmpty()) {
                        errors.add(FieldError.of(name, "report.wrong.number", of.title(), item.title()));
                    }
                }
                scores.add(new Scores.Score(of, item, votes[0], votes[1], votes[2], votes[3]));
            }
        }
        if (!errors.isEmpty()) {
            throw new ReportRefused(errors);
        }
        return new Scores(scores.stream().filter(score -> score.votes() > 0).toList());
    }
}
