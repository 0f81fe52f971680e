package org.zhengcheng.casework.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.entry.StepFiles;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.retention.Kept;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;

/** Which files of a case a person may open, be it to download them or to look at their pages. */
@Component
class ReadableFiles {

    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Cases cases;
    private final Rights rights;
    private final StepFiles stepFiles;
    private final FileStore store;
    private final Kept kept;
    private final Ledger ledger;
    private final Clock clock;

    ReadableFiles(
            Cases cases, Rights rights, StepFiles stepFiles, FileStore store, Kept kept, Ledger ledger, Clock clock) {
        this.cases = cases;
        this.rights = rights;
        this.stepFiles = stepFiles;
        this.store = store;
        this.kept = kept;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The same, to be read: whoever opens what another has handed in is written into the ledger, once for a while of
     * leafing through it.
     *
     * @throws NoSuchCase if there is none that this person may open
     */
    @Transactional
    public StoredFile open(UUID caseId, UUID fileId, Actor actor) {
        StoredFile file = find(caseId, fileId, actor);
        LedgerChain chain = LedgerChain.ofCase(caseId);
        if (!file.uploadedBy().equals(actor.personId())
                && !ledger.has(chain, actor.personId(), "read", fileId.toString(), A_WHILE)) {
            ledger.append(new Entry(
                    chain,
                    actor.personId(),
                    cases.find(caseId, actor).readingOffice(actor.personId()).chinese(),
                    "read",
                    fileId.toString(),
                    "seen",
                    LocalDate.now(clock),
                    file.sha256()));
        }
        return file;
    }

    /**
     * One's own uploads, and what was handed in with a step whose submission the person may read.
     *
     * @throws NoSuchCase if there is none that this person may open
     * @throws FileErased if it is not there, and files of this case were erased when their time was over
     */
    StoredFile find(UUID caseId, UUID fileId, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        Optional<StoredFile> file = store.find(fileId);
        if (file.isEmpty() && kept.wereFilesErased(caseId)) {
            throw new FileErased(caseId, fileId);
        }
        return file.filter(found -> found.uploadedBy().equals(actor.personId()) || isReadable(fileId, at, actor))
                .orElseThrow(() -> new NoSuchCase(fileId));
    }

    private boolean isReadable(UUID fileId, Rights.Standpoint at, Actor actor) {
        Set<UUID> with = stepFiles.recordsWith(fileId, at.file().id());
        return cases.history(at.file()).records().stream()
                .filter(record -> with.contains(record.id()))
                .anyMatch(record -> rights.mayReadSubmission(actor.personId(), record, at));
    }
}
