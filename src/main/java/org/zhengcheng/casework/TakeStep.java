package org.zhengcheng.casework;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.consequence.Effects;
import org.zhengcheng.casework.consequence.Recount;
import org.zhengcheng.casework.consequence.StepNotices;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.draft.Drafts;
import org.zhengcheng.casework.entry.NumberOnForm;
import org.zhengcheng.casework.entry.StepEntry;
import org.zhengcheng.casework.entry.StepFiles;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.OperationReused;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.organization.member.PersonEvents;

/**
 * Takes a step in one transaction: all of it or none of it. The order is the design: the operation key first, so that the
 * same request waits for itself; then the lock on the case, so that of many one wins before the engine is touched;
 * everything is checked before anything is written; the ledger comes last, because a chain that is appended late is free
 * for others the longer.
 */
@Component
public class TakeStep {

    private final Operations operations;
    private final Cases cases;
    private final Rights rights;
    private final StepEntry entry;
    private final EntityManager entities;
    private final StepFiles files;
    private final Effects effects;
    private final StepNotices notices;
    private final Recount dates;
    private final Drafts drafts;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final NumberOnForm numbers;
    private final PersonEvents events;
    private final Ledger ledger;
    private final Clock clock;

    TakeStep(
            Operations operations,
            Cases cases,
            Rights rights,
            StepEntry entry,
            EntityManager entities,
            StepFiles files,
            Effects effects,
            StepNotices notices,
            Recount dates,
            Drafts drafts,
            TaskService tasks,
            RuntimeService runtime,
            NumberOnForm numbers,
            PersonEvents events,
            Ledger ledger,
            Clock clock) {
        this.operations = operations;
        this.cases = cases;
        this.rights = rights;
        this.entry = entry;
        this.entities = entities;
        this.files = files;
        this.effects = effects;
        this.notices = notices;
        this.dates = dates;
        this.drafts = drafts;
        this.tasks = tasks;
        this.runtime = runtime;
        this.numbers = numbers;
        this.events = events;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @return the id of the record of the step
     * @throws NoSuchCase if there is no such case for this person
     * @throws CaseMoved if somebody else was faster
     * @throws NotAllowed if this person may not take this step in this case
     * @throws StepRefused if what was entered does not do
     * @throws OperationReused if the key of the operation was used for something else
     */
    @Transactional
    public UUID take(Submission submission, Actor actor) {
        UUID recordId = UUID.randomUUID();
        Optional<String> answered =
                operations.begin(submission.operation(), actor.personId(), submission.sha256(), recordId.toString());
        if (answered.isPresent()) {
            return UUID.fromString(answered.get());
        }

        Rights.Standpoint at = cases.lock(submission.caseId(), actor);
        CaseFile file = at.file();
        file.requireVersion(submission.caseVersion());
        Place place = cases.place(file, submission.place()).orElseThrow(() -> new CaseMoved(file.id()));
        Step step = place.step();

        History history = cases.history(file);
        Rights.Decision decision = rights.mayAct(actor.personId(), step, at, history);
        if (!decision.isAllowed()) {
            throw new NotAllowed(file.id(), decision);
        }
        FormSchema form = step.form();
        StepEntry.Checked checked =
                entry.check(submission, place, form, at, history, cases.procedure(file), actor, decision.isOnBehalf());
        Outcome outcome = checked.outcome();
        if (!rights.mayChoose(outcome, decision, at)) {
            throw new NotAllowed(file.id(), Rights.Decision.refused(Rights.Refusal.NOT_IN_OFFICE, null));
        }

        StepRecord taken = new StepRecord(
                recordId,
                file,
                history.records().size() + 1,
                step,
                place.taskId(),
                outcome,
                checked.reason(),
                actor,
                decision.office(),
                decision.isOnBehalf(),
                checked.eventDate(),
                clock.instant(),
                checked.due(),
                form,
                checked.answers());
        entities.persist(taken);
        entities.flush();
        files.handIn(taken, step, form);
        effects.apply(step, taken, file, history.with(taken));
        numbers.keep(form, checked.answers(), file.personId(), actor.name());
        notices.completed(step, taken, file, at.chain());
        drafts.discard(file.id(), step.id());
        file.advance();
        if (place.isTask()) {
            // Transient: the gateway behind the step reads it and no row is kept.
            tasks.complete(place.taskId(), Map.of(), Map.of("outcome", outcome.value()));
        } else {
            runtime.messageEventReceived(step.id(), place.executionId());
            if (!outcome.endsCase()) {
                dates.follow(file);
            }
        }
        if (outcome.endsCase()) {
            file.close(outcome.endName(), clock.instant());
            if (file.isAboutPerson()) {
                events.ofCase(
                        file.personId(), PersonEvents.Kind.CLOSED, checked.eventDate(), file.id(), outcome.endName());
            }
            drafts.discard(file.id());
        }

        entities.flush();
        ledger.append(new Entry(
                        LedgerChain.ofCase(file.id()),
                        actor.personId(),
                        taken.office().chinese(),
                        place.isTask() ? "step" : "act",
                        step.id(),
                        outcome.value(),
                        checked.eventDate(),
                        taken.submissionSha256())
                .insteadOf(taken.insteadId()));
        return recordId;
    }
}
