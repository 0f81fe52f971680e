package org.zhengcheng.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.LedgerExport;

/** What is taken out of the ledger as a file; that it was, stands in it. */
@Component
class TakenAway {

    static final String OFFICE = "审计管理员";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LedgerExport export;
    private final Clock clock;

    TakenAway(JdbcClient jdbc, Ledger ledger, LedgerExport export, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.export = export;
        this.clock = clock;
    }

    /** Notes down that somebody takes everything. */
    @Transactional
    public void all(Actor actor) {
        note(LedgerChain.ofInstallation(), "ledger", actor);
    }

    /** Notes down that somebody takes the entries of one case; empty if there is no case of that number. */
    @Transactional
    public Optional<Case> one(String number, Actor actor) {
        Optional<Case> one = jdbc.sql("select id, number from case_file where number = ?")
                .param(number)
                .query(Case.class)
                .optional();
        one.ifPresent(found -> note(LedgerChain.ofCase(found.id()), "proof", actor));
        return one;
    }

    void write(OutputStream out) throws IOException {
        export.all(out);
    }

    void write(Case one, OutputStream out) throws IOException {
        export.proof(one.id(), out);
    }

    private void note(LedgerChain chain, String what, Actor actor) {
        ledger.append(new Entry(chain, actor.personId(), OFFICE, "export", what, "done", LocalDate.now(clock), null));
    }

    /** A case whose entries are taken. */
    record Case(UUID id, String number) {}
}
