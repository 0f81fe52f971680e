package org.zhengcheng.casework.file;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organizations;

/** Looks cases up: where they stand, what has happened, and from which standpoint a person sees them. */
@Component
public class Cases {

    private final CaseFiles files;
    private final StepRecords records;
    private final Diagrams diagrams;
    private final Organizations organizations;
    private final Offices offices;
    private final Rights rights;
    private final Participants participants;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Map<String, Procedure> procedures;
    private final Clock clock;

    Cases(
            CaseFiles files,
            StepRecords records,
            Diagrams diagrams,
            Organizations organizations,
            Offices offices,
            Rights rights,
            Participants participants,
            TaskService tasks,
            RuntimeService runtime,
            List<Procedure> procedures,
            Clock clock) {
        this.files = files;
        this.records = records;
        this.diagrams = diagrams;
        this.organizations = organizations;
        this.offices = offices;
        this.rights = rights;
        this.participants = participants;
        this.tasks = tasks;
        this.runtime = runtime;
        this.procedures = procedures.stream().collect(Collectors.toMap(Procedure::key, Function.identity()));
        this.clock = clock;
    }

    /** The case, held with the posts of a person until the transaction ends, as they see it who may know of it. */
    public Rights.Standpoint lock(UUID caseId, Actor actor) {
        return readable(files.lock(caseId), caseId, actor, offices::actingOnHeld);
    }

    /** The case as a person who may know of it sees it. */
    public Rights.Standpoint find(UUID caseId, Actor actor) {
        return readable(files.findById(caseId), caseId, actor, offices::actingOn);
    }

    private Rights.Standpoint readable(
            Optional<CaseFile> found, UUID caseId, Actor actor, BiFunction<UUID, LocalDate, List<Office>> posts) {
        return found.map(file -> standpoint(file, actor, posts))
                .filter(at -> rights.mayRead(actor.personId(), at))
                .orElseThrow(() -> new NoSuchCase(caseId));
    }

    private Rights.Standpoint standpoint(CaseFile file, Actor actor, BiFunction<UUID, LocalDate, List<Office>> posts) {
        LocalDate today = LocalDate.now(clock);
        Participants.Ties ties = participants.ties(file, actor.personId());
        return new Rights.Standpoint(
                file,
                organizations.chainOf(file.organizationId(), today),
                file.otherSide()
                        .map(other -> organizations.chainOf(other, today))
                        .orElse(null),
                posts.apply(actor.personId(), today).stream()
                        .filter(office -> office.covers(file.procedureKey()))
                        .toList(),
                ties.roles(),
                ties.relatives());
    }

    /** Everything done in the case so far. */
    public History history(CaseFile file) {
        return new History(
                file.organizationId(),
                records.findByCaseIdOrderBySeq(file.id()),
                reference -> reference.equals(Reference.LAUNCH_DUE)
                        ? files.launchedUntil(file.id())
                        : procedure(file).amended(file, reference));
    }

    /** The open tasks of the case. */
    public List<Place> open(CaseFile file) {
        if (!file.isOpen()) {
            return List.of();
        }
        Diagram diagram = diagram(file);
        return tasks.createTaskQuery().processInstanceId(file.id().toString()).list().stream()
                .map(task -> place(diagram, task))
                .toList();
    }

    /** The open task of an id, or the act of an id; empty if it is no longer there. */
    public Optional<Place> place(CaseFile file, String id) {
        Step act = diagram(file).acts().get(id);
        return act == null ? task(file, id) : act(file, act);
    }

    private Optional<Place> task(CaseFile file, String taskId) {
        return open(file).stream()
                .filter(place -> taskId.equals(place.taskId()))
                .findFirst();
    }

    private Optional<Place> act(CaseFile file, Step act) {
        return Optional.ofNullable(runtime.createExecutionQuery()
                        .processInstanceId(file.id().toString())
                        .messageEventSubscriptionName(act.id())
                        .singleResult())
                .map(waiting -> new Place(act, null, waiting.getId()));
    }

    private static Place place(Diagram diagram, Task task) {
        return new Place(diagram.step(task.getTaskDefinitionKey()), task.getId(), null);
    }

    /** The version of the procedure the case runs on. */
    public Diagram diagram(CaseFile file) {
        return diagrams.get(file.definitionId());
    }

    /**
     * What the procedure of a key tells about itself.
     *
     * @throws NoSuchCase if there is none
     */
    public Procedure procedure(String key) {
        return Optional.ofNullable(procedures.get(key)).orElseThrow(() -> new NoSuchCase(key));
    }

    /** What the case's procedure tells about itself. */
    public Procedure procedure(CaseFile file) {
        return procedures.get(file.procedureKey());
    }

    /** The outcomes a step offers in a case, as {@link Outcome#once()} and {@link Outcome#only()} allow. */
    public static List<Outcome> offered(Step step, History history) {
        return step.outcomes().stream()
                .filter(outcome -> !outcome.lapses())
                .filter(outcome -> outcome.once() == null
                        || !history.has(outcome.once().stepId(), outcome.once().field()))
                .filter(outcome -> outcome.only() == null
                        || history.hasLast(
                                outcome.only().stepId(), outcome.only().field()))
                .toList();
    }
}
