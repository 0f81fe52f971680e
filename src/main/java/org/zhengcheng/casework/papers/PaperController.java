package org.zhengcheng.casework.papers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
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
import org.zhengcheng.document.PdfPrinter;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;

/** The official forms of a case, as a page to be looked at and as a PDF to be printed. */
@Controller
class PaperController {

    private final CasePapers papers;
    private final PdfPrinter printer;
    private final FreshSignIn fresh;

    PaperController(CasePapers papers, PdfPrinter printer, FreshSignIn fresh) {
        this.papers = papers;
        this.printer = printer;
        this.fresh = fresh;
    }

    @GetMapping("/cases/{caseId}/papers/{paperId}")
    String page(
            @PathVariable UUID caseId,
            @PathVariable String paperId,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        CasePapers.Printed printed = papers.print(caseId, paperId, "page", actor);
        model.addAttribute("printed", printed);
        model.addAttribute("paperId", paperId);
        return "casework/paper";
    }

    @GetMapping("/cases/{caseId}/papers/{paperId}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable UUID caseId, @PathVariable String paperId, @AuthenticationPrincipal Actor actor) {
        return pdf(papers.print(caseId, paperId, "pdf", actor));
    }

    /** The PDF with the whole number on it is the answer to the reason and stands behind no address. */
    @PostMapping("/cases/{caseId}/papers/{paperId}/whole")
    Object whole(
            @PathVariable UUID caseId,
            @PathVariable String paperId,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        fresh.demand(request, "/cases/" + caseId + "/papers/" + paperId);
        CasePapers.Whole whole = papers.printWhole(caseId, paperId, reason, actor);
        if (whole.refused() == null) {
            return pdf(whole.printed());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("printed", whole.printed());
        model.addAttribute("paperId", paperId);
        model.addAttribute("refused", whole.refused());
        model.addAttribute("reason", reason);
        return "casework/paper";
    }

    private ResponseEntity<byte[]> pdf(CasePapers.Printed printed) {
        String name = printed.title().chinese() + "-" + printed.file().personName() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(printer.print(printed.paper()));
    }
}
