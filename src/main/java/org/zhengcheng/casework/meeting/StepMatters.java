package org.zhengcheng.casework.meeting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.agenda.Agendas;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.Matters;

/** The open steps that are decided by vote, as what a meeting can put on its agenda. */
@Component
class StepMatters implements Matters {

    private final CaseFiles files;
    private final StepRecords records;
    private final Cases cases;
    private final Deadlines deadlines;
    private final Agendas agendas;
    private final TaskService tasks;
    private final Speaker speaker;

    StepMatters(
            CaseFiles files,
            StepRecords records,
            Cases cases,
            Deadlines deadlines,
            Agendas agendas,
            TaskService tasks,
            Speaker speaker) {
        this.files = files;
        this.records = records;
        this.cases = cases;
        this.deadlines = deadlines;
        this.agendas = agendas;
        this.tasks = tasks;
        this.speaker = speaker;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Matter> open(UUID organizationId) {
        List<Voted> voted = voted(files.findByOrganizationIdAndState(organizationId, CaseFile.State.OPEN));
        Set<String> taken = taken(voted);
        return voted.stream()
                .filter(step -> !taken.contains(step.taskId()))
                .flatMap(step -> step.matters().stream().map(id -> matter(step, id)))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Matter> find(String id) {
        MatterId asked = MatterId.of(id);
        return voted(asked)
                .filter(step -> step.matters().contains(asked))
                .filter(step -> taken(List.of(step)).isEmpty())
                .map(step -> matter(step, asked));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Hindrance> hindrance(String id, LocalDate day) {
        MatterId asked = MatterId.of(id);
        return voted(asked)
                .flatMap(step -> deadlines.of(step.step(), step.history(), null).stream()
                        .filter(deadline -> bars(deadline, asked.carries(step.step()), day))
                        .max(Comparator.comparing(Deadline::date))
                        .map(deadline -> new Hindrance(
                                "stepMeeting.tooEarly",
                                List.of(
                                        deadline.date(),
                                        deadline.origin(),
                                        Optional.ofNullable(step.step().basisOf(deadline.period()))
                                                .orElse(Text.same("")),
                                        step.file().personName()))));
    }

    private static boolean bars(Deadline deadline, List<String> outcomes, LocalDate day) {
        Period period = deadline.period();
        return period.kind() == Period.Kind.NOT_BEFORE
                && !period.soft()
                && outcomes.stream().anyMatch(period::appliesTo)
                && deadline.forbids(day);
    }

    /** The tasks of which something stands on an agenda, or was decided by a meeting whose result has only to be entered. */
    private Set<String> taken(Collection<Voted> voted) {
        return agendas
                .of(voted.stream()
                        .flatMap(step -> MatterId.every(step.step(), step.taskId()).stream())
                        .toList())
                .stream()
                .filter(placed -> placed.isPending() || placed.isDecided())
                .map(placed -> MatterId.of(placed.matterId()).taskId())
                .collect(Collectors.toSet());
    }

    private Optional<Voted> voted(MatterId asked) {
        return Optional.ofNullable(
                        tasks.createTaskQuery().taskId(asked.taskId()).singleResult())
                .flatMap(task -> files.findById(UUID.fromString(task.getProcessInstanceId())))
                .filter(CaseFile::isOpen)
                .map(file -> voted(List.of(file)))
                .flatMap(open -> open.stream()
                        .filter(step -> step.taskId().equals(asked.taskId()))
                        .findFirst());
    }

    /** The open steps with a vote of some cases, in three statements however many there are. */
    private List<Voted> voted(List<CaseFile> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        Map<UUID, CaseFile> byId = some.stream().collect(Collectors.toMap(CaseFile::id, Function.identity()));
        List<Task> open = tasks
                .createTaskQuery()
                .processInstanceIdIn(byId.keySet().stream().map(UUID::toString).toList())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .filter(task -> step(byId, task).vote() != null)
                .toList();
        Map<UUID, List<StepRecord>> taken = open.isEmpty()
                ? Map.of()
                : records
                        .findByCaseIdInOrderByCaseIdAscSeqAsc(open.stream()
                                .map(task -> UUID.fromString(task.getProcessInstanceId()))
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(StepRecord::caseId));
        return open.stream()
                .map(task -> {
                    CaseFile file = byId.get(UUID.fromString(task.getProcessInstanceId()));
                    return new Voted(
                            file,
                            step(byId, task),
                            task.getId(),
                            new History(file.organizationId(), taken.getOrDefault(file.id(), List.of())));
                })
                .toList();
    }

    private Step step(Map<UUID, CaseFile> byId, Task task) {
        return cases.diagram(byId.get(UUID.fromString(task.getProcessInstanceId())))
                .step(task.getTaskDefinitionKey());
    }

    private Matter matter(Voted voted, MatterId id) {
        CaseFile file = voted.file();
        Text form = voted.step().form().title();
        return new Matter(
                id.toString(),
                file.organizationId(),
                file.id(),
                file.personId(),
                file.personName(),
                id.outcome()
                        .flatMap(voted.step()::outcome)
                        .map(Outcome::name)
                        .map(proposed -> speaker.both("stepMeeting.matterProposed", form, proposed))
                        .orElse(form),
                voted.step().vote().rule());
    }

    /** An open step that is decided by vote. */
    private record Voted(CaseFile file, Step step, String taskId, History history) {

        List<MatterId> matters() {
            return MatterId.of(step, taskId, Cases.offered(step, history));
        }
    }
}
