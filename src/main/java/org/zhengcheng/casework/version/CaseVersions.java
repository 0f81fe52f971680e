package org.zhengcheng.casework.version;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowable.engine.ProcessMigrationService;
import org.flowable.engine.TaskService;
import org.flowable.engine.migration.ActivityMigrationMapping;
import org.flowable.engine.migration.ProcessInstanceMigrationBuilder;
import org.flowable.task.api.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.consequence.Recount;
import org.zhengcheng.casework.consequence.StepOpening;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.language.Text;

/**
 * Moves running cases to another version of their diagram. What was done stays as it was done; the step that waits is the
 * same or another that is named, and its dates are worked out anew.
 */
@Component
public class CaseVersions {

    private final Cases cases;
    private final StepOpening opening;
    private final Recount recount;
    private final ProcessMigrationService engine;
    private final TaskService tasks;

    CaseVersions(Cases cases, StepOpening opening, Recount recount, ProcessMigrationService engine, TaskService tasks) {
        this.cases = cases;
        this.opening = opening;
        this.recount = recount;
        this.engine = engine;
        this.tasks = tasks;
    }

    /**
     * Why a case cannot be moved; empty if it can. Nothing is changed.
     *
     * @param from the step at which it is taken to stand
     * @param to the step of the other version at which it is to go on; null if none was named
     */
    public Optional<Hindrance> hindrance(CaseFile file, Diagram target, String from, String to) {
        List<Place> open = cases.open(file);
        if (open.size() != 1
                || !open.get(0).step().id().equals(from)
                || file.definitionId().equals(target.definitionId())) {
            return Optional.of(new Hindrance("migrate.problem.elsewhere", null));
        }
        if (to == null || !target.steps().containsKey(to)) {
            return Optional.of(new Hindrance("migrate.problem.noStep", null));
        }
        History history = cases.history(file);
        Optional<Hindrance> unknown = history.records().stream()
                .filter(record -> !target.steps().containsKey(record.stepId())
                        && !target.acts().containsKey(record.stepId()))
                .map(record -> new Hindrance("migrate.problem.unknown", record.stepName()))
                .findFirst();
        if (unknown.isPresent()) {
            return unknown;
        }
        Set<String> passed =
                history.records().stream().map(StepRecord::stepId).collect(Collectors.toCollection(HashSet::new));
        passed.addAll(cases.diagram(file).before(from));
        Optional<Hindrance> skipped = target.before(to).stream()
                .filter(step -> !passed.contains(step))
                .map(step ->
                        new Hindrance("migrate.problem.skips", target.step(step).name()))
                .findFirst();
        if (skipped.isPresent()) {
            return skipped;
        }
        return builder(target, from, to).validateMigration(file.id().toString()).isMigrationValid()
                ? Optional.empty()
                : Optional.of(new Hindrance("migrate.problem.engine", null));
    }

    /** Moves a case that can be moved; the caller holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(CaseFile file, Diagram target, String from, String to) {
        String taskId = cases.open(file).get(0).taskId();
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        Instant openedAt = task.getCreateTime().toInstant();
        builder(target, from, to).migrate(file.id().toString());
        file.runOn(target.definitionId());
        Place place = cases.open(file).get(0);
        if (!place.taskId().equals(taskId)) {
            // The engine closed the one task and opened the other, and all who listen have heard of it.
            return;
        }
        if (from.equals(to)) {
            opening.relisted(file, place.step(), taskId, openedAt);
            recount.follow(file);
        } else {
            opening.replaced(file, place.step(), taskId);
        }
    }

    private ProcessInstanceMigrationBuilder builder(Diagram target, String from, String to) {
        return engine.createProcessInstanceMigrationBuilder()
                .migrateToProcessDefinition(target.definitionId())
                .addActivityMigrationMapping(ActivityMigrationMapping.createMappingFor(from, to));
    }

    /**
     * Why a case stays.
     *
     * @param code the key of the message
     * @param step the step it is about; null if it is about none
     */
    public record Hindrance(String code, Text step) {}
}
