package org.zhengcheng.diagram.editor;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
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
import org.zhengcheng.diagram.forms.EditForms;
import org.zhengcheng.diagram.forms.FormExists;
import org.zhengcheng.diagram.newer.NewerShipped;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.PlainWords;
import org.zhengcheng.organization.right.Verb;

/** The forms of a draft: which its steps ask, which were changed, and where another begins. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class DraftFormsController {

    private static final String FORMS = "/diagrams/drafts/{id}/forms";
    private static final int LONGEST_TITLE = 100;

    private final DiagramDrafts drafts;
    private final EditForms editing;
    private final FormList list;
    private final NewerShipped newer;

    DraftFormsController(DiagramDrafts drafts, EditForms editing, FormList list, NewerShipped newer) {
        this.drafts = drafts;
        this.editing = editing;
        this.list = list;
        this.newer = newer;
    }

    /** @param step the step for which a new form is wanted; empty for none */
    @GetMapping(FORMS)
    String list(@PathVariable UUID id, @RequestParam(defaultValue = "") String step, Model model) {
        return page(drafts.get(id), new EditForms.Wanted(step, "", "", ""), null, model);
    }

    /**
     * Begins a form, empty or as a copy.
     *
     * @param step the step it is for; empty for none
     * @param from the key of the form that is copied; empty for none
     */
    @PostMapping(FORMS)
    String begin(
            @PathVariable("id") DiagramDraft draft,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        EditForms.Wanted wanted = new EditForms.Wanted(step, from, title, titleEn);
        if (!isTitle(title) || !isTitle(titleEn)) {
            return wrong(draft, wanted, "forms.wrong.title", response, model);
        }
        String key = list.free(draft, step);
        String text = list.beginning(draft, key, from, title.strip(), titleEn.strip());
        try {
            return "redirect:/diagrams/drafts/" + draft.id() + "/forms/"
                    + editing.begin(operation, draft.id(), key, wanted, text, actor);
        } catch (FormExists meanwhile) {
            return wrong(draft, wanted, "forms.wrong.exists", response, model);
        }
    }

    /** Puts a form back to what the draft began with. */
    @PostMapping(FORMS + "/{process}/{step}/undo")
    String undo(
            @PathVariable UUID id,
            @PathVariable String process,
            @PathVariable String step,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        editing.undo(operation, id, process + "/" + step, actor);
        return "redirect:/diagrams/drafts/" + id + "/forms";
    }

    private String wrong(
            DiagramDraft draft, EditForms.Wanted wanted, String code, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(draft, wanted, code, model);
    }

    private String page(DiagramDraft draft, EditForms.Wanted wanted, String wrong, Model model) {
        List<FormList.Line> lines = list.of(draft);
        model.addAttribute("draft", draft);
        model.addAttribute("newer", newer.isOffered(draft));
        model.addAttribute("lines", lines);
        model.addAttribute("choices", list.all(draft));
        model.addAttribute("wanted", wanted);
        model.addAttribute("stepName", list.stepName(draft, wanted.step()));
        model.addAttribute("wrong", wrong);
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/forms";
    }

    private static boolean isTitle(String title) {
        return !title.isBlank()
                && title.strip().length() <= LONGEST_TITLE
                && PlainWords.fault(title, LONGEST_TITLE).isEmpty();
    }
}
