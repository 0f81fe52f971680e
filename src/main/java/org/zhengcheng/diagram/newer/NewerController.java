package org.zhengcheng.diagram.newer;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.forms.EditForms;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.Verb;

/** What came with a newer release of the application, offered to a draft that goes back to an older one. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class NewerController {

    private static final String NEWER = "/diagrams/drafts/{id}/newer";

    private final DiagramDrafts drafts;
    private final EditForms editing;
    private final NewerShipped newer;

    NewerController(DiagramDrafts drafts, EditForms editing, NewerShipped newer) {
        this.drafts = drafts;
        this.editing = editing;
        this.newer = newer;
    }

    @GetMapping(NEWER)
    String newer(@PathVariable("id") DiagramDraft draft, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("parts", newer.of(draft));
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/newer";
    }

    /**
     * Takes one of them over; what the draft had stays in its history.
     *
     * @param form the key of the form; empty for the drawing
     */
    @PostMapping(NEWER)
    String take(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        NewerShipped.Part part = newer.of(drafts.get(id)).stream()
                .filter(one -> one.key().equals(form))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(form));
        if (part.isDrawing()) {
            drafts.takeOver(operation, id, part.text(), actor);
        } else {
            editing.takeOver(operation, id, part.key(), part.text(), actor);
        }
        return "redirect:/diagrams/drafts/" + id + "/newer";
    }
}
