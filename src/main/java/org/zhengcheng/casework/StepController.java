package org.zhengcheng.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;

/** The page on which a step is taken, and the request that takes it. */
@Controller
class StepController {

    /** Stands for the reason while it is still to be written on the page that asks for it. */
    private static final String TO_BE_WRITTEN = "…";

    private final TakeStep takeStep;
    private final RehearseStep rehearse;
    private final StepViews views;
    private final Cases cases;
    private final FileStore store;

    StepController(TakeStep takeStep, RehearseStep rehearse, StepViews views, Cases cases, FileStore store) {
        this.takeStep = takeStep;
        this.rehearse = rehearse;
        this.views = views;
        this.cases = cases;
        this.store = store;
    }

    @GetMapping("/cases/{caseId}/steps/{place}")
    String show(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam(defaultValue = "false") boolean whole,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("view", whole ? views.whole(caseId, place, actor) : views.of(caseId, place, actor, null));
        return "casework/step";
    }

    /** Uploads are kept at once, so that a mistake elsewhere in the form does not cost them. */
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
        List<FieldError> errors = new ArrayList<>();
        Input input = withUploads(new Input(parameters), operation, request, actor, errors);
        String removed = input.one(StepForm.REMOVE_FILE);
        if (removed != null) {
            input = input.without(removed);
        }
        String extraRow = input.one(StepForm.ADD_ROW);
        if (errors.isEmpty() && removed == null && extraRow == null) {
            Submission submission = new Submission(
                    operation, caseId, version, place, input.one(StepForm.OUTCOME), input.one(StepForm.REASON), input);
            try {
                if ((input.one(StepForm.CONFIRMED) == null || submission.reason() == null)
                        && views.asksTwice(submission, actor)) {
                    return confirm(submission, actor, model);
                }
                UUID record = takeStep.take(submission, actor);
                return onward(caseId, record, actor);
            } catch (StepRefused refused) {
                errors.addAll(refused.errors());
            }
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute(
                "view", views.of(caseId, place, actor, new StepViews.Entered(input, operation, errors, extraRow)));
        return "casework/step";
    }

    /** Whom the case is about sees how it goes on; whoever decides finds the next task, which the inbox knows. */
    private String onward(UUID caseId, UUID record, Actor actor) {
        return cases.isAbout(caseId, actor)
                ? "redirect:/cases/" + caseId + "?done=" + record
                : "redirect:/next?done=" + record + "&case=" + caseId;
    }

    /** What cannot be taken back has a page of its own, with the consequence and the reason. */
    private String confirm(Submission submission, Actor actor, Model model) {
        RehearseStep.Rehearsed rehearsed = rehearse.rehearse(submission.withReason(TO_BE_WRITTEN), actor);
        model.addAttribute("rehearsed", rehearsed);
        model.addAttribute("after", views.after(rehearsed, actor));
        model.addAttribute("submission", submission);
        model.addAttribute("reasonMissing", submission.input().one(StepForm.CONFIRMED) != null);
        return "casework/grave";
    }

    private Input withUploads(
            Input input, UUID operation, NativeWebRequest request, Actor actor, List<FieldError> errors) {
        MultipartHttpServletRequest upload = request.getNativeRequest(MultipartHttpServletRequest.class);
        if (upload == null) {
            return input;
        }
        Input with = input;
        for (Map.Entry<String, List<MultipartFile>> field :
                upload.getMultiFileMap().entrySet()) {
            for (MultipartFile file : field.getValue()) {
                if (!file.isEmpty()
                        || (file.getOriginalFilename() != null
                                && !file.getOriginalFilename().isBlank())) {
                    with = take(with, field.getKey(), file, operation, actor, errors);
                }
            }
        }
        return with;
    }

    private Input take(
            Input input, String field, MultipartFile file, UUID operation, Actor actor, List<FieldError> errors) {
        try (InputStream content = file.getInputStream()) {
            UUID id = store.take(file.getOriginalFilename(), content, actor.personId(), operation + " " + field)
                    .id();
            return input.with(field, List.of(id.toString()));
        } catch (RefusedFile refused) {
            errors.add(FieldError.of(field, refused.code(), refused.fileName()));
            return input;
        } catch (IOException broken) {
            errors.add(FieldError.of(field, "file.broken", file.getOriginalFilename()));
            return input;
        }
    }
}
