package org.zhengcheng.diagram.editor;

import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.draft.Revision;
import org.zhengcheng.diagram.forms.EditForms;
import org.zhengcheng.diagram.words.DiagramComparison;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.right.Verb;

/** Everything that was saved of a draft, of its drawing and of each of its forms: looked at, and brought back. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class HistoryController {

    private static final String DRAFT = "/diagrams/drafts/{id}";
    private static final String FORM = DRAFT + "/forms/{process}/{step}";

    private final DiagramDrafts drafts;
    private final EditForms editing;
    private final CheckDraft check;
    private final DiagramComparison comparison;

    HistoryController(DiagramDrafts drafts, EditForms editing, CheckDraft check, DiagramComparison comparison) {
        this.drafts = drafts;
        this.editing = editing;
        this.check = check;
        this.comparison = comparison;
    }

    /** @param revision the one with which what stands now is compared; none if it is not given */
    @GetMapping(DRAFT + "/history")
    String history(
            @PathVariable("id") DiagramDraft draft, @RequestParam(required = false) Integer revision, Model model) {
        if (revision != null) {
            Diagram was = check.drawn(draft, drafts.text(draft.id(), revision));
            Diagram is = check.drawn(draft);
            model.addAttribute("changes", was == null || is == null ? null : comparison.between(was, is));
        }
        Subject subject = new Subject(
                Text.same(draft.title()),
                "/diagrams/drafts/" + draft.id(),
                true,
                draft.revision(),
                drafts.history(draft.id()));
        return page(draft, subject, revision, model);
    }

    /** @param revision the one with which what stands now is compared; none if it is not given */
    @GetMapping(FORM + "/history")
    String formHistory(
            @PathVariable("id") DiagramDraft draft,
            @PathVariable String process,
            @PathVariable String step,
            @RequestParam(required = false) Integer revision,
            Model model) {
        String key = process + "/" + step;
        EditForms.Source now = editing.source(draft, key);
        if (revision != null) {
            model.addAttribute(
                    "changes", editing.changes(draft, key, revision, now).orElse(null));
        }
        Subject subject = new Subject(
                editing.title(draft, key),
                "/diagrams/drafts/" + draft.id() + "/forms/" + key,
                false,
                now.revision(),
                editing.history(draft, key));
        return page(draft, subject, revision, model);
    }

    @PostMapping(DRAFT + "/restore")
    String restore(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        drafts.restore(operation, id, revision, actor);
        return "redirect:/diagrams/drafts/" + id;
    }

    @PostMapping(FORM + "/restore")
    String restoreForm(
            @PathVariable UUID id,
            @PathVariable String process,
            @PathVariable String step,
            @RequestParam int revision,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        String key = process + "/" + step;
        editing.restore(operation, id, key, revision, actor);
        return "redirect:/diagrams/drafts/" + id + "/forms/" + key;
    }

    private static String page(DiagramDraft draft, Subject subject, Integer compared, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("subject", subject);
        model.addAttribute("compared", compared);
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/history";
    }

    /**
     * What the history is of.
     *
     * @param address where it is edited
     * @param isDrawing whether it is the drawing of the draft
     * @param now the revision that stands now; 0 if it is as the draft began with it
     */
    record Subject(Text title, String address, boolean isDrawing, int now, List<Revision> history) {}
}
