package org.zhengcheng.inbox;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.reading.CaseView;
import org.zhengcheng.casework.reading.CaseViews;
import org.zhengcheng.identity.Actor;

/** Looks up what a person has just done. */
@Component
class DoneSteps {

    private final CaseViews views;

    DoneSteps(CaseViews views) {
        this.views = views;
    }

    /** Empty if it was not this person, or if the case has left their hands with it. */
    Optional<DoneStep> find(UUID caseId, UUID recordId, Actor actor) {
        try {
            CaseView view = views.of(caseId, actor);
            return view.events().stream()
                    .filter(event -> event.record().id().equals(recordId)
                            && actor.personId().equals(event.record().actorId()))
                    .findFirst()
                    .map(event -> DoneStep.of(view, event));
        } catch (NoSuchCase handedOver) {
            return Optional.empty();
        }
    }
}
