package org.zhengcheng.diagram.comment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.Verb;

/** The page on which those who draw a draft and those who are to release it talk about it. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class CommentController {

    private static final String COMMENTS = "/diagrams/drafts/{id}/comments";
    private static final String COMMENT = "/diagrams/comments/{id}";
    private static final int LONGEST = 2000;

    private final DraftComments comments;
    private final DiagramDrafts drafts;
    private final DrawnPlaces places;

    CommentController(DraftComments comments, DiagramDrafts drafts, DrawnPlaces places) {
        this.comments = comments;
        this.drafts = drafts;
        this.places = places;
    }

    /** @param element what it is about, if the reader comes from one */
    @GetMapping(COMMENTS)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String element, Model model) {
        return page(id, element, null, null, model);
    }

    /** @param element empty for the whole draft */
    @PostMapping(COMMENTS)
    String say(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String element,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<DrawnPlaces.Place> about = places(drafts.get(id)).stream()
                .filter(place -> place.id().equals(element))
                .findFirst();
        Optional<String> wrong = wrong(id, words)
                .or(() -> element.isEmpty() || about.isPresent() ? Optional.empty() : Optional.of("comment.noElement"));
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, element, new Wrong(null, wrong.get()), words, model);
        }
        comments.say(
                operation,
                id,
                about.map(DrawnPlaces.Place::id).orElse(null),
                about.map(DrawnPlaces.Place::name).orElse(null),
                words.strip(),
                actor);
        return back(id);
    }

    @PostMapping(COMMENT + "/answer")
    String answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        UUID draftId = comments.draftOf(id);
        Optional<String> wrong = wrong(draftId, words);
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(draftId, "", new Wrong(id, wrong.get()), words, model);
        }
        comments.answer(operation, id, words.strip(), actor);
        return back(draftId);
    }

    /** @param open whether it is opened again */
    @PostMapping(COMMENT + "/settle")
    String settle(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String open,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        UUID draftId = comments.draftOf(id);
        comments.settle(operation, id, !open.equals("true"), actor);
        return back(draftId);
    }

    private static String back(UUID draftId) {
        return "redirect:/diagrams/drafts/" + draftId + "/comments";
    }

    private Optional<String> wrong(UUID draftId, String words) {
        if (words.isBlank() || words.strip().length() > LONGEST) {
            return Optional.of("comment.noWords");
        }
        return comments.isFull(draftId) ? Optional.of("comment.full") : Optional.empty();
    }

    private String page(UUID draftId, String element, Wrong wrong, String words, Model model) {
        DiagramDraft draft = drafts.get(draftId);
        List<Comment> all = comments.of(draftId);
        model.addAttribute("draft", draft);
        model.addAttribute(
                "closed", draft.state() != DiagramDraft.State.OPEN && draft.state() != DiagramDraft.State.ASKED);
        model.addAttribute("open", all.stream().filter(Comment::isOpen).toList());
        model.addAttribute(
                "settled", all.stream().filter(comment -> !comment.isOpen()).toList());
        model.addAttribute(
                "places",
                places(draft).stream()
                        .collect(Collectors.groupingBy(
                                DrawnPlaces.Place::group,
                                () -> new EnumMap<>(DrawnPlaces.Group.class),
                                Collectors.toList())));
        model.addAttribute("element", element);
        model.addAttribute("wrong", wrong);
        model.addAttribute("words", words);
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/comments";
    }

    /** What can be said something of besides the whole. */
    private List<DrawnPlaces.Place> places(DiagramDraft draft) {
        return places.of(drafts.text(draft.id(), draft.revision()));
    }

    /**
     * What is wrong.
     *
     * @param comment the one that was answered; null for a new one
     * @param code a key of the message bundle
     */
    record Wrong(UUID comment, String code) {}
}
