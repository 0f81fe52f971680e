package org.zhengcheng.transfer.parcel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.form.Forms;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.organization.member.PersonsOnPaper;
import org.zhengcheng.transfer.letter.Letter;
import org.zhengcheng.transfer.letter.LetterDesk;

/** Seals the file of a member whose letter goes to an organisation outside: every case with its history and material. */
@Component
class SealParcel {

    private static final String ENDING = ".pdf";
    /** Where the letter lies in a parcel. */
    static final String LETTER = "letter" + ENDING;

    private static final String PDF = "application/pdf";

    private final LetterDesk desk;
    private final PersonsOnPaper persons;
    private final CaseFiles cases;
    private final StepRecords records;
    private final Forms forms;
    private final AnswerWords words;
    private final FileStore store;
    private final SealKey key;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    SealParcel(
            LetterDesk desk,
            PersonsOnPaper persons,
            CaseFiles cases,
            StepRecords records,
            Forms forms,
            FieldCipher cipher,
            FileStore store,
            SealKey key,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.desk = desk;
        this.persons = persons;
        this.cases = cases;
        this.records = records;
        this.forms = forms;
        this.words = new AnswerWords(cipher);
        this.store = store;
        this.key = key;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Seals the parcel that goes with the letter of a case and writes into the ledger who did.
     *
     * @return the file, which the caller deletes
     * @throws org.zhengcheng.casework.file.NoSuchCase if this person does not issue the letter, or it does not count
     */
    @Transactional
    public Sealed seal(UUID caseId, Actor actor) {
        LetterDesk.Outgoing outgoing = desk.outgoing(caseId, actor);
        Letter letter = outgoing.letter();
        UUID personId = outgoing.personId();
        Map<String, StoredFile> contents = new LinkedHashMap<>();
        List<Manifest.Enclosure> enclosures = new ArrayList<>();
        enclosures.add(new Manifest.Enclosure(
                LETTER,
                letter.number() + ENDING,
                new Text("组织关系介绍信", "Letter of introduction"),
                PDF,
                outgoing.pdf().length,
                Sha256.hex(Sha256.digest().digest(outgoing.pdf()))));
        List<Manifest.Past> past = cases.findByPersonIdOrderByOpenedAtDesc(personId).stream()
                .map(file -> past(file, enclosures, contents))
                .toList();
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                UUID.randomUUID(),
                clock.instant(),
                new Manifest.Sender(letter.content().committee(), outgoing.code(), key.fingerprint()),
                new Manifest.Slip(
                        letter.number(),
                        letter.content().addressee(),
                        letter.content().origin(),
                        letter.content().destination(),
                        letter.issuedOn(),
                        letter.lastOn(),
                        letter.content().duesPaidUntil()),
                persons.record(personId),
                standings(personId),
                past,
                List.copyOf(enclosures));
        Path file = write(manifest, contents, outgoing.pdf());
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actor.personId(),
                outgoing.office(),
                "seal-parcel",
                letter.number(),
                "sealed",
                LocalDate.now(clock),
                sha256(file)));
        return new Sealed(letter.number(), file);
    }

    private Manifest.Past past(CaseFile file, List<Manifest.Enclosure> enclosures, Map<String, StoredFile> contents) {
        List<StepRecord> taken = records.findByCaseIdOrderBySeq(file.id());
        enclose(file, taken, enclosures, contents);
        return new Manifest.Past(
                file.number(),
                file.procedureKey(),
                day(file.openedAt()),
                file.closedAt() == null ? null : day(file.closedAt()),
                file.result(),
                taken.stream().map(this::taken).toList());
    }

    private Manifest.Taken taken(StepRecord record) {
        return new Manifest.Taken(
                record.seq(),
                record.stepName(),
                record.outcomeName(),
                record.reason(),
                record.doneBy(),
                record.office(),
                record.eventDate(),
                record.recordedAt(),
                record.submissionSha256(),
                words.of(forms.version(record.formSha256()), record.answers()));
    }

    private void enclose(
            CaseFile file,
            List<StepRecord> taken,
            List<Manifest.Enclosure> enclosures,
            Map<String, StoredFile> contents) {
        record With(UUID recordId, UUID fileId) {}
        Map<UUID, StepRecord> byId = new LinkedHashMap<>();
        taken.forEach(record -> byId.put(record.id(), record));
        List<With> with = jdbc.sql(
                        "select s.record_id, s.file_id from step_file s join step_record r on r.id = s.record_id"
                                + " where s.case_id = ? order by r.seq, s.field, s.file_id")
                .param(file.id())
                .query(With.class)
                .list();
        Map<UUID, StoredFile> found = new LinkedHashMap<>();
        store.all(with.stream().map(With::fileId).toList()).forEach(one -> found.put(one.id(), one));
        for (With one : with) {
            StoredFile stored = found.get(one.fileId());
            Text step = byId.get(one.recordId()).stepName();
            String path =
                    "files/" + (contents.size() + 1) + "-" + stored.sha256().substring(0, 16);
            contents.put(path, stored);
            enclosures.add(new Manifest.Enclosure(
                    path,
                    stored.name(),
                    new Text(file.number() + " " + step.chinese(), file.number() + " " + step.english()),
                    stored.contentType(),
                    stored.sizeBytes(),
                    stored.sha256()));
        }
    }

    private Manifest.Standings standings(UUID personId) {
        List<Manifest.Was> was = jdbc.sql("select standing, since from standing_change where person_id = ? order by id")
                .param(personId)
                .query(Manifest.Was.class)
                .list();
        return jdbc.sql("select standing, standing_since from person where id = ?")
                .param(personId)
                .query((row, n) -> new Manifest.Standings(
                        row.getString("standing"), row.getObject("standing_since", LocalDate.class), was))
                .single();
    }

    private Path write(Manifest manifest, Map<String, StoredFile> contents, byte[] pdf) {
        try {
            Path file = Files.createTempFile("parcel", ".zip");
            try (OutputStream to = Files.newOutputStream(file)) {
                ParcelZip.write(
                        manifest,
                        enclosure -> contents.containsKey(enclosure.path())
                                ? store.content(contents.get(enclosure.path())).getInputStream()
                                : new ByteArrayInputStream(pdf),
                        key,
                        to);
            }
            return file;
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.hex(Sha256.digest().digest(Files.readAllBytes(file)));
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    /** A parcel that was sealed, and where it lies for the moment. */
    record Sealed(String number, Path file) {}
}
