package org.zhengcheng.secretaryreport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.material.StoredFile;

/** The files that show what was done about a problem (domain notes, secretary's report §6). */
@Component
class ProblemFiles {

    private static final int MOST = 20;
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Cases cases;
    private final FileStore store;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProblemFiles(Cases cases, FileStore store, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.store = store;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of a problem, the earliest first. */
    List<Listed> of(UUID problemId) {
        return jdbc.sql(
                        "select f.id, f.name, f.size_bytes from secretary_problem_file p"
                                + " join stored_file f on f.id = p.file_id where p.problem_id = ? order by f.uploaded_at, f.name")
                .param(problemId)
                .query(Listed.class)
                .list();
    }

    /**
     * Adds files to a problem.
     *
     * @return their digests
     * @throws ReportRefused if there are too many, or one is not taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> add(UUID caseId, UUID problemId, List<MultipartFile> files, UUID operation, Actor actor) {
        if (!files.isEmpty() && files.size() + of(problemId).size() > MOST) {
            throw refused(FieldError.of("files", "report.wrong.files", MOST));
        }
        List<StoredFile> taken =
                files.stream().map(file -> take(file, operation, actor)).toList();
        taken.forEach(file -> jdbc.sql("insert into secretary_problem_file (problem_id, file_id, case_id)"
                        + " values (?, ?, ?) on conflict do nothing")
                .params(problemId, file.id(), caseId)
                .update());
        return taken.stream().map(StoredFile::sha256).toList();
    }

    private StoredFile take(MultipartFile file, UUID operation, Actor actor) {
        try (InputStream content = file.getInputStream()) {
            return store.take(file.getOriginalFilename(), content, actor.personId(), operation + " evidence");
        } catch (RefusedFile wrong) {
            throw refused(FieldError.of("files", wrong.code(), wrong.fileName()));
        } catch (IOException cut) {
            throw refused(FieldError.of("files", "file.broken", String.valueOf(file.getOriginalFilename())));
        }
    }

    private static ReportRefused refused(FieldError error) {
        return new ReportRefused(List.of(error));
    }

    /**
     * One of them, to be read by whoever may see the report; whoever opens what another brought is written into the ledger,
     * once for a while.
     *
     * @throws NoSuchCase if there is none that they may know of
     */
    @Transactional
    public StoredFile open(UUID caseId, UUID fileId, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        boolean itsOwn = jdbc.sql("select exists(select from secretary_problem_file where case_id = ? and file_id = ?)")
                .params(caseId, fileId)
                .query(Boolean.class)
                .single();
        StoredFile file = store.find(fileId).filter(any -> itsOwn).orElseThrow(() -> new NoSuchCase(fileId));
        LedgerChain chain = LedgerChain.ofCase(caseId);
        if (!file.uploadedBy().equals(actor.personId())
                && !ledger.has(chain, actor.personId(), "read", fileId.toString(), A_WHILE)) {
            ledger.append(new Entry(
                    chain,
                    actor.personId(),
                    at.readingOffice(actor.personId()).chinese(),
                    "read",
                    fileId.toString(),
                    "seen",
                    LocalDate.now(clock),
                    file.sha256()));
        }
        return file;
    }

    /** A file, as a page lists it. */
    record Listed(UUID id, String name, long sizeBytes) {}
}
