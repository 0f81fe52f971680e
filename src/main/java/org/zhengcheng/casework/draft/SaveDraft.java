package org.zhengcheng.casework.draft;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.form.UnknownField;
import org.zhengcheng.identity.Actor;

/** Keeps what somebody has written so far for a step they may take; nothing about it is checked yet. */
@Component
public class SaveDraft {

    private final Cases cases;
    private final Rights rights;
    private final Drafts drafts;

    SaveDraft(Cases cases, Rights rights, Drafts drafts) {
        this.cases = cases;
        this.rights = rights;
        this.drafts = drafts;
    }

    /**
     * The case is held meanwhile, so that what is sent late does not come back after the step was taken.
     *
     * @param operation the key of the form
     * @throws NoSuchCase if there is no such case for this person
     * @throws CaseMoved if the step is no longer open
     * @throws NotAllowed if this person may not take this step
     * @throws UnknownField if the form does not ask for something that was sent
     * @throws DraftTooLarge if it is more than any form can hold
     */
    @Transactional
    public Drafts.Saved save(UUID caseId, String placeId, UUID operation, Input input, Actor actor) {
        Rights.Standpoint at = cases.lock(caseId, actor);
        Place place = cases.place(at.file(), placeId).orElseThrow(() -> new CaseMoved(caseId));
        Rights.Decision decision = rights.mayAct(actor.personId(), place.step(), at, cases.history(at.file()));
        if (!decision.isAllowed()) {
            throw new NotAllowed(caseId, decision);
        }
        FormSchema form = place.step().form();
        // A page that was opened before the case was moved to a version that asks something else has its words kept
        // too.
        form.requireKnown(
                input,
                name -> StepForm.isAround(name)
                        || form.asks(name)
                        || drafts.hasAsked(caseId, place.step().id(), actor.personId(), name));
        return drafts.save(caseId, place.step().id(), actor.personId(), form, operation, seen(input), input);
    }

    private static int seen(Input input) {
        String revision = input.one(StepForm.DRAFT);
        return revision != null && revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0;
    }
}
