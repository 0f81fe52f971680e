package org.zhengcheng.casework.redo;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.identity.Actor;

/** The page that holds a corrected submission against the one that was sent back. */
@Controller
class ChangesController {

    private final Cases cases;
    private final Rights rights;
    private final Changes changes;

    ChangesController(Cases cases, Rights rights, Changes changes) {
        this.cases = cases;
        this.rights = rights;
        this.changes = changes;
    }

    /** @throws NoSuchCase if this person may not read both submissions, or there was no return between them */
    @GetMapping("/cases/{caseId}/records/{recordId}/changes")
    String show(
            @PathVariable UUID caseId, @PathVariable UUID recordId, @AuthenticationPrincipal Actor actor, Model model) {
        Rights.Standpoint at = cases.find(caseId, actor);
        CaseFile file = at.file();
        History history = cases.history(file);
        StepRecord record = history.records().stream()
                .filter(found -> found.id().equals(recordId))
                .filter(found -> rights.mayReadSubmission(actor.personId(), found, at))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(recordId));
        ReturnedItems returned = Changes.answered(record, history)
                .filter(items -> rights.mayReadSubmission(actor.personId(), items.source(), at))
                .orElseThrow(() -> new NoSuchCase(recordId));
        model.addAttribute("file", file);
        model.addAttribute("record", record);
        model.addAttribute("returned", returned);
        model.addAttribute("changes", changes.of(record, history));
        return "casework/changes";
    }
}
