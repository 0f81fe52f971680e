package org.zhengcheng.casework.consequence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
import org.zhengcheng.casework.file.Explanations;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.casework.file.StepDates;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
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
    private final Deadlines deadlines;
    private final OpenPeriods periods;
    private final RunningDeadlines running;
    private final Explanations explanations;
    private final Speaker speaker;
    private final Participants participants;
    private final StepNotices notices;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    StepOpening(
            CaseFiles files,
            StepRecords records,
            Diagrams diagrams,
            Organizations organizations,
            Deadlines deadlines,
            OpenPeriods periods,
            RunningDeadlines running,
            Explanations explanations,
            Speaker speaker,
            Participants participants,
            StepNotices notices,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.files = files;
        this.records = records;
        this.diagrams = diagrams;
        this.organizations = organizations;
        this.deadlines = deadlines;
        this.periods = periods;
        this.running = running;
        this.explanations = explanations;
        this.speaker = speaker;
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
        History history = new History(records.findByCaseIdOrderBySeq(file.id()));
        List<Deadline> dates = deadlines.of(step, history, null);
        LocalDate due = due(step, dates, history);
        publisher.publishEvent(new StepOpened(
                task.taskId(),
                file.id(),
                file.procedureKey(),
                file.number(),
                step.id(),
                step.name(),
                step.number(),
                file.personId(),
                file.personName(),
                chain.branch().id(),
                chain.branch().name(),
                step.basisLine(),
                Deadlines.notBefore(dates).orElse(null),
                due,
                reckoned(due, explanations.of(diagram, step, dates)),
                clock.instant(),
                step.roles().stream().flatMap(role -> seats(role, file, chain)).toList()));
        running.begin(file.id(), task.taskId(), step.id(), periods.of(step, dates, history), clock.instant());
        Optional<ReturnedItems> returned = ReturnedItems.waitingAt(step, history);
        if (returned.isPresent()) {
            notices.returned(step, task.taskId(), returned.get(), file, chain);
        } else {
            notices.created(step, task.taskId(), Deadlines.due(dates).orElse(null), file, chain);
        }
    }

    /** The legal day, or the day a return asked for if that is earlier; null if neither is set. */
    private static LocalDate due(Step step, List<Deadline> dates, History history) {
        Optional<LocalDate> asked = ReturnedItems.waitingAt(step, history).map(ReturnedItems::replyBy);
        return Stream.concat(Deadlines.due(dates).stream(), asked.stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private StepOpened.Reckoned reckoned(LocalDate due, StepDates dates) {
        List<Text> asked = due == null || due.equals(dates.due()) ? List.of() : List.of(speaker.both("why.asked", due));
        List<Text> why = Stream.concat(
                        asked.stream(),
                        Stream.of(dates.whyDue(), dates.whyNotBefore())
                                .filter(Objects::nonNull)
                                .flatMap(date -> Stream.concat(Stream.of(date.sentence()), date.notes().stream())))
                .toList();
        return new StepOpened.Reckoned(
                due == null ? null : Light.soonOn(due, dates.soonDays()),
                dates.pause() == null ? null : dates.pause().from(),
                why.isEmpty() ? null : Text.lines(why));
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
