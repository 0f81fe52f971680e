package org.zhengcheng.casework.entry;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.UnknownField;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Say;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.material.StoredFile;

/** Takes the files of a form one by one while it is filled in, as the page's script sends them. */
@RestController
class UploadController {

    private final Cases cases;
    private final Rights rights;
    private final StepUploads uploads;
    private final Speaker speaker;

    UploadController(Cases cases, Rights rights, StepUploads uploads, Speaker speaker) {
        this.cases = cases;
        this.rights = rights;
        this.uploads = uploads;
        this.speaker = speaker;
    }

    /**
     * @throws CaseMoved if the step is no longer open
     * @throws NotAllowed if this person may not take this step
     * @throws UnknownField if the form does not ask for a file there
     */
    @PostMapping("/cases/{caseId}/steps/{place}/files")
    ResponseEntity<Object> take(
            @PathVariable UUID caseId,
            @PathVariable String place,
            @RequestParam String field,
            @RequestParam MultipartFile file,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        requireAsked(caseId, place, field, actor);
        Say say = speaker.now();
        try {
            StoredFile taken = uploads.keep(field, file, operation, actor);
            String address = "/cases/" + caseId + "/files/" + taken.id();
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Taken(
                            taken.id(),
                            taken.name(),
                            say.message("file.received", List.of(say.size(taken.sizeBytes()))),
                            address + "/view",
                            taken.pages() > 0 ? address + "/preview/1?size=THUMB" : null));
        } catch (RefusedFile refused) {
            return ResponseEntity.unprocessableContent()
                    .body(new Refused(say.message(refused.code(), List.of(refused.fileName()))));
        }
    }

    private void requireAsked(UUID caseId, String placeId, String field, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        Place place = cases.place(at.file(), placeId).orElseThrow(() -> new CaseMoved(caseId));
        Rights.Decision decision = rights.mayAct(actor.personId(), place.step(), at, cases.history(at.file()));
        if (!decision.isAllowed()) {
            throw new NotAllowed(caseId, decision);
        }
        FormSchema form = place.step().form();
        boolean asked = decision.isOnBehalf() && field.equals(StepForm.SIGNED_PAPER)
                || form.field(field)
                        .filter(found -> found.type() == Field.Type.FILEPICKER)
                        .isPresent();
        if (!asked) {
            throw new UnknownField(field);
        }
    }

    /**
     * A file was taken.
     *
     * @param said that it was, in words
     * @param view the page on which it can be looked at
     * @param picture a small picture of its first page; null if it cannot be shown
     */
    record Taken(UUID id, String name, String said, String view, String picture) {}

    /** A file was not taken; why and what to do, in words. */
    record Refused(String said) {}
}
