package org.zhengcheng.organization.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.KeyRing;
import org.zhengcheng.identity.KeyRings;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.organization.Administrator;

/**
 * Takes a new key into use while the application runs. All nodes have been given it before, beside the old one; from the
 * moment it is taken they write with it and read with both, and rounds encrypt anew what there is.
 */
@Component
class KeyChanges {

    /** A node not heard of for so long is not running; it would have asked before it wrote. */
    static final String ALIVE = "seen_at > clock_timestamp() - interval '1 minute'";

    static final String SELECT = "select id, setting, old_id, new_id, begun_at, begun_by, pass, place, looked, changed,"
            + " all_changed, seen_at, finished_at from key_change";

    private final KeyRings rings;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeyChanges(KeyRings rings, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.rings = rings;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The keys of every setting, those in use first. */
    List<Key> keys() {
        return jdbc.sql(
                        "select setting, id, state, since from installation_key order by setting,"
                                + " array_position(array['CURRENT', 'NEXT', 'OLD', 'RETIRED'], cast(state as text)), since desc")
                .query(Key.class)
                .list();
    }

    /** The latest changes, the newest first. */
    List<KeyChange> latest() {
        return jdbc.sql(SELECT + " order by begun_at desc limit 10")
                .query(KeyChange.class)
                .list();
    }

    /**
     * Takes a key into use that is known and waits.
     *
     * @return the key of the message that says why not; empty if it was taken
     */
    @Transactional
    Optional<String> begin(String setting, String id, Actor actor) {
        jdbc.sql("select id from installation_key where setting = ? order by id for update")
                .param(setting)
                .query(String.class)
                .list();
        Optional<String> hindrance = hindrance(setting, id);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        String old = jdbc.sql("update installation_key set state = 'OLD', since = clock_timestamp()"
                        + " where setting = ? and state = 'CURRENT' returning id")
                .param(setting)
                .query(String.class)
                .single();
        jdbc.sql("update installation_key set state = 'CURRENT', since = clock_timestamp()"
                        + " where setting = ? and id = ?")
                .params(setting, id)
                .update();
        jdbc.sql("insert into key_change (id, setting, old_id, new_id, begun_at, begun_by, seen_at)"
                        + " values (?, ?, ?, ?, clock_timestamp(), ?, clock_timestamp())")
                .params(UUID.randomUUID(), setting, old, id, actor.personId())
                .update();
        record(setting, "begun", actor.personId());
        return Optional.empty();
    }

    private Optional<String> hindrance(String setting, String id) {
        boolean waits = jdbc.sql("select exists(select from installation_key where setting = ? and id = ?"
                        + " and state = 'NEXT')")
                .params(setting, id)
                .query(Boolean.class)
                .single();
        boolean running = jdbc.sql("select exists(select from installation_key where setting = ? and state = 'OLD')")
                .param(setting)
                .query(Boolean.class)
                .single();
        boolean missing = jdbc.sql(
                        "select exists(select from installation_node where " + ALIVE + " and not ? = any(has))")
                .param(id)
                .query(Boolean.class)
                .single();
        boolean here = rings.all().stream()
                .filter(ring -> ring.setting().equals(setting))
                .map(KeyRing::ids)
                .anyMatch(ids -> ids.contains(id));
        // Rows of a sheet are compared with one another by the index they came with.
        boolean imports = setting.equals(rings.indexes().setting())
                && jdbc.sql("select exists(select from sheet_row)")
                        .query(Boolean.class)
                        .single();
        return !waits
                ? Optional.of("keys.notWaiting")
                : running
                        ? Optional.of("keys.running")
                        : missing || !here
                                ? Optional.of("keys.nodeWithout")
                                : imports ? Optional.of("keys.imports") : Optional.empty();
    }

    /** Notes in the ledger what became of a setting's key; no key is named, not even by its id. */
    void record(String setting, String outcome, UUID personId) {
        ledger.append(new Entry(
                LedgerChain.ofInstallation(),
                personId,
                Administrator.SYSTEM.title().chinese(),
                "keys",
                setting,
                outcome,
                LocalDate.now(clock),
                null));
    }

    /**
     * A key as the database knows it.
     *
     * @param state NEXT, CURRENT, OLD or RETIRED
     */
    record Key(String setting, String id, String state, Instant since) {}
}
