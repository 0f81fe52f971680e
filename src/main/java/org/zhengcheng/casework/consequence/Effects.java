package org.zhengcheng.casework.consequence;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.People;

/** Carries out what the diagram says a step changes: standing, appointments, the branch responsible. */
@Component
public class Effects {

    private final People people;
    private final Participants participants;
    private final Organizations organizations;

    Effects(People people, Participants participants, Organizations organizations) {
        this.people = people;
        this.participants = participants;
        this.organizations = organizations;
    }

    /** @param history the case including the step just taken */
    public void apply(Step step, StepRecord taken, CaseFile file, History history) {
        for (Step.Effect effect : step.effects()) {
            if (!effect.appliesTo(taken.outcome())) {
                continue;
            }
            if (effect.standing() != null) {
                people.changeStanding(file.personId(), effect.standing(), since(effect, taken, history), file.id());
            } else if (effect.appoint() != null) {
                participants.appoint(
                        file.id(), effect.appoint(), taken.answers().ids(effect.field()));
            } else if (Step.Effect.PREVIOUS.equals(effect.organizationField())) {
                file.moveBack();
                people.move(file.personId(), file.organizationId());
            } else {
                UUID branch = taken.answers().ids(effect.organizationField()).get(0);
                organizations.hold(branch).orElseThrow(() -> new CaseMoved(file.id()));
                file.moveTo(branch);
                people.move(file.personId(), file.organizationId());
            }
        }
    }

    /** For example the day the meeting passed it; plus a year and an extension, if it counts from the end of probation. */
    private static LocalDate since(Step.Effect effect, StepRecord taken, History history) {
        LocalDate day = history.date(effect.date(), taken.answers()).orElse(taken.eventDate());
        int months = effect.plus() == null ? 0 : (int) effect.plus().toTotalMonths();
        Reference more = effect.plusMonths();
        return day.plusMonths(months
                + (more == null ? 0 : history.integer(more, taken.answers()).orElse(0)));
    }
}
