package org.zhengcheng.casework.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Rung.Addressee;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Role;

/** 催办: the person a case is about asks whoever holds it to go on, once a day for a step. */
@Component
public class Nudges {

    /** From this time on the secretary hears of it too. */
    private static final int TO_THE_SECRETARY = 3;

    private final Cases cases;
    private final Rights rights;
    private final Deadlines deadlines;
    private final Addressees addressees;
    private final Notices notices;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Nudges(
            Cases cases,
            Rights rights,
            Deadlines deadlines,
            Addressees addressees,
            Notices notices,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.rights = rights;
        this.deadlines = deadlines;
        this.addressees = addressees;
        this.notices = notices;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Tells those who hold the step, and writes it to the ledger; the second time on a day does nothing.
     *
     * @throws NoSuchCase if there is no such case for this person
     * @throws NotAllowed if it is not their case, or the step is their own to take
     * @throws CaseMoved if the step no longer waits
     */
    @Transactional
    public void nudge(UUID caseId, String taskId, Actor actor) {
        Rights.Standpoint at = cases.lock(caseId, actor);
        CaseFile file = at.file();
        if (!rights.mayNudge(actor.personId(), file)) {
            throw new NotAllowed(caseId, Rights.Decision.refused(Rights.Refusal.NOT_IN_OFFICE, null));
        }
        Step step = cases.place(file, taskId)
                .filter(Place::isTask)
                .map(Place::step)
                .orElseThrow(() -> new CaseMoved(caseId));
        if (step.roles().contains(Role.APPLICANT)) {
            throw new NotAllowed(caseId, Rights.Decision.refused(Rights.Refusal.OWN_CASE, null));
        }
        LocalDate today = LocalDate.now(clock);
        int earlier = of(taskId).map(Nudged::times).orElse(0);
        Set<Addressee> to = EnumSet.of(Addressee.HOLDER);
        if (earlier + 1 >= TO_THE_SECRETARY) {
            to.add(Addressee.SECRETARY);
        }
        Set<UUID> people = addressees.on(today, List.of(file)).people(to, step, file);
        boolean first = jdbc.sql("insert into nudge (task_id, day, case_id, person_id, told, nudged_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                taskId,
                                today,
                                caseId,
                                actor.personId(),
                                people.size(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
        if (!first) {
            return;
        }
        notices.nudged(
                people,
                new Topic(caseId, taskId, file.personName(), step.name()),
                Deadlines.due(deadlines.of(step, cases.history(file), null)).orElse(null),
                actor.name());
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actor.personId(),
                new Office(at.chain().branch().id(), at.chain().branch().name(), Role.APPLICANT)
                        .title()
                        .chinese(),
                "nudge",
                step.id(),
                "",
                today,
                Sha256.of(taskId + "\n" + today)));
    }

    /** How often those who hold a step were asked to go on; empty if they never were. */
    public Optional<Nudged> of(String taskId) {
        return jdbc.sql("select count(*) as times, max(day) as last_on from nudge where task_id = ?"
                        + " having count(*) > 0")
                .param(taskId)
                .query(Nudged.class)
                .optional();
    }

    /** How often, and on which day last. */
    public record Nudged(int times, LocalDate lastOn) {}
}
