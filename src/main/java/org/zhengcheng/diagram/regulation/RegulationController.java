package org.zhengcheng.diagram.regulation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.diagram.statute.Authorities;
import org.zhengcheng.document.PdfPrinter;

/**
 * The regulation as the diagram has it, for everybody who is signed in: whoever is subject to a procedure may read how it
 * goes, and on what authority it asks less somewhere. It says nothing of any person.
 */
@Controller
class RegulationController {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Diagrams diagrams;
    private final Regulation regulation;
    private final Authorities authorities;
    private final PdfPrinter printer;
    private final RegulationDocx docx;

    RegulationController(
            Diagrams diagrams,
            Regulation regulation,
            Authorities authorities,
            PdfPrinter printer,
            RegulationDocx docx) {
        this.diagrams = diagrams;
        this.regulation = regulation;
        this.authorities = authorities;
        this.printer = printer;
        this.docx = docx;
    }

    /** @param version its number; the newest if none is given */
    @GetMapping("/procedures/{key}/regulation")
    String show(
            @PathVariable("key") Procedure procedure, @RequestParam(required = false) Integer version, Model model) {
        model.addAllAttributes(said(version(procedure, version)));
        return "diagram/regulation";
    }

    @GetMapping("/procedures/{key}/regulation.pdf")
    ResponseEntity<byte[]> print(
            @PathVariable("key") Procedure procedure, @RequestParam(required = false) Integer version, Locale reader) {
        Diagram diagram = version(procedure, version);
        byte[] pdf = printer.print("diagram/regulation-print", said(diagram), reader);
        return file(diagram, ContentDisposition.inline(), ".pdf", MediaType.APPLICATION_PDF, pdf);
    }

    /** For whoever writes rules of their own beside it. */
    @GetMapping("/procedures/{key}/regulation.docx")
    ResponseEntity<byte[]> write(
            @PathVariable("key") Procedure procedure, @RequestParam(required = false) Integer version) {
        Diagram diagram = version(procedure, version);
        byte[] written = docx.print(diagram, authorities.of(diagram.definitionId()));
        return file(diagram, ContentDisposition.attachment(), ".docx", WORD, written);
    }

    private static ResponseEntity<byte[]> file(
            Diagram diagram, ContentDisposition.Builder how, String ending, MediaType type, byte[] content) {
        String name = diagram.key() + "-" + diagram.version() + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }

    private Map<String, Object> said(Diagram diagram) {
        return Map.of(
                "diagram",
                diagram,
                "parts",
                regulation.parts(diagram),
                "authorities",
                authorities.of(diagram.definitionId()));
    }

    private Diagram version(Procedure procedure, Integer version) {
        return version == null
                ? diagrams.newest(procedure.key())
                : diagrams.versions(procedure.key()).stream()
                        .filter(one -> one.version() == version)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchCase(version));
    }
}
