package org.zhengcheng.casework;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepChoices;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.form.Field;
import org.zhengcheng.identity.Actor;

/** Finds, while somebody types, the persons whom a form may name; only for whoever may fill it in. */
@Controller
class FindPersonController {

    private final Cases cases;
    private final Rights rights;
    private final StepChoices choices;

    FindPersonController(Cases cases, Rights rights, StepChoices choices) {
        this.cases = cases;
        this.rights = rights;
        this.choices = choices;
    }

    @GetMapping("/cases/{caseId}/steps/{place}/people")
    String found(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        Rights.Standpoint at = cases.find(caseId, actor);
        Step step = cases.place(at.file(), place)
                .orElseThrow(() -> new NoSuchCase(caseId))
                .step();
        if (!rights.mayAct(actor.personId(), step, at, cases.history(at.file())).isAllowed()) {
            throw new NoSuchCase(caseId);
        }
        Field field = step.form()
                .inputs()
                .filter(asked -> asked.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(caseId));
        model.addAttribute("name", name);
        model.addAttribute("multiple", field.isMultiple());
        model.addAttribute("people", choices.found(field, at, q));
        return "casework/found-people";
    }
}
