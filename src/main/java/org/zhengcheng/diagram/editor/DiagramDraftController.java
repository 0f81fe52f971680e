package org.zhengcheng.diagram.editor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
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
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.check.Finding;
import org.zhengcheng.diagram.comment.DraftComments;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.newer.NewerShipped;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.right.Verb;

/** A draft: its editor, and what the editor's script saves and asks. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class DiagramDraftController {

    private static final String DRAFT = "/diagrams/drafts/{id}";

    private final DiagramDrafts drafts;
    private final Diagrams diagrams;
    private final DiagramExaminer examiner;
    private final CheckDraft check;
    private final NewerShipped newer;
    private final DraftComments comments;
    private final Speaker speaker;
    private final Clock clock;

    DiagramDraftController(
            DiagramDrafts drafts,
            Diagrams diagrams,
            DiagramExaminer examiner,
            CheckDraft check,
            NewerShipped newer,
            DraftComments comments,
            Speaker speaker,
            Clock clock) {
        this.drafts = drafts;
        this.diagrams = diagrams;
        this.examiner = examiner;
        this.check = check;
        this.newer = newer;
        this.comments = comments;
        this.speaker = speaker;
        this.clock = clock;
    }

    /** The page on which it is drawn; that somebody has it open its script says. */
    @GetMapping(DRAFT)
    String edit(@PathVariable("id") DiagramDraft draft, @AuthenticationPrincipal Actor actor, Model model) {
        boolean other = draft.isHeldByOther(actor.personId(), clock.instant());
        model.addAttribute("draft", draft);
        model.addAttribute("newer", newer.isOffered(draft));
        model.addAttribute("holder", other ? draft.holderName() : null);
        model.addAttribute("procedure", diagrams.newest(draft.procedureKey()).name());
        model.addAttribute(
                "versions",
                diagrams.versions(draft.procedureKey()).stream()
                        .map(version -> new Comparable(
                                version.definitionId(),
                                speaker.both(
                                        "diagrams.version",
                                        version.version(),
                                        version.regulation().name())))
                        .toList());
        return "diagram/editor";
    }

    @ResponseBody
    @GetMapping(DRAFT + "/xml")
    Opened open(@PathVariable("id") DiagramDraft draft, @AuthenticationPrincipal Actor actor) {
        return new Opened(drafts.text(draft.id(), draft.revision()), draft.revision(), holder(draft, actor));
    }

    /**
     * Saves. With 409 somebody else has saved meanwhile: the answer has their text, and nothing was written; without a
     * text the draft is not changed any more. With 422
     * it is no diagram at all.
     */
    @ResponseBody
    @PutMapping(DRAFT + "/xml")
    ResponseEntity<Object> save(@PathVariable UUID id, InputStream body, @AuthenticationPrincipal Actor actor)
            throws IOException {
        Optional<SentText> sent = SentText.ofDiagram(body);
        if (sent.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        Optional<Text> wrong = examiner.unreadable(sent.get().text().getBytes(StandardCharsets.UTF_8));
        if (wrong.isPresent()) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(new Wrong(wrong.get().toString()));
        }
        DiagramDrafts.Saved saved =
                drafts.save(id, sent.get().revision(), sent.get().text(), actor);
        DiagramDrafts.Newest theirs = saved.theirs();
        if (saved.isClosed()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        return theirs == null
                ? ResponseEntity.ok(new Kept(saved.revision(), clock.instant()))
                : ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(new Conflict(theirs.savedName(), theirs.savedAt(), theirs.content(), saved.revision()));
    }

    /** What is wrong with a text, and in what it asks less than its regulation; nothing is saved. */
    @ResponseBody
    @PostMapping(DRAFT + "/check")
    ResponseEntity<List<Finding>> check(@PathVariable("id") DiagramDraft draft, InputStream body) throws IOException {
        return SentText.ofDiagram(body)
                .map(sent -> ResponseEntity.ok(
                        Stream.concat(check.of(draft, sent.text()).findings().stream(), said(draft.id()))
                                .toList()))
                .orElseGet(() -> ResponseEntity.badRequest().build());
    }

    /** What was said of it and is not settled stands beside what is wrong. */
    private Stream<Finding> said(UUID id) {
        return comments.open(id).stream()
                .map(one -> new Finding(
                        one.element(),
                        "comment",
                        speaker.both("comment.found", one.words(), one.madeName())
                                .toString(),
                        "comment"));
    }

    /** Says that somebody still has it open, and learns whether another has. */
    @ResponseBody
    @PostMapping(DRAFT + "/hold")
    Holding hold(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
        drafts.open(id, actor);
        DiagramDraft draft = drafts.get(id);
        return new Holding(draft.revision(), holder(draft, actor));
    }

    @ResponseBody
    @GetMapping(DRAFT + "/revisions/{revision}/xml")
    Opened revision(@PathVariable UUID id, @PathVariable int revision) {
        return new Opened(drafts.text(id, revision), revision, null);
    }

    /** The text of a version as it was taken into use. */
    @ResponseBody
    @GetMapping("/diagrams/versions/{id}/xml")
    Opened version(@PathVariable String id) {
        try {
            return new Opened(diagrams.text(id), 0, null);
        } catch (FlowableObjectNotFoundException unknown) {
            throw new NoSuchCase(id);
        }
    }

    @PostMapping(DRAFT + "/drop")
    String drop(
            @PathVariable UUID id,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        drafts.drop(operation, id, actor);
        return "redirect:/diagrams/" + drafts.get(id).procedureKey();
    }

    private Holder holder(DiagramDraft draft, Actor actor) {
        return draft.isHeldByOther(actor.personId(), clock.instant())
                ? new Holder(draft.holderName(), draft.heldAt())
                : null;
    }

    /** A version with which the drawing can be compared. */
    record Comparable(String id, Text name) {}

    /** @param holder who else has it open; null if nobody has */
    record Opened(String xml, int revision, Holder holder) {}

    record Kept(int revision, Instant savedAt) {}

    /** @param by who saved it meanwhile */
    record Conflict(String by, Instant at, String xml, int revision) {}

    record Wrong(String message) {}

    record Holding(int revision, Holder holder) {}

    record Holder(String name, Instant at) {}
}
