package org.zhengcheng.casework.consequence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.engine.TaskCreated;
import org.zhengcheng.casework.engine.TaskGone;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;

/** When the engine opens a task, works out for whom and until when, and tells whoever listens. */
@Component
public class StepOpening {

    private final CaseFiles files;
    private final StepRecords records;
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
            StepRecords records,
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
        this.records = records;
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
        Step step = diagram.step(task.stepId());
        Chain chain = organizations.chainOf(file.organizationId(), LocalDate.now(clock));
        History history = new History(file.organizationId(), records.findByCaseIdOrderBySeq(file.id()));
        Reckoning.Dates dates = reckoning.of(diagram, step, history);
        publisher.publishEvent(new StepOpened(
                task.taskId(),
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
                clock.instant(),
                step.roles().stream().flatMap(role -> seats(role, file, chain)).toList()));
        running.begin(file.id(), task.taskId(), step.id(), periods.of(step, dates.known(), history), clock.instant());
        Optional<ReturnedItems> returned = ReturnedItems.waitingAt(step, history);
        if (returned.isPresent()) {
            notices.returned(step, task.taskId(), returned.get(), file, chain);
        } else {
            notices.created(step, task.taskId(), Deadlines.due(dates.known()).orElse(null), file, chain);
        }
    }

    @EventListener
    public void gone(TaskGone task) {
        publisher.publishEvent(new StepClosed(task.taskId()));
        running.end(task.taskId(), clock.instant());
        notices.gone(task.taskId());
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
