package org.zhengcheng.diagram;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.right.Verb;

/** The procedures with the versions of their diagrams, and where a draft begins. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class DiagramController {

    private static final String UPLOAD = "upload";
    private static final int LONGEST_TITLE = 100;
    private static final int LARGEST = 512 * 1024;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final List<Procedure> procedures;
    private final Diagrams diagrams;
    private final DiagramDrafts drafts;
    private final Versions versions;
    private final DiagramExaminer examiner;
    private final Speaker speaker;

    DiagramController(
            List<Procedure> procedures,
            Diagrams diagrams,
            DiagramDrafts drafts,
            Versions versions,
            DiagramExaminer examiner,
            Speaker speaker) {
        this.procedures = procedures;
        this.diagrams = diagrams;
        this.drafts = drafts;
        this.versions = versions;
        this.examiner = examiner;
        this.speaker = speaker;
    }

    @GetMapping("/diagrams")
    String list(Model model) {
        model.addAttribute(
                "procedures",
                procedures.stream()
                        .map(procedure -> versions.line(diagrams.newest(procedure.key())))
                        .toList());
        return "diagram/list";
    }

    @GetMapping("/diagrams/{key}")
    String one(@PathVariable("key") Procedure procedure, Model model) {
        return page(procedure.key(), null, "", model);
    }

    /**
     * Begins a draft.
     *
     * @param from the version it begins with, or {@code upload} for the file that was brought
     */
    @PostMapping("/diagrams/drafts")
    String begin(
            @RequestParam Procedure procedure,
            @RequestParam String from,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        String key = procedure.key();
        boolean brought = from.equals(UPLOAD);
        byte[] text = brought ? read(file) : text(from).getBytes(StandardCharsets.UTF_8);
        if (!brought && !diagrams.get(from).key().equals(key)) {
            throw new NoSuchCase(from);
        }
        Text wrong = title.isBlank() || title.strip().length() > LONGEST_TITLE
                ? speaker.both("diagrams.noTitle")
                : examiner.unreadable(text).orElse(null);
        if (wrong != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(key, wrong, title, model);
        }
        UUID draft = drafts.begin(
                operation, key, brought ? null : from, title.strip(), new String(text, StandardCharsets.UTF_8), actor);
        return "redirect:/diagrams/drafts/" + draft;
    }

    private String page(String key, Text wrong, String title, Model model) {
        List<Diagram> all = diagrams.versions(key);
        model.addAttribute("newest", all.get(0));
        model.addAttribute("versions", versions.of(all));
        model.addAttribute("drafts", drafts.current(key));
        model.addAttribute("wrong", wrong);
        model.addAttribute("purpose", title);
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/one";
    }

    private String text(String definitionId) {
        try {
            return diagrams.text(definitionId);
        } catch (FlowableObjectNotFoundException unknown) {
            throw new NoSuchCase(definitionId);
        }
    }

    /** A file may begin with a mark of its encoding, which is no part of its text. */
    private static byte[] read(MultipartFile file) throws IOException {
        byte[] bytes = file == null ? new byte[0] : file.getInputStream().readNBytes(LARGEST + 1);
        boolean marked = bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
    }
}
