package org.zhengcheng.casework.consequence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.People;

/** Carries out what the diagram says a step changes: standing, appointments, the branch responsible. */
@Component
public class Effects {

    private final People people;
    private final Participants participants;
    private final Organizations organizations;
    private final Map<String, Procedure> procedures;

    Effects(People people, Participants participants, Organizations organizations, List<Procedure> procedures) {
        this.people = people;
        this.participants = participants;
        this.organizations = organizations;
        this.procedures = procedures.stream().collect(Collectors.toMap(Procedure::key, Function.identity()));
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
            } else if (effect.named() != null) {
                procedures.get(file.procedureKey()).follow(effect.named(), taken, file, history);
            } else if (effect.pass() != null) {
                pass(effect, taken, file, history);
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

    /** The person stays where they are; a field that was left open leaves the case there too. */
    private void pass(Step.Effect effect, StepRecord taken, CaseFile file, History history) {
        Reference field = effect.passField();
        if (field != null) {
            history.persons(field, taken.answers()).stream().findFirst().ifPresent(branch -> {
                organizations.hold(branch).orElseThrow(() -> new CaseMoved(file.id()));
                file.passTo(branch);
            });
        } else if (Step.Effect.HOME.equals(effect.pass().field())) {
            file.passHome();
        } else {
            file.passAway();
        }
    }

    /** For example the day the meeting passed it; plus a year and an extension, if it counts from the end of probation. */
    public static LocalDate since(Step.Effect effect, StepRecord taken, History history) {
        LocalDate day = history.date(effect.date(), taken.answers()).orElse(taken.eventDate());
        int months = effect.plus() == null ? 0 : (int) effect.plus().toTotalMonths();
        Reference more = effect.plusMonths();
        return day.plusMonths(months
                + (more == null ? 0 : history.integer(more, taken.answers()).orElse(0)));
    }
}
