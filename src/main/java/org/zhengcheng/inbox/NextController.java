package org.zhengcheng.inbox;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;

/** After a decision the next task is there, with what was done above it. */
@Controller
class NextController {

    private final NextTask nextTask;
    private final DoneSteps doneSteps;

    NextController(NextTask nextTask, DoneSteps doneSteps) {
        this.nextTask = nextTask;
        this.doneSteps = doneSteps;
    }

    /**
     * @param done the record of the step just taken
     * @param caseId the case it was taken in; the person may no longer know of it, if the step handed it over
     */
    @GetMapping("/next")
    String next(
            @RequestParam UUID done,
            @RequestParam("case") UUID caseId,
            @AuthenticationPrincipal Actor actor,
            RedirectAttributes onward) {
        onward.addAttribute("done", done);
        doneSteps
                .find(caseId, done, actor)
                .ifPresentOrElse(
                        step -> onward.addFlashAttribute("doneRecord", step),
                        () -> onward.addFlashAttribute("handedOver", true));
        return nextTask.after(actor)
                .map(task -> "redirect:/cases/" + task.caseId() + "/steps/" + task.taskId())
                .orElseGet(() -> {
                    onward.addAttribute("case", caseId);
                    return "redirect:/";
                });
    }
}
