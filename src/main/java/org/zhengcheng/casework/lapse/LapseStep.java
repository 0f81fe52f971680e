package org.zhengcheng.casework.lapse;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flowable.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.consequence.Effects;
import org.zhengcheng.casework.consequence.StepNotices;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.draft.Drafts;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.member.PersonEvents;

/**
 * Takes a step that nobody took in time and of which the diagram says that it then goes on by itself: the same transaction
 * as when somebody takes it, without anybody who acts.
 */
@Component
class LapseStep {

    private static final UUID NOBODY = new UUID(0, 0);

    private final CaseFiles files;
    private final Cases cases;
    private final Diagrams diagrams;
    private final Deadlines deadlines;
    private final Effects effects;
    private final StepNotices notices;
    private final Drafts drafts;
    private final Organizations organizations;
    private final PersonEvents events;
    private final TaskService tasks;
    private final EntityManager entities;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    LapseStep(
            CaseFiles files,
            Cases cases,
            Diagrams diagrams,
            Deadlines deadlines,
            Effects effects,
            StepNotices notices,
            Drafts drafts,
            Organizations organizations,
            PersonEvents events,
            TaskService tasks,
            EntityManager entities,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.files = files;
        this.cases = cases;
        this.diagrams = diagrams;
        this.deadlines = deadlines;
        this.effects = effects;
        this.notices = notices;
        this.drafts = drafts;
        this.organizations = organizations;
        this.events = events;
        this.tasks = tasks;
        this.entities = entities;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The steps that lapse, of every version on which a case runs. */
    Set<Lapsing> steps() {
        return jdbc
                .sql("select distinct definition_id from case_file where state = 'OPEN'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(definition -> diagrams.get(definition).steps().values().stream()
                        .filter(step -> step.outcomes().stream().anyMatch(Outcome::lapses))
                        .map(step -> new Lapsing(definition, step.id())))
                .collect(Collectors.toSet());
    }

    /**
     * Takes the step if it still waits and its last day is past.
     *
     * @param today the day it is by the database’s clock
     */
    @Transactional
    void take(Overdue overdue, LocalDate today) {
        CaseFile file = files.lock(overdue.caseId()).orElseThrow();
        Optional<Place> waiting = cases.open(file).stream()
                .filter(place -> overdue.taskId().equals(place.taskId()))
                .findFirst();
        if (waiting.isEmpty()) {
            return;
        }
        Step step = waiting.get().step();
        History history = cases.history(file);
        Optional<LocalDate> due = Deadlines.due(deadlines.of(step, history, null));
        if (due.filter(today::isAfter).isEmpty()) {
            return;
        }
        Outcome outcome =
                step.outcomes().stream().filter(Outcome::lapses).findFirst().orElseThrow();
        StepRecord record = StepRecord.lapsed(
                file,
                history.records().size() + 1,
                step,
                overdue.taskId(),
                outcome,
                due.get(),
                clock.instant(),
                step.form());
        entities.persist(record);
        entities.flush();
        effects.apply(step, record, file, history.with(record));
        notices.completed(step, record, file, organizations.chainOf(file.organizationId(), today));
        drafts.discard(file.id(), step.id());
        file.advance();
        tasks.complete(overdue.taskId(), Map.of(), Map.of("outcome", outcome.value()));
        if (outcome.endsCase()) {
            file.close(outcome.endName(), clock.instant());
            if (file.isAboutPerson()) {
                events.ofCase(file.personId(), PersonEvents.Kind.CLOSED, today, file.id(), outcome.endName());
            }
            drafts.discard(file.id());
        }
        entities.flush();
        ledger.append(new Entry(
                LedgerChain.ofCase(file.id()),
                NOBODY,
                record.office().chinese(),
                "lapse",
                step.id(),
                outcome.value(),
                today,
                record.submissionSha256()));
    }

    /** A step of a version of a diagram. */
    record Lapsing(String definitionId, String stepId) {}

    /** An open step whose last day is past. */
    record Overdue(UUID caseId, String taskId) {}
}
