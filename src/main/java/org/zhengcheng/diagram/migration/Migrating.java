package org.zhengcheng.diagram.migration;

import java.time.Clock;
import java.time.LocalDate;
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
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Administrator;

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
    private final Operations operations;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Migrating(
            MigrationRecords records,
            CaseVersions versions,
            CaseFiles files,
            Diagrams diagrams,
            Operations operations,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.versions = versions;
        this.files = files;
        this.diagrams = diagrams;
        this.operations = operations;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
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
        Optional<String> earlier =
                operations.begin(operation, actor.personId(), Sha256.of("diagram-migration " + asked), id.toString());
        if (earlier.isPresent()) {
            return UUID.fromString(earlier.get());
        }
        Diagram target = diagrams.get(asked.targetId());
        records.begin(id, target.key(), target.definitionId(), asked.mapping(), asked.reason(), actor);
        for (MigrationRecords.Running running : records.among(asked.cases(), target.key(), target.definitionId())) {
            records.plan(id, running, asked.to(running.stepId()), hindrance(running, target, asked));
        }
        ledger.append(entry(LedgerChain.ofInstallation(), actor, id.toString(), "migrated", asked.toString())
                .noting(asked.reason()));
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
            ledger.append(entry(
                            LedgerChain.ofCase(file.id()),
                            actor,
                            one.toStep(),
                            "migrated",
                            one.fromId() + " " + one.fromStep() + " " + target.definitionId() + " " + one.toStep())
                    .noting(one.fromId() + " " + one.fromStep() + " → " + target.definitionId() + " " + one.toStep()));
        }
    }

    private Entry entry(LedgerChain chain, Actor actor, String object, String outcome, String content) {
        return new Entry(
                chain,
                actor.personId(),
                Administrator.SYSTEM.title().chinese(),
                "diagram",
                object,
                outcome,
                LocalDate.now(clock),
                Sha256.of(content));
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
