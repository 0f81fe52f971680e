package org.zhengcheng.casework.reading;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.entry.StepFiles;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;

/** Which files of a case a person may open, be it to download them or to look at their pages. */
@Component
class ReadableFiles {

    private final Cases cases;
    private final Rights rights;
    private final StepFiles stepFiles;
    private final FileStore store;

    ReadableFiles(Cases cases, Rights rights, StepFiles stepFiles, FileStore store) {
        this.cases = cases;
        this.rights = rights;
        this.stepFiles = stepFiles;
        this.store = store;
    }

    /**
     * One's own uploads, and what was handed in with a step whose submission the person may read.
     *
     * @throws NoSuchCase if there is none that this person may open
     */
    StoredFile find(UUID caseId, UUID fileId, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        return store.find(fileId)
                .filter(found -> found.uploadedBy().equals(actor.personId()) || isReadable(fileId, at, actor))
                .orElseThrow(() -> new NoSuchCase(fileId));
    }

    private boolean isReadable(UUID fileId, Rights.Standpoint at, Actor actor) {
        Set<UUID> with = stepFiles.recordsWith(fileId, at.file().id());
        return cases.history(at.file()).records().stream()
                .filter(record -> with.contains(record.id()))
                .anyMatch(record -> rights.mayReadSubmission(actor.personId(), record, at));
    }
}
