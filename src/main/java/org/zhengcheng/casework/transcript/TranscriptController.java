package org.zhengcheng.casework.transcript;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.NativeWebRequest;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.entry.StepUploads;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;

/** The pages on which a case begun on paper is entered: whose and how far, then the steps so far. */
@Controller
class TranscriptController {

    private final TranscriptPages pages;
    private final ReadTranscript reading;
    private final EnterTranscript enter;
    private final StepUploads uploads;

    TranscriptController(TranscriptPages pages, ReadTranscript reading, EnterTranscript enter, StepUploads uploads) {
        this.pages = pages;
        this.reading = reading;
        this.enter = enter;
        this.uploads = uploads;
    }

    @GetMapping("/paper-cases")
    String begin(
            @RequestParam(required = false) UUID branch,
            @RequestParam(name = Choices.SOUGHT + "branch", required = false) String sought,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("begin", pages.begin(branch, sought == null || sought.isBlank() ? null : sought, actor));
        return "casework/transcript-begin";
    }

    /** The branches found while somebody types, of which they may enter cases. */
    @GetMapping("/paper-cases/branches")
    String branches(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("offers", pages.found(q, actor));
        model.addAttribute("name", "branch");
        return "organization/picker :: found";
    }

    /**
     * Whoever comes back to a page that was refused, as by changing the language, begins again.
     *
     * @param at the version of the procedure and the step reached, as the page before put them together
     */
    @GetMapping("/paper-cases/steps")
    String copy(
            @RequestParam(required = false) UUID branch,
            @RequestParam(required = false) UUID person,
            @RequestParam(defaultValue = "") String at,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        if (branch == null || person == null || at.isEmpty()) {
            return "redirect:/paper-cases";
        }
        Transcript empty = transcript(UUID.randomUUID(), branch, person, at, Input.empty());
        model.addAttribute("copy", pages.copy(empty, List.of(), List.of(), actor));
        return "casework/transcript-copy";
    }

    @PostMapping("/paper-cases/steps")
    String enter(
            @RequestParam UUID branch,
            @RequestParam UUID person,
            @RequestParam String at,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            NativeWebRequest request,
            HttpServletResponse response,
            Model model) {
        List<FieldError> refusedFiles = new ArrayList<>();
        Input input = uploads.receive(new Input(parameters), operation, request, actor, refusedFiles);
        Transcript transcript = transcript(operation, branch, person, at, input);
        try {
            if (!refusedFiles.isEmpty()) {
                throw new StepRefused(refusedFiles);
            }
            return "redirect:/cases/" + enter.enter(transcript, actor);
        } catch (StepRefused refused) {
            List<FieldError> warnings =
                    reading.rehearse(transcript, actor).checked().warnings();
            List<FieldError> errors = refused.errors().stream()
                    .filter(error -> !warnings.contains(error))
                    .toList();
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("copy", pages.copy(transcript, errors, warnings, actor));
            return "casework/transcript-copy";
        }
    }

    private static Transcript transcript(UUID operation, UUID branch, UUID person, String at, Input input) {
        int end = at.lastIndexOf('/');
        if (end < 0) {
            throw new NoSuchCase(at);
        }
        return new Transcript(
                operation,
                at.substring(0, end),
                branch,
                person,
                at.substring(end + 1),
                input,
                input.one(StepForm.REASON));
    }
}
