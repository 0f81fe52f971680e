package org.zhengcheng.casework.reading;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.entry.StepFiles;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Handed;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.People;

/** The pages of a case: begin one, see where it stands, read what was handed in. */
@Controller
public class CaseController {

    private static final int MOST_BRANCHES = 200;

    private final OpenCase openCase;
    private final Cases cases;
    private final CaseViews views;
    private final Rights rights;
    private final StepRecords records;
    private final StepFiles stepFiles;
    private final FileStore store;
    private final Forms forms;
    private final Handed handed;
    private final Diagrams diagrams;
    private final Organizations organizations;
    private final People people;
    private final Clock clock;

    CaseController(
            OpenCase openCase,
            Cases cases,
            CaseViews views,
            Rights rights,
            StepRecords records,
            StepFiles stepFiles,
            FileStore store,
            Forms forms,
            Handed handed,
            Diagrams diagrams,
            Organizations organizations,
            People people,
            Clock clock) {
        this.openCase = openCase;
        this.cases = cases;
        this.views = views;
        this.rights = rights;
        this.records = records;
        this.stepFiles = stepFiles;
        this.store = store;
        this.forms = forms;
        this.handed = handed;
        this.diagrams = diagrams;
        this.organizations = organizations;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/procedures/{key}")
    public String introduce(@PathVariable String key, @AuthenticationPrincipal Actor actor, Model model) {
        UUID ownBranch = people.find(actor.personId()).orElseThrow().organizationId();
        model.addAttribute("diagram", diagrams.newest(key));
        model.addAttribute("branches", organizations.branchesAround(ownBranch, LocalDate.now(clock), MOST_BRANCHES));
        model.addAttribute("ownBranch", ownBranch);
        model.addAttribute("operation", UUID.randomUUID());
        return "casework/begin";
    }

    @PostMapping("/procedures/{key}")
    public String begin(
            @PathVariable String key,
            @RequestParam UUID branch,
            @RequestParam("_operation") UUID operation,
            @AuthenticationPrincipal Actor actor) {
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
        CaseFile file = cases.find(caseId, actor).file();
        StepRecord record = records.findByIdAndCaseId(recordId, caseId)
                .filter(found -> rights.mayReadSubmission(actor.personId(), found, file))
                .orElseThrow(() -> new NoSuchCase(recordId));
        model.addAttribute("file", file);
        model.addAttribute("record", record);
        model.addAttribute("recordedAt", views.local(record.recordedAt()));
        model.addAttribute("lines", handed.lines(forms.version(record.formSha256()), record.answers()));
        return "casework/record";
    }

    /** A file is read by whoever may read what it was handed in with. */
    private boolean isReadable(UUID fileId, CaseFile of, Actor actor) {
        Set<UUID> with = stepFiles.recordsWith(fileId, of.id());
        return cases.history(of).records().stream()
                .filter(record -> with.contains(record.id()))
                .anyMatch(record -> rights.mayReadSubmission(actor.personId(), record, of));
    }

    /** A file is sent as an attachment, so that nothing in it runs in this site's name. */
    @GetMapping("/cases/{caseId}/files/{fileId}")
    public ResponseEntity<Resource> file(
            @PathVariable UUID caseId, @PathVariable UUID fileId, @AuthenticationPrincipal Actor actor) {
        CaseFile of = cases.find(caseId, actor).file();
        StoredFile file = store.find(fileId)
                .filter(found -> found.uploadedBy().equals(actor.personId()) || isReadable(fileId, of, actor))
                .orElseThrow(() -> new NoSuchCase(fileId));
        String disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.sizeBytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(store.content(file));
    }
}
