package org.zhengcheng.casework.transcript;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.CannotOpen;
import org.zhengcheng.casework.consequence.Effects;
import org.zhengcheng.casework.engine.CaseStart;
import org.zhengcheng.casework.entry.StepFiles;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseNumbers;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Forms;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.member.PersonEvents;

/**
 * Enters a case that was begun on paper, in one transaction: the steps taken so far become records of their own days, with
 * everything that follows from them, and the engine starts at the step the case has reached. All of it or none of it.
 */
@Component
class EnterTranscript {

    private final Operations operations;
    private final Organizations organizations;
    private final ReadTranscript reading;
    private final CaseNumbers numbers;
    private final EntityManager entities;
    private final StepFiles files;
    private final Forms forms;
    private final Effects effects;
    private final CaseStart engine;
    private final Notices notices;
    private final PersonEvents events;
    private final Ledger ledger;
    private final Clock clock;

    EnterTranscript(
            Operations operations,
            Organizations organizations,
            ReadTranscript reading,
            CaseNumbers numbers,
            EntityManager entities,
            StepFiles files,
            Forms forms,
            Effects effects,
            CaseStart engine,
            Notices notices,
            PersonEvents events,
            Ledger ledger,
            Clock clock) {
        this.operations = operations;
        this.organizations = organizations;
        this.reading = reading;
        this.numbers = numbers;
        this.entities = entities;
        this.files = files;
        this.forms = forms;
        this.effects = effects;
        this.engine = engine;
        this.notices = notices;
        this.events = events;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @return the id of the case
     * @throws org.zhengcheng.casework.file.NoSuchCase if this person may not enter cases of the branch, or the person, the
     *     step or the version is none that could be chosen
     * @throws StepRefused if what was copied cannot be, or breaks a rule and no reason was given
     * @throws CannotOpen if somebody else entered or opened the case meanwhile
     */
    @Transactional
    UUID enter(Transcript transcript, Actor actor) {
        UUID caseId = UUID.randomUUID();
        Optional<String> answered =
                operations.begin(transcript.operation(), actor.personId(), transcript.sha256(), caseId.toString());
        if (answered.isPresent()) {
            return UUID.fromString(answered.get());
        }
        organizations.hold(transcript.branchId()).orElseThrow(() -> new CannotOpen("open.noSuchBranch"));
        ReadTranscript.Read read = reading.read(caseId, numbers::next, transcript, actor);
        List<FieldError> hindrances = read.hindrances();
        if (!hindrances.isEmpty()) {
            throw new StepRefused(hindrances);
        }
        CaseFile file = read.file();
        try {
            entities.persist(file);
            entities.flush();
        } catch (ConstraintViolationException second) {
            throw new CannotOpen("open.alreadyRunning");
        }
        List<StepRecord> records = record(read);
        engine.at(caseId, transcript.definitionId(), transcript.reachedStepId());
        notices.copied(
                file.personId(),
                new Topic(caseId, null, file.personName(), read.diagram().name()),
                actor.name());
        entities.flush();
        LocalDate today = LocalDate.now(clock);
        events.ofCase(
                file.personId(),
                PersonEvents.Kind.COPIED,
                today,
                caseId,
                read.diagram().name());
        String office = read.office().title().chinese();
        String regulation = read.diagram().regulation().version();
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actor.personId(),
                office,
                "open",
                file.procedureKey(),
                regulation,
                today,
                transcript.sha256()));
        records.forEach(record -> ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actor.personId(),
                office,
                "paper",
                record.stepId(),
                record.outcome(),
                record.eventDate(),
                record.submissionSha256())));
        return caseId;
    }

    /** Writes the steps one after the other with what follows from each; the scans go with the last. */
    private List<StepRecord> record(ReadTranscript.Read read) {
        List<StepRecord> records = new ArrayList<>();
        List<TranscriptCheck.Taken> taken = read.checked().taken();
        for (TranscriptCheck.Taken step : taken) {
            StepRecord record = step.record();
            if (records.size() == taken.size() - 1 && !read.scans().isEmpty()) {
                record = record.with(record.answers().withFiles(StepForm.PAPER_FILE, read.scans()));
            }
            entities.persist(record);
            entities.flush();
            files.handIn(record, step.step(), forms.version(record.formSha256()));
            records.add(record);
            effects.apply(
                    step.step(), record, read.file(), new History(read.file().organizationId(), records));
        }
        return records;
    }
}
