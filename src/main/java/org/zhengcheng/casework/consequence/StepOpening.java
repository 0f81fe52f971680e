package org.zhengcheng.casework.consequence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.engine.TaskCreated;
import org.zhengcheng.casework.engine.TaskGone;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;

/** When the engine opens a task, works out for whom and until when, and tells whoever listens. */
@Component
public class StepOpening {

    private final CaseFiles files;
    private final Cases cases;
    private final Diagrams diagrams;
    private final Organizations organizations;
    private final Reckoning reckoning;
    private final OpenPeriods periods;
    private final RunningDeadlines running;
    private final Participants participants;
    private final StepNotices notices;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    StepOpening(
            CaseFiles files,
            Cases cases,
            Diagrams diagrams,
            Organizations organizations,
            Reckoning reckoning,
            OpenPeriods periods,
            RunningDeadlines running,
            Participants participants,
            StepNotices notices,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.files = files;
        this.cases = cases;
        this.diagrams = diagrams;
        this.organizations = organizations;
        this.reckoning = reckoning;
        this.periods = periods;
        this.running = running;
        this.participants = participants;
        this.notices = notices;
        this.publisher = publisher;
        this.clock = clock;
    }

    @EventListener
    public void opened(TaskCreated task) {
        CaseFile file = files.findById(task.caseId()).orElseThrow();
        Diagram diagram = diagrams.get(task.definitionId());
        begin(file, diagram, diagram.step(task.stepId()), task.taskId());
    }

    private void begin(CaseFile file, Diagram diagram, Step step, String taskId) {
        Chain chain = chain(file);
        History history = cases.history(file);
        Reckoning.Dates dates = reckoning.of(diagram, step, history);
        list(file, step, taskId, chain, dates, clock.instant());
        running.begin(file.id(), taskId, step.id(), periods.of(step, dates.known(), history), clock.instant());
        Optional<ReturnedItems> returned = ReturnedItems.waitingAt(step, history);
        if (returned.isPresent()) {
            notices.returned(step, taskId, returned.get(), file, chain);
        } else {
            notices.created(step, taskId, Deadlines.due(dates.known()).orElse(null), file, chain);
        }
    }

    /**
     * Another step waits in the place of one, because the case was moved to another version of its diagram: whoever has it
     * now hears of it. The caller holds the case.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replaced(CaseFile file, Step step, String taskId) {
        gone(taskId);
        begin(file, diagrams.get(file.definitionId()), step, taskId);
    }

    /**
     * A step still waits, but another version of its diagram says something else of it: it is listed anew, and nobody is
     * told again. The caller holds the case.
     *
     * @param openedAt since when it waits
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void relisted(CaseFile file, Step step, String taskId, Instant openedAt) {
        publisher.publishEvent(new StepClosed(taskId));
        Reckoning.Dates dates = reckoning.of(diagrams.get(file.definitionId()), step, cases.history(file));
        list(file, step, taskId, chain(file), dates, openedAt);
    }

    private void list(CaseFile file, Step step, String taskId, Chain chain, Reckoning.Dates dates, Instant openedAt) {
        publisher.publishEvent(new StepOpened(
                taskId,
                file.id(),
                file.procedureKey(),
                file.number(),
                step.id(),
                step.name(),
                step.number(),
                file.subjectId(),
                file.personName(),
                chain.branch().id(),
                chain.branch().name(),
                step.basisLine(),
                dates.notBefore(),
                dates.due(),
                dates.reckoned(),
                openedAt,
                step.roles().stream().flatMap(role -> seats(role, file, chain)).toList()));
    }

    private Chain chain(CaseFile file) {
        return organizations.chainOf(file.organizationId(), LocalDate.now(clock));
    }

    @EventListener
    public void gone(TaskGone task) {
        gone(task.taskId());
    }

    private void gone(String taskId) {
        publisher.publishEvent(new StepClosed(taskId));
        running.end(taskId, clock.instant());
        notices.gone(taskId);
    }

    private Stream<StepOpened.Seat> seats(Role role, CaseFile file, Chain chain) {
        return switch (role.seat()) {
            case SUBJECT -> Stream.of(new StepOpened.Seat(role, null, file.personId()));
            case PARTICIPANT ->
                participants.in(file.id(), List.of(role)).stream()
                        .map(person -> new StepOpened.Seat(role, null, person.id()));
            default ->
                Stream.of(new StepOpened.Seat(
                        role, chain.seatOf(role).map(Organization::id).orElse(null), null));
        };
    }
}
