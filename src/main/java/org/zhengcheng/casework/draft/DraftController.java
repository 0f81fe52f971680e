package org.zhengcheng.casework.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.NativeWebRequest;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.StepUploads;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Say;
import org.zhengcheng.language.Speaker;

/** Saves a draft: at the press of a button, or by the page's script while somebody types. */
@Controller
class DraftController {

    private static final String DRAFT = "/cases/{caseId}/steps/{place}/draft";

    private final SaveDraft saveDraft;
    private final StepUploads uploads;
    private final Speaker speaker;

    DraftController(SaveDraft saveDraft, StepUploads uploads, Speaker speaker) {
        this.saveDraft = saveDraft;
        this.uploads = uploads;
        this.speaker = speaker;
    }

    /** Files picked and sent with the button are kept too; one that is refused is told of and the rest is saved. */
    @PostMapping(DRAFT)
    String save(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            NativeWebRequest request) {
        List<FieldError> refusedFiles = new ArrayList<>();
        Input input = uploads.receive(new Input(parameters), operation, request, actor, refusedFiles);
        saveDraft.save(caseId, place, operation, input, actor);
        return "redirect:/cases/" + caseId + "/steps/" + place + (refusedFiles.isEmpty() ? "?saved" : "?refused");
    }

    @ResponseBody
    @PostMapping(path = DRAFT, headers = "X-Requested-With=script")
    Said saveQuietly(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor) {
        Drafts.Saved saved = saveDraft.save(caseId, place, operation, new Input(parameters), actor);
        Say say = speaker.now();
        return new Said(
                saved.revision(),
                say.message("draft.saved", List.of(say.clock(saved.savedAt()))),
                saved.elsewhere() == null
                        ? null
                        : say.message("draft.elsewhere", List.of(say.time(saved.elsewhere()))));
    }

    /** Who signs in again after a press is led to the page of the step. */
    @GetMapping({DRAFT, "/cases/{caseId}/steps/{place}/check"})
    String back(@PathVariable UUID caseId, @PathVariable String place) {
        return "redirect:/cases/" + caseId + "/steps/" + place;
    }

    @ExceptionHandler(DraftTooLarge.class)
    @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
    String tooLarge(Model model) {
        model.addAttribute("kind", "draftTooLarge");
        model.addAttribute("onward", "/");
        return "casework/refusal";
    }

    /**
     * What the page's script shows.
     *
     * @param saved the time of day in words
     * @param elsewhere that another page had saved something else; null if none had
     */
    record Said(int revision, String saved, String elsewhere) {}
}
