package org.zhengcheng.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.team.TeamReviews;
import org.zhengcheng.casework.transcript.TranscriptRights;
import org.zhengcheng.identity.Actor;

/** All cases of one's organisations, whoever holds them. */
@Controller
class CaseListController {

    private static final int LONGEST = 60;

    private final CaseList cases;
    private final TranscriptRights transcripts;
    private final TeamReviews teamReviews;

    CaseListController(CaseList cases, TranscriptRights transcripts, TeamReviews teamReviews) {
        this.cases = cases;
        this.transcripts = transcripts;
        this.teamReviews = teamReviews;
    }

    /**
     * @param at when the last case of the page before was opened
     * @param id the last case of the page before
     */
    @GetMapping("/cases")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Instant at,
            @RequestParam(required = false) UUID id,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        String words = q.strip().substring(0, Math.min(q.strip().length(), LONGEST));
        CaseList.Row after = at == null || id == null ? null : new CaseList.Row(id, null, null, null, at, null, null);
        List<CaseList.Row> rows = cases.page(actor.personId(), words, after);
        model.addAttribute("mayCopy", transcripts.mayEnterSomewhere(actor.personId()));
        model.addAttribute("reviews", teamReviews.owes(actor.personId()));
        model.addAttribute("q", words);
        model.addAttribute("rows", rows);
        model.addAttribute("last", CaseList.isFull(rows) ? rows.get(rows.size() - 1) : null);
        return "inbox/cases";
    }
}
