package org.zhengcheng.organization.member;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** Who looked at numbers: for the person whose number it is, and for the audit administrator. */
@Controller
class LooksController {

    private final NumberLooks looks;
    private final SystemRights rights;

    LooksController(NumberLooks looks, SystemRights rights) {
        this.looks = looks;
        this.rights = rights;
    }

    /** @param before where the page before ended */
    @GetMapping("/me/looks")
    String mine(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        page(looks.at(actor.personId(), before), model);
        return "organization/looks-mine";
    }

    /** @param name the full name of either of the two */
    @GetMapping("/looks")
    String all(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        rights.require(actor.personId(), Verb.READ_LEDGER);
        model.addAttribute("name", name.strip());
        page(looks.all(name.strip(), before), model);
        return "organization/looks";
    }

    private static void page(List<NumberLooks.Look> found, Model model) {
        boolean more = found.size() > NumberLooks.PAGE;
        model.addAttribute("looks", more ? found.subList(0, NumberLooks.PAGE) : found);
        model.addAttribute("last", more ? found.get(NumberLooks.PAGE - 1).id() : null);
    }
}
