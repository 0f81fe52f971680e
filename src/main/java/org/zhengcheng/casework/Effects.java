package org.zhengcheng.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Role;

/** Carries out what the diagram says a step changes: standing, appointments, the branch responsible. */
@Component
class Effects {

    private final People people;
    private final JdbcClient jdbc;

    Effects(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    /** @param history the case including the step just taken */
    void apply(Step step, StepRecord taken, CaseFile file, History history) {
        for (Step.Effect effect : step.effects()) {
            if (!effect.appliesTo(taken.outcome())) {
                continue;
            }
            if (effect.standing() != null) {
                people.changeStanding(file.personId(), effect.standing(), since(effect, taken, history), file.id());
            } else if (effect.appoint() != null) {
                appoint(file.id(), effect.appoint(), taken.answers().ids(effect.field()));
            } else if (Step.Effect.PREVIOUS.equals(effect.organizationField())) {
                file.moveBack();
                people.move(file.personId(), file.organizationId());
            } else {
                file.moveTo(taken.answers().ids(effect.organizationField()).get(0));
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

    private void appoint(UUID caseId, Role role, List<UUID> personIds) {
        jdbc.sql("delete from case_participant where case_id = ? and role = ?")
                .params(caseId, role.id())
                .update();
        jdbc.sql("insert into case_participant (case_id, role, person_id)"
                        + " select :case, :role, id from person where id in (:persons)")
                .param("case", caseId)
                .param("role", role.id())
                .param("persons", personIds)
                .update();
    }
}
