package org.zhengcheng.diagram.replay;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.check.CheckedDrafts;
import org.zhengcheng.organization.right.Verb;

/** The page that says what a draft would have made of past cases; it counts, and names nobody's case. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class ReplayController {

    private static final String ALL = "true";
    private static final String SECONDS = "2";

    private final CheckedDrafts drafts;
    private final Replay replay;
    private final ReplayRuns runs;

    ReplayController(CheckedDrafts drafts, Replay replay, ReplayRuns runs) {
        this.drafts = drafts;
        this.replay = replay;
        this.runs = runs;
    }

    /** @param all whether all cases are gone through, which takes a while; the page comes again until it is done */
    @GetMapping("/diagrams/drafts/{id}/replay")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String all,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("draftId", id);
        model.addAttribute("purpose", drafts.title(id));
        model.addAttribute("most", Replay.MOST);
        Optional<Diagram> diagram = drafts.sound(id);
        boolean every = all.equals(ALL) && diagram.isPresent();
        ReplayRuns.Progress progress = every ? runs.of(id, drafts.revision(id), diagram.get()) : null;
        if (progress != null && !progress.ended()) {
            response.setHeader("Refresh", SECONDS);
        }
        model.addAttribute("unsound", diagram.isEmpty());
        model.addAttribute("progress", progress);
        Result result = every ? progress.result() : diagram.map(replay::of).orElse(null);
        model.addAttribute("result", result);
        model.addAttribute("troubles", result == null ? List.of() : result.troubles());
        return "diagram/replay";
    }
}
