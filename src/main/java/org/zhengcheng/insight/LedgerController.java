package org.zhengcheng.insight;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The page on which the audit administrator looks the ledger through; it can only be read. */
@Controller
class LedgerController {

    /** The kinds of acts one can look for; others are shown by their code. */
    private static final List<String> ACTS = List.of(
            "open",
            "step",
            "act",
            "paper",
            "print",
            "nudge",
            "calendar",
            "team-review",
            "post",
            "hand-over",
            "absence",
            "relative",
            "import",
            "export");

    private final LedgerList list;
    private final SystemRights rights;

    LedgerController(LedgerList list, SystemRights rights) {
        this.list = list;
        this.rights = rights;
    }

    @GetMapping("/ledger")
    String show(LedgerList.Wanted wanted, @AuthenticationPrincipal Actor actor, Model model) {
        rights.require(actor.personId(), Verb.READ_LEDGER);
        List<LedgerList.Row> rows = list.page(wanted);
        model.addAttribute("wanted", wanted);
        model.addAttribute("acts", ACTS);
        model.addAttribute("rows", rows.subList(0, Math.min(LedgerList.PAGE, rows.size())));
        model.addAttribute("last", rows.size() > LedgerList.PAGE ? rows.get(LedgerList.PAGE - 1) : null);
        return "insight/ledger";
    }
}
