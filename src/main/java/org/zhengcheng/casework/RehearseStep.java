package org.zhengcheng.casework;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepEntry;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Operations;

/**
 * Goes through everything that {@link TakeStep} checks and writes nothing, so that a person can look at what they are
 * about to do before they do it. It promises nothing: the step itself is checked again, under the lock.
 */
@Component
class RehearseStep {

    private final Cases cases;
    private final Rights rights;
    private final StepEntry entry;
    private final Operations operations;

    RehearseStep(Cases cases, Rights rights, StepEntry entry, Operations operations) {
        this.cases = cases;
        this.rights = rights;
        this.entry = entry;
        this.operations = operations;
    }

    /** The record of the step if this very submission has been handed in already. */
    Optional<UUID> takenBefore(Submission submission, Actor actor) {
        return operations
                .answered(submission.operation(), actor.personId(), submission.sha256())
                .map(UUID::fromString);
    }

    /**
     * @throws CaseMoved if the case stands elsewhere by now
     * @throws NotAllowed if this person may not take this step in this case
     * @throws StepRefused if what was entered does not do
     */
    @Transactional(readOnly = true)
    Rehearsed rehearse(Submission submission, Actor actor) {
        Rights.Standpoint at = cases.find(submission.caseId(), actor);
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
        if (!rights.mayChoose(checked.outcome(), decision, at)) {
            throw new NotAllowed(file.id(), Rights.Decision.refused(Rights.Refusal.NOT_IN_OFFICE, null));
        }
        return new Rehearsed(file, place, form, checked);
    }

    /** What would be written. */
    record Rehearsed(CaseFile file, Place place, FormSchema form, StepEntry.Checked checked) {}
}
