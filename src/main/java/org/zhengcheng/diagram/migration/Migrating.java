package org.zhengcheng.diagram.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.flowable.common.engine.api.FlowableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.version.CaseVersions;
import org.zhengcheng.diagram.act.DiagramActs;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Sha256;

/**
 * Moves cases. All are looked at before the first is touched; then each is moved in a transaction of its own, so that
 * nobody waits long and what one cannot do keeps no other. Going back to an earlier version is the same act.
 */
@Component
class Migrating {

    private final MigrationRecords records;
    private final CaseVersions versions;
    private final CaseFiles files;
    private final Diagrams diagrams;
    private final DiagramActs acts;
    private final TransactionTemplate transaction;

    Migrating(
            MigrationRecords records,
            CaseVersions versions,
            CaseFiles files,
            Diagrams diagrams,
            DiagramActs acts,
            TransactionTemplate transaction) {
        this.records = records;
        this.versions = versions;
        this.files = files;
        this.diagrams = diagrams;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** What would become of cases; nothing is changed. */
    List<Planned> plan(Asked asked) {
        Diagram target = diagrams.get(asked.targetId());
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return records.among(asked.cases(), target.key(), target.definitionId()).stream()
                    .map(running -> new Planned(running, asked.to(running.stepId()), hindrance(running, target, asked)))
                    .toList();
        });
    }

    private Optional<CaseVersions.Hindrance> hindrance(MigrationRecords.Running running, Diagram target, Asked asked) {
        return files.findById(running.caseId())
                .flatMap(file -> versions.hindrance(file, target, running.stepId(), asked.to(running.stepId())));
    }

    /**
     * Moves the cases that can be moved.
     *
     * @return the act, the same for the same operation
     */
    UUID move(UUID operation, Asked asked, Actor actor) {
        UUID id = transaction.execute(status -> begin(operation, asked, actor));
        goOn(id, actor);
        return id;
    }

    private UUID begin(UUID operation, Asked asked, Actor actor) {
        UUID id = UUID.randomUUID();
        Optional<String> earlier = acts.begin(operation, "diagram-migration " + asked, id.toString(), actor);
        if (earlier.isPresent()) {
            return UUID.fromString(earlier.get());
        }
        Diagram target = diagrams.get(asked.targetId());
        records.begin(id, target.key(), target.definitionId(), asked.mapping(), asked.reason(), actor);
        for (MigrationRecords.Running running : records.among(asked.cases(), target.key(), target.definitionId())) {
            records.plan(id, running, asked.to(running.stepId()), hindrance(running, target, asked));
        }
        acts.record(actor.personId(), id, "migrated", Sha256.of(asked.toString()), asked.reason());
        return id;
    }

    /** Moves what still waits, as after an interruption. */
    void goOn(UUID id, Actor actor) {
        Migration migration = records.get(id);
        Diagram target = diagrams.get(migration.targetId());
        for (Migration.Moved one : migration.cases()) {
            if (one.state() == Migration.State.WAITING) {
                move(id, target, one, actor);
            }
        }
        transaction.executeWithoutResult(status -> records.finish(id));
    }

    private void move(UUID id, Diagram target, Migration.Moved one, Actor actor) {
        try {
            transaction.executeWithoutResult(status -> moveHeld(id, target, one, actor));
        } catch (FlowableException refused) {
            transaction.executeWithoutResult(status -> {
                if (records.holdWaiting(id, one.caseId())) {
                    records.became(
                            id, one.caseId(), Optional.of(new CaseVersions.Hindrance("migrate.problem.engine", null)));
                }
            });
        }
    }

    /** The case is looked at once more: somebody may have taken its step meanwhile. */
    private void moveHeld(UUID id, Diagram target, Migration.Moved one, Actor actor) {
        CaseFile file = files.lock(one.caseId()).orElseThrow();
        if (!records.holdWaiting(id, one.caseId())) {
            return;
        }
        Optional<CaseVersions.Hindrance> hindrance = versions.hindrance(file, target, one.fromStep(), one.toStep());
        if (hindrance.isEmpty()) {
            versions.move(file, target, one.fromStep(), one.toStep());
        }
        records.became(id, one.caseId(), hindrance);
        if (hindrance.isEmpty()) {
            String from = one.fromId() + " " + one.fromStep();
            String to = target.definitionId() + " " + one.toStep();
            acts.recordOfCase(
                    file.id(),
                    actor.personId(),
                    one.toStep(),
                    "migrated",
                    Sha256.of(from + " " + to),
                    from + " → " + to);
        }
    }

    /**
     * Which cases are to be moved where.
     *
     * @param mapping for a step at which cases stand the step at which they go on; empty if they stay
     */
    record Asked(String targetId, Set<UUID> cases, Map<String, String> mapping, String reason) {

        Asked {
            // In one order, whatever order they were sent in.
            cases = new TreeSet<>(cases);
            mapping = new TreeMap<>(mapping);
        }

        /** Where cases that stand at a step go on: at the one of the same id unless something else was said. */
        String to(String step) {
            return mapping.getOrDefault(step, step);
        }
    }

    /** @param hindrance why it would stay; empty if it can be moved */
    record Planned(MigrationRecords.Running running, String to, Optional<CaseVersions.Hindrance> hindrance) {}
}
