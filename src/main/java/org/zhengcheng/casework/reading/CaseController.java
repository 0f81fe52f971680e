package org.zhengcheng.casework.reading;

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
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.casework.retention.Kept;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Handed;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.tree.Picker;

/** The pages of a case: begin one, see where it stands, read what was handed in. */
@Controller
public class CaseController {

    private final OpenCase openCase;
    private final Cases cases;
    private final CaseViews views;
    private final Rights rights;
    private final StepRecords records;
    private final Forms forms;
    private final Handed handed;
    private final Diagrams diagrams;
    private final Picker picker;
    private final People people;
    private final Kept kept;

    CaseController(
            OpenCase openCase,
            Cases cases,
            CaseViews views,
            Rights rights,
            StepRecords records,
            Forms forms,
            Handed handed,
            Diagrams diagrams,
            Picker picker,
            People people,
            Kept kept) {
        this.openCase = openCase;
        this.cases = cases;
        this.views = views;
        this.rights = rights;
        this.records = records;
        this.forms = forms;
        this.handed = handed;
        this.diagrams = diagrams;
        this.picker = picker;
        this.people = people;
        this.kept = kept;
    }

    @GetMapping("/procedures/{key}")
    public String introduce(@PathVariable String key, @AuthenticationPrincipal Actor actor, Model model) {
        Procedure procedure = cases.procedure(key);
        if (!procedure.choosesBranch()) {
            return "redirect:" + procedure.beginsAt();
        }
        UUID own = people.find(actor.personId()).orElseThrow().organizationId();
        return introduce(key, UUID.randomUUID(), own, own.toString(), null, model);
    }

    private String introduce(String key, UUID operation, UUID own, String chosen, String sought, Model model) {
        model.addAttribute("diagram", diagrams.newest(key));
        model.addAttribute("offers", picker.offer(own, chosen, sought));
        model.addAttribute("chosen", chosen);
        model.addAttribute("sought", sought);
        model.addAttribute("operation", operation);
        return "casework/begin";
    }

    @PostMapping("/procedures/{key}")
    public String begin(
            @PathVariable String key,
            @RequestParam(required = false) UUID branch,
            @RequestParam(name = Choices.SOUGHT + "branch", defaultValue = "") String sought,
            @RequestParam(name = StepForm.FIND, required = false) String find,
            @RequestParam("_operation") UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        if (!cases.procedure(key).choosesBranch()) {
            throw new NoSuchCase(key);
        }
        if (branch == null || find != null) {
            UUID own = people.find(actor.personId()).orElseThrow().organizationId();
            if (find == null) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("missing", true);
            }
            String chosen = branch == null ? null : branch.toString();
            return introduce(key, operation, own, chosen, sought.isBlank() ? null : sought, model);
        }
        UUID caseId = openCase.open(operation, key, branch, actor);
        List<Place> open = cases.open(cases.find(caseId, actor).file());
        return open.isEmpty()
                ? "redirect:/cases/" + caseId
                : "redirect:/cases/" + caseId + "/steps/" + open.get(0).id();
    }

    @GetMapping("/cases/{caseId}")
    public String show(
            @PathVariable UUID caseId,
            @RequestParam(required = false) UUID done,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        CaseView view = views.of(caseId, actor);
        model.addAttribute("view", view);
        model.addAttribute("kept", view.file().isOpen() ? null : kept.of(caseId, actor));
        model.addAttribute(
                "done",
                view.events().stream()
                        .filter(event -> event.record().id().equals(done))
                        .findFirst()
                        .orElse(null));
        return view.ownCase() ? "casework/mine" : "casework/case";
    }

    @GetMapping("/cases/{caseId}/records/{recordId}")
    public String record(
            @PathVariable UUID caseId, @PathVariable UUID recordId, @AuthenticationPrincipal Actor actor, Model model) {
        Rights.Standpoint at = cases.find(caseId, actor);
        StepRecord record = records.findByIdAndCaseId(recordId, caseId)
                .filter(found -> rights.mayReadSubmission(actor.personId(), found, at))
                .orElseThrow(() -> new NoSuchCase(recordId));
        model.addAttribute("file", at.file());
        model.addAttribute("record", record);
        model.addAttribute("recordedAt", views.local(record.recordedAt()));
        model.addAttribute("lines", handed.lines(forms.version(record.formSha256()), record.answers()));
        return "casework/record";
    }
}
