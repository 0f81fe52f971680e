package org.zhengcheng.organization.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.identity.KeyRings;
import org.zhengcheng.installation.DatabaseTime;

/**
 * Encrypts anew what stands under an old key, a few rows to a transaction, in which it also notes how far it has come: so
 * any node goes on where any other stopped. A pass that found nothing to do, begun when nobody could write with the old
 * key any more, ends the change.
 */
@Component
class KeyRounds {

    private final KeyRings rings;
    private final Renewal renewal;
    private final KeyChanges changes;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseTime time;
    private final int batches;

    KeyRounds(
            KeyRings rings,
            Renewal renewal,
            KeyChanges changes,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            DatabaseTime time,
            @Value("${zhengcheng.keys.batches-a-round:200}") int batches) {
        this.rings = rings;
        this.renewal = renewal;
        this.changes = changes;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.time = time;
        this.batches = batches;
    }

    @Scheduled(
            initialDelayString = "${zhengcheng.keys.every:PT10S}",
            fixedDelayString = "${zhengcheng.keys.every:PT10S}")
    void goRound() {
        if (time.read().isOff()) {
            return;
        }
        for (UUID change : running()) {
            int done = 0;
            while (done < batches && Boolean.TRUE.equals(transaction.execute(status -> step(change)))) {
                done++;
            }
        }
    }

    private List<UUID> running() {
        return jdbc.sql("select id from key_change where finished_at is null order by begun_at")
                .query(UUID.class)
                .list();
    }

    /** The next rows, or the next pass. Whether there is more to do at once. */
    private boolean step(UUID id) {
        Optional<At> held = jdbc.sql("select id, setting, old_id, new_id, begun_by, pass, place, after, changed,"
                        + " waits from key_change where id = ? and finished_at is null"
                        + " for update skip locked")
                .param(id)
                .query((row, n) -> new At(
                        row.getObject("id", UUID.class),
                        row.getString("setting"),
                        row.getString("old_id"),
                        row.getObject("begun_by", UUID.class),
                        row.getInt("place"),
                        row.getArray("after") == null
                                ? null
                                : (String[]) row.getArray("after").getArray(),
                        row.getLong("changed"),
                        row.getBoolean("waits")))
                .optional();
        if (held.isEmpty()) {
            return false;
        }
        At at = held.get();
        if (at.waits() && !lift(at)) {
            return false;
        }
        List<Renewal.Target> targets =
                renewal.targets(at.setting().equals(rings.indexes().setting()));
        if (at.place() == targets.size()) {
            return finishOrPassAgain(at);
        }
        Renewal.Done done = renewal.next(targets.get(at.place()), at.after());
        jdbc.sql("update key_change set place = ?, after = ?, looked = looked + ?, changed = changed + ?,"
                        + " all_changed = all_changed + ?, seen_at = clock_timestamp() where id = ?")
                .param(at.place() + (done.last() == null ? 1 : 0))
                .param(done.last())
                .param(done.looked())
                .param(done.changed())
                .param(done.changed())
                .param(at.id())
                .update();
        return true;
    }

    /** Lets the pass begin once nobody writes with the old key and whatever was under way then has ended. */
    private boolean lift(At at) {
        jdbc.sql("update key_change set barrier = clock_timestamp() where id = ? and barrier is null and not exists("
                        + "select from installation_node where " + KeyChanges.ALIVE + " and ? = any(writes))")
                .params(at.id(), at.oldId())
                .update();
        return jdbc.sql(
                                "update key_change c set waits = false, seen_at = clock_timestamp() where id = ? and not exists("
                                        + "select from pg_stat_activity a where a.datname = current_database()"
                                        + " and a.xact_start <= c.barrier and a.pid <> pg_backend_pid())"
                                        + " and barrier is not null")
                        .param(at.id())
                        .update()
                == 1;
    }

    private boolean finishOrPassAgain(At at) {
        if (at.changed() > 0) {
            jdbc.sql("update key_change set pass = pass + 1, place = 0, after = null, looked = 0, changed = 0,"
                            + " waits = true, barrier = null, seen_at = clock_timestamp() where id = ?")
                    .param(at.id())
                    .update();
            return true;
        }
        jdbc.sql(
                        "update installation_key set state = 'RETIRED', since = clock_timestamp() where setting = ? and id = ?")
                .params(at.setting(), at.oldId())
                .update();
        jdbc.sql("update key_change set finished_at = clock_timestamp() where id = ?")
                .param(at.id())
                .update();
        changes.record(at.setting(), "finished", at.begunBy());
        return false;
    }

    /** Where a change stands. */
    private record At(
            UUID id,
            String setting,
            String oldId,
            UUID begunBy,
            int place,
            String[] after,
            long changed,
            boolean waits) {}
}
