package org.zhengcheng.casework.reading;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;

/** Receipts: what was handed in and when, for whoever handed it in and nobody else. */
@Component
public class Receipts {

    private final StepRecords records;
    private final CaseFiles files;
    private final CaseViews views;
    private final Forms forms;
    private final FileStore store;

    Receipts(StepRecords records, CaseFiles files, CaseViews views, Forms forms, FileStore store) {
        this.records = records;
        this.files = files;
        this.views = views;
        this.forms = forms;
        this.store = store;
    }

    /** Whether somebody who took a step gets a receipt: for their own case, or in place of the person concerned. */
    @Transactional(readOnly = true)
    public boolean isDue(UUID caseId, UUID recordId, Actor actor) {
        return find(caseId, recordId, actor).isOnBehalf()
                || files.findById(caseId)
                        .filter(file -> actor.personId().equals(file.personId()))
                        .isPresent();
    }

    /** @throws NoSuchCase if this person handed in nothing of the kind */
    @Transactional(readOnly = true)
    public Receipt of(UUID caseId, UUID recordId, Actor actor) {
        CaseView view = views.of(caseId, actor);
        StepRecord record = find(caseId, recordId, actor);
        FormSchema form = forms.version(record.formSha256());
        List<UUID> ids = Stream.concat(
                        form.inputs()
                                .filter(field -> field.type() == Field.Type.FILEPICKER)
                                .map(Field::key),
                        Stream.of(StepForm.SIGNED_PAPER))
                .flatMap(field -> record.answers().ids(field).stream())
                .toList();
        return new Receipt(view, record, form, store.uploadedBy(actor.personId(), ids), isLast(view, record));
    }

    private StepRecord find(UUID caseId, UUID recordId, Actor actor) {
        return records.findByIdAndCaseId(recordId, caseId)
                .filter(record -> actor.personId().equals(record.actorId()))
                .orElseThrow(() -> new NoSuchCase(recordId));
    }

    /** Nothing has happened since. */
    private static boolean isLast(CaseView view, StepRecord record) {
        return view.events().stream().allMatch(event -> event.record().seq() <= record.seq());
    }

    /**
     * What a receipt says.
     *
     * @param files what was handed in with the form
     * @param isLast whether nothing has happened in the case since
     */
    public record Receipt(CaseView view, StepRecord record, FormSchema form, List<StoredFile> files, boolean isLast) {

        /** The number of the case and the place of the step in it, such as 发展-2026-0137-01. */
        public String number() {
            return "%s-%02d".formatted(view.file().number(), record.seq());
        }
    }
}
