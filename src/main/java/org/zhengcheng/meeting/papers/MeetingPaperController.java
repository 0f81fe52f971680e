package org.zhengcheng.meeting.papers;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.document.PdfPrinter;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;

/** The papers of a meeting as pages to be looked at and as PDF to be printed, and the files among them. */
@Controller
class MeetingPaperController {

    private final MeetingPapers papers;
    private final OpenMeetingFile files;
    private final PdfPrinter printer;
    private final FileStore store;

    MeetingPaperController(MeetingPapers papers, OpenMeetingFile files, PdfPrinter printer, FileStore store) {
        this.papers = papers;
        this.files = files;
        this.printer = printer;
        this.store = store;
    }

    /** @param item the item it is to be about; all without one */
    @GetMapping("/meetings/{id}/papers/{paperId}")
    String page(
            @PathVariable("id") UUID meetingId,
            @PathVariable String paperId,
            @RequestParam(required = false) UUID item,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("printed", papers.print(meetingId, paperId, item, "page", actor));
        model.addAttribute("paperId", paperId);
        return "meeting/paper";
    }

    @GetMapping("/meetings/{id}/papers/{paperId}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable("id") UUID meetingId,
            @PathVariable String paperId,
            @RequestParam(required = false) UUID item,
            @AuthenticationPrincipal Actor actor) {
        MeetingPapers.Printed printed = papers.print(meetingId, paperId, item, "pdf", actor);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(ContentDisposition.inline(), printed.fileName()))
                .body(printer.print(printed.paper()));
    }

    @GetMapping("/meetings/{id}/files/{fileId}")
    ResponseEntity<Resource> file(
            @PathVariable("id") UUID meetingId, @PathVariable UUID fileId, @AuthenticationPrincipal Actor actor) {
        return store.attachment(files.open(meetingId, fileId, actor));
    }

    private static String disposition(ContentDisposition.Builder how, String name) {
        return how.filename(name, StandardCharsets.UTF_8).build().toString();
    }
}
