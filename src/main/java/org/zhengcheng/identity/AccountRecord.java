package org.zhengcheng.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;

/** Writes into the ledger what happens to an account. Each account has a chain of its own, under its id. */
@Component
public class AccountRecord {

    /** Stands for whoever has not shown who they are, and for an account that does not exist. */
    public static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    AccountRecord(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Appends an entry, as the last write of its transaction.
     *
     * @param object from where, or to which session
     * @param outcome how it ended, or the reason given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID accountId, UUID actorId, String act, String object, String outcome) {
        // Makes the numbers of a chain gapless, for accounts that do not exist too, and takes as long for those.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(accountId.toString())
                .query((row, n) -> 0)
                .single();
        ledger.append(new Entry(accountId, actorId, "", act, object, outcome, LocalDate.now(clock), null));
    }
}
