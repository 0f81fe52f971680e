package org.zhengcheng.diagram.trial;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.check.CheckedDrafts;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.Verb;

/** The pages on which a draft is tried out with an invented case. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class TrialController {

    private static final String TRIALS = "/diagrams/drafts/{id}/trials";
    private static final String TRIAL = "/diagrams/trials/{id}";
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 100;
    private static final int AGE = 30;
    /** How long a committee that launches a procedure usually gives. */
    private static final int MONTHS = 3;

    private static final int EARLIEST_BIRTH = 1900;
    private static final int EARLIEST = 1990;

    private final Trials trials;
    private final TrialRecords records;
    private final TrialPages pages;
    private final CheckedDrafts drafts;
    private final Clock clock;

    TrialController(Trials trials, TrialRecords records, TrialPages pages, CheckedDrafts drafts, Clock clock) {
        this.trials = trials;
        this.records = records;
        this.pages = pages;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** What can be tried of a draft, and what became of the ways that were kept. */
    @GetMapping(TRIALS)
    String all(@PathVariable UUID id, Model model) {
        return list(id, null, model);
    }

    /**
     * @param due by when the committee that launched it wants it closed, where committees launch
     * @param from a way that was kept and is gone again
     */
    @PostMapping(TRIALS)
    String begin(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String born,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(required = false) UUID from,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<Diagram> diagram = drafts.sound(id);
        Optional<LocalDate> first = from == null ? day(day) : Optional.of(LocalDate.now(clock));
        if (diagram.isEmpty() || first.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(id, diagram.isEmpty() ? "trial.unsound" : "trial.noDate", model);
        }
        LocalDate birth = day(born, EARLIEST_BIRTH)
                .filter(date -> date.isBefore(first.get()))
                .orElse(first.get().minusYears(AGE));
        LocalDate launchDue =
                pages.isLaunched(diagram.get()) ? day(due).orElse(first.get().plusMonths(MONTHS)) : null;
        UUID trial =
                trials.begin(operation, id, diagram.get(), new Beginning(birth, launchDue), first.get(), from, actor);
        return "redirect:/diagrams/trials/" + trial;
    }

    /**
     * @param act an act on the whole case to be tried in place of the step that waits; empty for the step
     * @param whole whether more is to be put right than what came back
     */
    @GetMapping(TRIAL)
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String whole,
            Model model) {
        model.addAttribute("whole", whole.equals("true"));
        return page(records.get(id), act, null, List.of(), model);
    }

    @PostMapping(TRIAL + "/step")
    String take(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = Course.BY, defaultValue = "") String by,
            @RequestParam(name = StepForm.ADD_ROW, required = false) String more,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Trial trial = records.get(id);
        Optional<Diagram> diagram = drafts.sound(trial.draftId());
        Input input = new Input(parameters);
        if (more != null || diagram.isEmpty()) {
            response.setStatus(diagram.isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT.value() : HttpStatus.OK.value());
            model.addAttribute("extraRow", more);
            return page(trial, step, input, List.of(), model);
        }
        Input answers = input.only(name -> Marking.isMark(name)
                || name.equals(Correction.WHOLE)
                || !StepForm.isAround(name) && !name.startsWith("_") && !name.equals("step"));
        Move move = new Move(
                step,
                outcome,
                trial.today(),
                reason.isBlank() ? null : reason.strip(),
                answers.values(),
                person(by),
                said(input));
        Optional<Walked.Stopped> stopped = trials.take(operation, id, diagram.get(), move, actor);
        if (stopped.isPresent()) {
            List<FieldError> wrong = stopped.get().wrong();
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    trial,
                    step,
                    input,
                    wrong.isEmpty() ? List.of(FieldError.of(StepForm.OUTCOME, "step.chooseOutcome")) : wrong,
                    model);
        }
        return "redirect:/diagrams/trials/" + id;
    }

    @PostMapping(TRIAL + "/clock")
    String clock(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Trial trial = records.get(id);
        Optional<Diagram> diagram = drafts.sound(trial.draftId());
        Optional<LocalDate> to = day(day).filter(date -> !date.isBefore(trial.today()));
        if (diagram.isEmpty() || to.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrongDay", true);
            return page(trial, "", null, List.of(), model);
        }
        trials.clock(operation, id, diagram.get(), to.get(), actor);
        return "redirect:/diagrams/trials/" + id;
    }

    @PostMapping(TRIAL + "/back")
    String back(
            @PathVariable UUID id,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        trials.back(operation, id, actor);
        return "redirect:/diagrams/trials/" + id;
    }

    @PostMapping(TRIAL + "/keep")
    String keep(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Trial trial = records.get(id);
        Optional<Diagram> diagram = drafts.sound(trial.draftId());
        String given = name.strip();
        Optional<String> wrong = diagram.isEmpty() || given.length() < SHORTEST_NAME || given.length() > LONGEST_NAME
                ? Optional.of("trial.noName")
                : trials.keep(operation, id, diagram.get(), given, actor);
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrongName", wrong.get());
            model.addAttribute("name", name);
            return page(trial, "", null, List.of(), model);
        }
        return "redirect:/diagrams/drafts/" + trial.draftId() + "/trials";
    }

    @PostMapping(TRIAL + "/forget")
    String forget(
            @PathVariable UUID id,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        trials.forget(operation, id, actor);
        return "redirect:/diagrams/drafts/" + records.get(id).draftId() + "/trials";
    }

    private String list(UUID draftId, String wrong, Model model) {
        model.addAttribute("draftId", draftId);
        model.addAttribute("purpose", drafts.title(draftId));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("sound", drafts.sound(draftId).isPresent());
        model.addAttribute(
                "launched", drafts.sound(draftId).filter(pages::isLaunched).isPresent());
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "kept",
                drafts.sound(draftId)
                        .map(diagram -> pages.kept(drafts.procedure(draftId), diagram))
                        .orElse(List.of()));
        model.addAttribute(
                "coverage",
                drafts.sound(draftId)
                        .map(diagram -> pages.coverage(drafts.procedure(draftId), diagram))
                        .orElse(null));
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/trials";
    }

    private String page(Trial trial, String act, Input input, List<FieldError> errors, Model model) {
        model.addAttribute("trial", trial);
        model.addAttribute("purpose", drafts.title(trial.draftId()));
        model.addAttribute(
                "view",
                drafts.sound(trial.draftId())
                        .map(diagram -> pages.of(
                                trial,
                                diagram,
                                act,
                                new TrialPages.Entered(
                                        input,
                                        errors,
                                        (String) model.getAttribute("extraRow"),
                                        Boolean.TRUE.equals(model.getAttribute("whole")))))
                        .orElse(null));
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/trial";
    }

    /** Nobody of that id is as nobody chosen. */
    private static UUID person(String written) {
        try {
            return written.isBlank() ? null : UUID.fromString(written);
        } catch (IllegalArgumentException nobody) {
            return null;
        }
    }

    /** What was said of the rules that look at real people; what says nothing passes. */
    private static Map<String, Move.Said> said(Input input) {
        Map<String, Move.Said> said = new TreeMap<>();
        input.values().forEach((name, values) -> {
            if (name.startsWith(Course.CHECK)) {
                Arrays.stream(Move.Said.values())
                        .filter(one -> one != Move.Said.PASSES && one.name().equals(values.get(0)))
                        .forEach(one -> said.put(name.substring(Course.CHECK.length()), one));
            }
        });
        return said;
    }

    private static Optional<LocalDate> day(String written) {
        return day(written, EARLIEST);
    }

    private static Optional<LocalDate> day(String written, int earliest) {
        try {
            return Optional.of(LocalDate.parse(written.strip()))
                    .filter(day -> day.getYear() >= earliest && day.getYear() < 2200);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
