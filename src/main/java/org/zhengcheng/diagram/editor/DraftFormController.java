package org.zhengcheng.diagram.editor;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.forms.EditForms;
import org.zhengcheng.diagram.forms.FormFinding;
import org.zhengcheng.diagram.forms.FormPreview;
import org.zhengcheng.diagram.forms.Vocabulary;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.Verb;

/** One form of a draft: its editor, and what the editor's script saves and asks. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class DraftFormController {

    private static final String FORM = "/diagrams/drafts/{id}/forms/{process}/{step}";
    /** As long as a form may be. */
    private static final int LARGEST = 256 * 1024;

    private final DiagramDrafts drafts;
    private final EditForms editing;
    private final CheckDraft check;
    private final FormPreview preview;
    private final Vocabulary vocabulary;

    DraftFormController(
            DiagramDrafts drafts, EditForms editing, CheckDraft check, FormPreview preview, Vocabulary vocabulary) {
        this.drafts = drafts;
        this.editing = editing;
        this.check = check;
        this.preview = preview;
        this.vocabulary = vocabulary;
    }

    /** The page on which it is written. */
    @GetMapping(FORM)
    String edit(
            @PathVariable("id") DiagramDraft draft,
            @PathVariable String process,
            @PathVariable String step,
            Model model) {
        String key = process + "/" + step;
        EditForms.Source source = editing.source(draft, key);
        model.addAttribute("draft", draft);
        model.addAttribute("key", key);
        model.addAttribute("launch", key.equals(Diagram.launchKey(draft.procedureKey())));
        model.addAttribute("formTitle", editing.title(draft, key));
        model.addAttribute("revision", source.revision());
        return "diagram/form";
    }

    @ResponseBody
    @GetMapping(FORM + "/source")
    Opened open(@PathVariable UUID id, @PathVariable String process, @PathVariable String step) {
        EditForms.Source source = editing.source(drafts.get(id), process + "/" + step);
        return new Opened(source.text(), source.revision());
    }

    /**
     * Saves. With 409 somebody else has saved meanwhile: the answer has their text, and nothing was written; without a
     * text the draft is not changed any more. With 422 it is longer than any form.
     */
    @ResponseBody
    @PutMapping(FORM + "/source")
    ResponseEntity<Object> save(
            @PathVariable UUID id,
            @PathVariable String process,
            @PathVariable String step,
            InputStream body,
            @AuthenticationPrincipal Actor actor)
            throws IOException {
        Optional<SentText> sent = SentText.ofForm(body);
        if (sent.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        if (sent.get().text().length() > LARGEST || sent.get().text().indexOf('\0') >= 0) {
            return ResponseEntity.unprocessableContent().build();
        }
        EditForms.Saved saved = editing.save(
                id, process + "/" + step, sent.get().revision(), sent.get().text(), actor);
        if (saved.isClosed()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        return saved.by() == null
                ? ResponseEntity.ok(new Kept(saved.revision()))
                : ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(new Conflict(
                                saved.by().savedName(), saved.by().savedAt(), saved.theirs(), saved.revision()));
    }

    /** What is wrong with a text, by the field; nothing is saved. */
    @ResponseBody
    @PostMapping(FORM + "/check")
    ResponseEntity<List<Found>> check(
            @PathVariable("id") DiagramDraft draft,
            @PathVariable String process,
            @PathVariable String step,
            InputStream body)
            throws IOException {
        String key = process + "/" + step;
        editing.source(draft, key);
        return SentText.ofForm(body)
                .map(sent -> ResponseEntity.ok(check.form(draft, key, sent.text()).stream()
                        .map(Found::of)
                        .toList()))
                .orElseGet(() -> ResponseEntity.badRequest().build());
    }

    /** The page of a step with this form, to be looked at inside the editor; nothing in it is sent anywhere. */
    @PostMapping(FORM + "/preview")
    String preview(
            @PathVariable("id") DiagramDraft draft,
            @PathVariable String process,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String source,
            HttpServletResponse response,
            Model model) {
        String key = process + "/" + step;
        editing.source(draft, key);
        DrawingPolicy.framed(response);
        model.addAttribute("preview", preview.of(key, source, check.drawn(draft)));
        return "diagram/form-preview";
    }

    /** The fields that have a standard meaning. */
    @ResponseBody
    @GetMapping("/diagrams/vocabulary")
    List<Vocabulary.Word> vocabulary() {
        return vocabulary.all();
    }

    /** @param revision 0 if nobody has changed it in this draft */
    record Opened(String source, int revision) {}

    record Kept(int revision) {}

    /** @param by who saved it meanwhile */
    record Conflict(String by, Instant at, String theirs, int revision) {}

    /** A finding in the reader's language. */
    record Found(String field, String path, String severity, String message, String rule) {

        static Found of(FormFinding finding) {
            return new Found(
                    finding.field(),
                    finding.path(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.words().toString(),
                    finding.rule());
        }
    }
}
