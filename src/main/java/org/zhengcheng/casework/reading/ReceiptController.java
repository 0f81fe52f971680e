package org.zhengcheng.casework.reading;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengcheng.identity.Actor;

/** The page of a receipt. */
@Controller
class ReceiptController {

    private final Receipts receipts;

    ReceiptController(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping("/cases/{caseId}/receipts/{recordId}")
    String show(
            @PathVariable UUID caseId, @PathVariable UUID recordId, @AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("receipt", receipts.of(caseId, recordId, actor));
        return "casework/receipt";
    }
}
