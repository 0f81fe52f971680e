package org.zhengcheng.transfer.letter;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.identity.Actor;

/** The letter of a case: as a page, as a PDF to be printed, and another in its place. */
@Controller
class LetterController {

    private static final String USUAL_DAYS = "30";

    private final LetterDesk desk;

    LetterController(LetterDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/cases/{caseId}/letter")
    String page(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor, Model model) {
        return show(caseId, UUID.randomUUID(), "", USUAL_DAYS, null, actor, model);
    }

    @GetMapping("/cases/{caseId}/letter.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor) {
        LetterDesk.Printed printed = desk.print(caseId, actor);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(printed.number() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(printed.pdf());
    }

    @PostMapping("/cases/{caseId}/letter/reissue")
    String reissue(
            @PathVariable UUID caseId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String days,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<String> wrong = desk.reissue(caseId, operation, reason, days, actor);
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(caseId, operation, reason, days, wrong.get(), actor, model);
        }
        return "redirect:/cases/" + caseId + "/letter";
    }

    private String show(
            UUID caseId, UUID operation, String reason, String days, String wrong, Actor actor, Model model) {
        model.addAttribute("look", desk.look(caseId, actor));
        model.addAttribute("operation", operation);
        model.addAttribute("reason", reason);
        model.addAttribute("days", days);
        model.addAttribute("wrong", wrong);
        return "transfer/letter";
    }
}
