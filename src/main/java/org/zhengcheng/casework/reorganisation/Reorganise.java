package org.zhengcheng.casework.reorganisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.consequence.Reseating;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.organization.tree.Act;
import org.zhengcheng.organization.tree.ActRefused;
import org.zhengcheng.organization.tree.Acts;

/**
 * Carries out an act on the tree of organisations together with what follows from it for cases that run, in one
 * transaction. It is carried out once for show and taken back; only what was seen is carried out.
 */
@Component
class Reorganise {

    private static final String OFFICE = Administrator.SYSTEM.title().chinese();
    private static final int SHOWN = 5;

    private final Acts acts;
    private final AffectedCases affected;
    private final Organizations organizations;
    private final Reseating reseating;
    private final CaseFiles files;
    private final SystemRights rights;
    private final Operations operations;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Reorganise(
            Acts acts,
            AffectedCases affected,
            Organizations organizations,
            Reseating reseating,
            CaseFiles files,
            SystemRights rights,
            Operations operations,
            Ledger ledger,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.acts = acts;
        this.affected = affected;
        this.organizations = organizations;
        this.reseating = reseating;
        this.files = files;
        this.rights = rights;
        this.operations = operations;
        this.ledger = ledger;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws org.zhengcheng.organization.right.NotEntitled if acts on the tree are not for them */
    void requireAdministrator(Actor actor) {
        rights.require(actor.personId(), Verb.MANAGE_ORGANIZATIONS);
    }

    /**
     * What would follow; nothing is written.
     *
     * @throws ActRefused if it cannot be done
     */
    Following preview(Act act, Actor actor) {
        requireAdministrator(actor);
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return carryOut(act, actor);
        });
    }

    /**
     * Carries an act out, if the same follows from it as was seen. The same press again changes nothing.
     *
     * @param seenSha256 the fingerprint of what was seen
     * @return whether it was carried out; if not, something else would follow now, and nothing was changed
     * @throws ActRefused if it cannot be done
     */
    boolean confirm(UUID operation, Act act, String seenSha256, Actor actor) {
        requireAdministrator(actor);
        return transaction.execute(status -> {
            String request = Sha256.of("reorganise\n" + act.said());
            if (operations
                    .begin(operation, actor.personId(), request, act.id().toString())
                    .isPresent()) {
                return true;
            }
            if (!carryOut(act, actor).sha256().equals(seenSha256)) {
                status.setRollbackOnly();
                return false;
            }
            return true;
        });
    }

    private Following carryOut(Act act, Actor actor) {
        acts.lock();
        List<CaseFile> running = affected.of(act).stream()
                .map(files::lock)
                .flatMap(Optional::stream)
                .filter(CaseFile::isOpen)
                .toList();
        Map<UUID, Chain> before = chains(running);
        int people = act.kind() == Act.Kind.MERGE ? people(act.id()) : 0;
        if (act.kind() == Act.Kind.DISSOLVE) {
            refuseIfAny("tree.refused.hasCases", affected.at(act.id()));
        }
        acts.carryOut(act, actor);
        if (act.kind() == Act.Kind.MERGE) {
            running.forEach(file -> file.follow(act.id(), act.other()));
        }
        Following following = new Following(follow(running, before, chains(running)), people);
        record(act, following.cases(), actor);
        return following;
    }

    /** By case, the branch that is responsible for it and what is above that today. */
    private Map<UUID, Chain> chains(List<CaseFile> running) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Chain> byBranch = new HashMap<>();
        Map<UUID, Chain> chains = new HashMap<>();
        running.forEach(file -> chains.put(
                file.id(), byBranch.computeIfAbsent(file.organizationId(), id -> organizations.chainOf(id, today))));
        return chains;
    }

    /** No case is left without anybody who may approve it. */
    private List<Following.Case> follow(List<CaseFile> running, Map<UUID, Chain> before, Map<UUID, Chain> after) {
        List<Following.Case> moved = new ArrayList<>();
        List<String> undecided = new ArrayList<>();
        for (CaseFile file : running) {
            Chain was = before.get(file.id());
            Chain is = after.get(file.id());
            if (!Reseating.differs(was, is)) {
                continue;
            }
            if (committee(was).isPresent() && committee(is).isEmpty()) {
                undecided.add(file.number());
            }
            moved.add(new Following.Case(
                    file.id(), file.number(), was.branch().name(), is.branch().name(), deciding(was), deciding(is)));
            reseating.follow(file, was, is);
            file.advance();
        }
        refuseIfAny("tree.refused.undecided", undecided);
        return moved;
    }

    private int people(UUID organizationId) {
        return jdbc.sql("select count(*) from person where organization_id = ?")
                .param(organizationId)
                .query(Integer.class)
                .single();
    }

    private void record(Act act, List<Following.Case> moved, Actor actor) {
        String sha256 = Sha256.of(act.said());
        ledger.append(new Entry(
                LedgerChain.ofOrganization(act.id()),
                actor.personId(),
                OFFICE,
                "organization",
                act.kind().path(),
                act.other() == null ? "" : act.other().toString(),
                act.on(),
                sha256));
        moved.forEach(one -> ledger.append(new Entry(
                LedgerChain.ofCase(one.id()),
                actor.personId(),
                OFFICE,
                "organization",
                act.kind().path(),
                act.id().toString(),
                act.on(),
                sha256)));
    }

    private static void refuseIfAny(String code, List<String> numbers) {
        if (!numbers.isEmpty()) {
            String some = String.join("、", numbers.subList(0, Math.min(SHOWN, numbers.size())));
            throw new ActRefused(List.of(ActRefused.Reason.of(code, List.of(numbers.size(), some))));
        }
    }

    private static Optional<Organization> committee(Chain chain) {
        return chain.seatOf(Role.PARENT_COMMITTEE);
    }

    private static Following.Deciding deciding(Chain chain) {
        return new Following.Deciding(
                committee(chain).map(Organization::name).orElse(null),
                chain.seatOf(Role.COUNTY_ORG_DEPT).map(Organization::name).orElse(null));
    }
}
