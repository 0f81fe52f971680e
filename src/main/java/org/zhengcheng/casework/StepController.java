package org.zhengcheng.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.NativeWebRequest;
import org.zhengcheng.casework.draft.SaveDraft;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.entry.StepUploads;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.reading.Receipts;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;

/** The page on which a step is taken, and the request that takes it. */
@Controller
class StepController {

    /** Stands for the reason while it is still to be written on the page that asks for it. */
    private static final String TO_BE_WRITTEN = "…";

    private final TakeStep takeStep;
    private final RehearseStep rehearse;
    private final StepViews views;
    private final StepUploads uploads;
    private final SaveDraft saveDraft;
    private final Receipts receipts;

    StepController(
            TakeStep takeStep,
            RehearseStep rehearse,
            StepViews views,
            StepUploads uploads,
            SaveDraft saveDraft,
            Receipts receipts) {
        this.takeStep = takeStep;
        this.rehearse = rehearse;
        this.views = views;
        this.uploads = uploads;
        this.saveDraft = saveDraft;
        this.receipts = receipts;
    }

    @GetMapping("/cases/{caseId}/steps/{place}")
    String show(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam(defaultValue = "false") boolean whole,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        StepViews.Entered typed = model.getAttribute(StepForm.TYPED) instanceof Input input
                ? StepViews.Entered.first(input, UUID.randomUUID())
                : null;
        model.addAttribute("view", whole ? views.whole(caseId, place, actor) : views.of(caseId, place, actor, typed));
        return "casework/step";
    }

    @PostMapping("/cases/{caseId}/steps/{place}")
    String take(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam(StepForm.VERSION) int version,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            NativeWebRequest request,
            HttpServletResponse response,
            Model model) {
        Sent sent = new Sent(caseId, place, operation, version, new Input(parameters));
        return answer(sent, actor, request, response, model, submission -> {
            if ((submission.input().one(StepForm.CONFIRMED) == null || submission.reason() == null)
                    && views.asksTwice(submission, actor)) {
                return confirm(submission, actor, response, model);
            }
            return taken(caseId, takeStep.take(submission, actor), actor);
        });
    }

    /**
     * Shows every answer before it is handed in. What was written is kept first, so that whoever goes back to change an
     * answer finds the others; what has been handed in already is answered with its receipt.
     */
    @PostMapping("/cases/{caseId}/steps/{place}/check")
    String check(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam(StepForm.VERSION) int version,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            NativeWebRequest request,
            HttpServletResponse response,
            Model model) {
        Sent sent = new Sent(caseId, place, operation, version, new Input(parameters));
        return answer(sent, actor, request, response, model, submission -> {
            try {
                Optional<UUID> before = rehearse.takenBefore(submission, actor);
                return before.isPresent()
                        ? taken(caseId, before.get(), actor)
                        : toCheck(submission, actor, response, model);
            } catch (CaseMoved moved) {
                return rehearse.takenBefore(submission, actor)
                        .map(record -> taken(caseId, record, actor))
                        .orElseThrow(() -> moved);
            }
        });
    }

    private String toCheck(Submission submission, Actor actor, HttpServletResponse response, Model model) {
        saveDraft.save(submission.caseId(), submission.place(), submission.operation(), submission.input(), actor);
        if (views.asksTwice(submission, actor)) {
            return confirm(submission, actor, response, model);
        }
        RehearseStep.Rehearsed rehearsed = rehearse.rehearse(submission, actor);
        model.addAttribute("rehearsed", rehearsed);
        model.addAttribute("after", views.after(rehearsed, actor));
        model.addAttribute("submission", submission);
        model.addAttribute("lines", views.toCheck(rehearsed, submission));
        model.addAttribute("signedPaper", views.signedPaper(rehearsed));
        model.addAttribute("own", actor.personId().equals(rehearsed.file().personId()));
        return "casework/check";
    }

    /** Who handed in for themselves or in somebody's place gets a receipt; whoever decides finds the next task. */
    private String taken(UUID caseId, UUID record, Actor actor) {
        if (receipts.isDue(caseId, record, actor)) {
            return "redirect:/cases/" + caseId + "/receipts/" + record;
        }
        return "redirect:/next?done=" + record + "&case=" + caseId;
    }

    /** Uploads are kept at once, so that a mistake elsewhere in the form does not cost them. */
    private String answer(
            Sent sent,
            Actor actor,
            NativeWebRequest request,
            HttpServletResponse response,
            Model model,
            Function<Submission, String> act) {
        List<FieldError> errors = new ArrayList<>();
        Input input = uploads.receive(sent.input(), sent.operation(), request, actor, errors);
        String removed = input.one(StepForm.REMOVE_FILE);
        if (removed != null) {
            input = input.without(removed);
        }
        String extraRow = input.one(StepForm.ADD_ROW);
        boolean stays = removed != null || extraRow != null || input.one(StepForm.FIND) != null;
        if (errors.isEmpty() && !stays) {
            try {
                return act.apply(sent.submission(input));
            } catch (StepRefused refused) {
                errors.addAll(refused.errors());
            }
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        StepViews.Entered entered = new StepViews.Entered(input, sent.operation(), errors, extraRow);
        model.addAttribute("view", views.of(sent.caseId(), sent.place(), actor, entered));
        return "casework/step";
    }

    /** What cannot be taken back has a page of its own, with the consequence and the reason. */
    private String confirm(Submission submission, Actor actor, HttpServletResponse response, Model model) {
        RehearseStep.Rehearsed rehearsed = rehearse.rehearse(submission.withReason(TO_BE_WRITTEN), actor);
        model.addAttribute("rehearsed", rehearsed);
        model.addAttribute("after", views.after(rehearsed, actor));
        model.addAttribute("submission", submission);
        boolean unreasoned = submission.input().one(StepForm.CONFIRMED) != null;
        if (unreasoned) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("reasonMissing", unreasoned);
        return "casework/grave";
    }

    /** A form as it came, before its files are taken in. */
    private record Sent(UUID caseId, String place, UUID operation, int version, Input input) {

        Submission submission(Input whole) {
            return new Submission(
                    operation, caseId, version, place, whole.one(StepForm.OUTCOME), whole.one(StepForm.REASON), whole);
        }
    }
}
