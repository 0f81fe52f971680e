package org.zhengcheng.diagram.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Administrator;

/** Begins each act upon diagrams once, however often it is asked for, and writes it in the ledger. */
@Component
public class DiagramActs {

    private static final String ACT = "diagram";

    private final Operations operations;
    private final Ledger ledger;
    private final Clock clock;

    DiagramActs(Operations operations, Ledger ledger, Clock clock) {
        this.operations = operations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The first write of an act's transaction.
     *
     * @param request all that was asked for, with the name of the act
     * @param answer what will be the answer if this transaction commits
     * @return the answer of an earlier request with this key; empty if this is the first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> begin(UUID operation, String request, String answer, Actor actor) {
        return operations.begin(operation, actor.personId(), Sha256.of(request), answer);
    }

    /** The same for an act whose answer says nothing: whether it was done already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isRepeated(UUID operation, String request, String answer, Actor actor) {
        return begin(operation, request, answer, actor).isPresent();
    }

    /**
     * The last write of an act's transaction, on the chain of the installation.
     *
     * @param object what it was done to
     * @param contentSha256 the hash of what it was about
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID actorId, UUID object, String outcome, String contentSha256) {
        ledger.append(entry(LedgerChain.ofInstallation(), actorId, object.toString(), outcome, contentSha256));
    }

    /** The same with words about it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID actorId, UUID object, String outcome, String contentSha256, String note) {
        ledger.append(entry(LedgerChain.ofInstallation(), actorId, object.toString(), outcome, contentSha256)
                .noting(note));
    }

    /** The same for an act upon a case, on its own chain, by the step at which it stands afterwards. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordOfCase(
            UUID caseId, UUID actorId, String step, String outcome, String contentSha256, String note) {
        ledger.append(entry(LedgerChain.ofCase(caseId), actorId, step, outcome, contentSha256)
                .noting(note));
    }

    private Entry entry(LedgerChain chain, UUID actorId, String object, String outcome, String contentSha256) {
        return new Entry(
                chain,
                actorId,
                Administrator.SYSTEM.title().chinese(),
                ACT,
                object,
                outcome,
                LocalDate.now(clock),
                contentSha256);
    }
}
