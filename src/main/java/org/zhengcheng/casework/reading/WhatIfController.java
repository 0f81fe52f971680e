package org.zhengcheng.casework.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;

/** The page that answers "if the meeting is held on that day": for whoever may see the case; nothing is written. */
@Controller
class WhatIfController {

    private final WhatIf whatIf;

    WhatIfController(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    @GetMapping("/cases/{caseId}/what-if")
    String show(
            @PathVariable UUID caseId,
            @RequestParam(required = false) String step,
            @RequestParam(required = false) String on,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        LocalDate day = day(on);
        model.addAttribute("view", whatIf.of(caseId, step, day, actor));
        model.addAttribute("noDate", day == null && on != null);
        return "casework/what-if";
    }

    /** Null for what is no day, or none that a case could see. */
    private static LocalDate day(String text) {
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 1900 || day.getYear() > 2199 ? null : day;
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
