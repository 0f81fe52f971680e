package org.zhengcheng.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;

/** Writes into the ledger what happens to an account. Each account has a chain of its own, under its id. */
@Component
public class AccountRecord {

    /** Stands for whoever has not shown who they are, and for an account that does not exist. */
    public static final UUID NOBODY = new UUID(0, 0);

    private final Ledger ledger;
    private final Clock clock;

    AccountRecord(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Appends an entry, as the last write of its transaction.
     *
     * @param object to which session or post
     * @param outcome how it ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID accountId, UUID actorId, String act, String object, String outcome) {
        note(LedgerChain.ofAccount(accountId), actorId, act, object, outcome, null);
    }

    /**
     * The same in any chain, with words about it.
     *
     * @param words what somebody typed; null if nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(LedgerChain chain, UUID actorId, String act, String object, String outcome, String words) {
        ledger.append(new Entry(chain, actorId, "", act, object, outcome, LocalDate.now(clock), null).noting(words));
    }
}
