package org.zhengcheng.organization.relative;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;

/**
 * Counts by person and day who looks for whom by name, wherever anybody may: whole families fit into a day, the members of
 * the Party do not.
 */
@Component
class Lookups {

    /** So many a day are answered. */
    static final int MOST = 30;

    /** More than anybody has relatives to declare; from here on it stands in the ledger. */
    private static final int USUAL = 10;

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Lookups(Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one more; whether it may be answered. */
    @Transactional
    boolean isAllowed(Actor actor) {
        LocalDate today = LocalDate.now(clock);
        int count = jdbc.sql("insert into name_lookup as l (person_id, day, count) values (?, ?, 1)"
                        + " on conflict (person_id) do update set day = excluded.day,"
                        + " count = case when l.day = excluded.day then least(l.count + 1, 1000) else 1 end"
                        + " returning count")
                .params(actor.personId(), today)
                .query(Integer.class)
                .single();
        if (count == USUAL + 1 || count == MOST + 1) {
            note(actor.personId(), count, today);
        }
        return count <= MOST;
    }

    private void note(UUID personId, int count, LocalDate today) {
        jdbc.sql("select id from person where id = ? for no key update")
                .param(personId)
                .query(UUID.class)
                .single();
        String outcome = count > MOST ? "refused" : "many";
        ledger.append(new Entry(
                LedgerChain.ofPerson(personId), personId, "", "lookup", String.valueOf(count), outcome, today, null));
    }
}
