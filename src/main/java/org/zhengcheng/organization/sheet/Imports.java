package org.zhengcheng.organization.sheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.identity.Actor;

/**
 * Keeps who brought which sheet and how far it has come. Only who works on one says so, under a key that is another one each
 * time: whoever was taken for dead and was not, cannot go on.
 */
@Component
class Imports {

    static final int SHOWN = 20;

    /** After so many seconds without a sign whoever worked on it is taken for dead. */
    private static final String DEAD = "30 seconds";

    private static final String SELECT = "select i.*, a.username, a.display_name from sheet_import i"
            + " left join account a on a.id = i.account_id ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate apart;

    Imports(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        // How far it has come is to be seen while the one transaction that writes everything is still open; that it is
        // done, is said in that transaction itself.
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    UUID begin(String kind, String fileName, String sha256, UUID run, Actor actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into sheet_import (id, person_id, account_id, kind, file_name, sha256, state, run, seen_at,"
                        + " uploaded_at) values (?, ?, ?, ?, ?, ?, 'READING', ?, clock_timestamp(), ?)")
                .params(id, actor.personId(), actor.accountId(), kind, fileName, sha256, run, now())
                .update();
        return id;
    }

    Optional<Import> find(UUID id) {
        return jdbc.sql(SELECT + "where i.id = ?").param(id).query(Imports::of).optional();
    }

    /** The one of an id if it is somebody's own. */
    Optional<Import> find(UUID id, UUID personId) {
        return find(id).filter(found -> found.personId().equals(personId));
    }

    /** What somebody brought of a kind, the latest first. */
    List<Import> broughtBy(UUID personId, String kind) {
        return jdbc.sql(SELECT + "where i.person_id = ? and i.kind = ? order by i.uploaded_at desc, i.id limit "
                        + SHOWN)
                .params(personId, kind)
                .query(Imports::of)
                .list();
    }

    /** @return whether this run still has the work */
    boolean progress(UUID id, UUID run, int done, int total) {
        return Boolean.TRUE.equals(apart.execute(
                status -> jdbc.sql("update sheet_import set done = ?, total = ?, seen_at = clock_timestamp()"
                                        + " where id = ? and run = ?")
                                .params(done, total, id, run)
                                .update()
                        == 1));
    }

    /** Gives a sign of life of everything that is worked on here. */
    void alive(List<UUID> runs) {
        if (!runs.isEmpty()) {
            jdbc.sql("update sheet_import set seen_at = clock_timestamp() where run = any(?)")
                    .param(runs.toArray(UUID[]::new))
                    .update();
        }
    }

    /** All rows are there and are checked next. */
    boolean read(UUID id, UUID run, int rows) {
        return jdbc.sql("update sheet_import set state = 'CHECKING', rows = ?, done = 0, total = ?,"
                                + " seen_at = clock_timestamp() where id = ? and run = ? and state = 'READING'")
                        .params(rows, rows, id, run)
                        .update()
                == 1;
    }

    /** The file is not taken. */
    void refuse(UUID id, UUID run, String code) {
        jdbc.sql("update sheet_import set state = 'REFUSED', refused = ?, run = null, finished_at = ?"
                        + " where id = ? and run = ?")
                .params(code, now(), id, run)
                .update();
    }

    /** Every row was checked. */
    void judged(UUID id, UUID run, int badRows, int badCells) {
        jdbc.sql("update sheet_import set state = ?, bad_rows = ?, bad_cells = ?, run = null"
                        + " where id = ? and run = ? and state = 'CHECKING'")
                .params(badRows == 0 ? "READY" : "BAD", badRows, badCells, id, run)
                .update();
    }

    /** Takes the work of writing; of two who do at once, one has it. */
    boolean take(UUID id, UUID personId, UUID run) {
        return jdbc.sql("update sheet_import set state = 'WRITING', run = ?, done = 0, total = 2 * rows,"
                                + " interrupted = false, changed = false, seen_at = clock_timestamp()"
                                + " where id = ? and person_id = ? and state = 'READY'")
                        .params(run, id, personId)
                        .update()
                == 1;
    }

    /** Something is otherwise than it was when it was checked. */
    boolean checkAnew(UUID id, UUID run) {
        return jdbc.sql("update sheet_import set state = 'CHECKING', changed = true, done = 0, total = rows,"
                                + " seen_at = clock_timestamp() where id = ? and run = ? and state = 'WRITING'")
                        .params(id, run)
                        .update()
                == 1;
    }

    /** The same, because whoever brought it asks for it. */
    boolean checkAnew(UUID id, UUID personId, UUID run) {
        return jdbc.sql("update sheet_import set state = 'CHECKING', run = ?, done = 0, total = rows, changed = false,"
                                + " interrupted = false, seen_at = clock_timestamp()"
                                + " where id = ? and person_id = ? and state in ('READY', 'BAD')")
                        .params(run, id, personId)
                        .update()
                == 1;
    }

    /** The work failed: what was to be written was not, and may be tried again; anything else must be brought again. */
    void giveUp(UUID id, UUID run) {
        jdbc.sql("update sheet_import set state = case state when 'WRITING' then 'READY' else 'REFUSED' end,"
                        + " refused = case state when 'WRITING' then null else ? end,"
                        + " interrupted = state = 'WRITING', run = null where id = ? and run = ?")
                .params("intake.failed", id, run)
                .update();
    }

    /** In the transaction that wrote every row, as the last of it. */
    boolean done(UUID id, UUID run) {
        return jdbc.sql("update sheet_import set state = 'DONE', run = null, done = rows, total = rows, finished_at = ?"
                                + " where id = ? and run = ? and state = 'WRITING'")
                        .params(now(), id, run)
                        .update()
                == 1;
    }

    /** Whoever brought it does not want it any more. */
    boolean drop(UUID id, UUID personId) {
        return jdbc.sql("update sheet_import set state = 'DROPPED', run = null, finished_at = ?"
                                + " where id = ? and person_id = ? and state in ('CHECKING', 'READY', 'BAD')")
                        .params(now(), id, personId)
                        .update()
                == 1;
    }

    /** What was brought before a time and came to nothing. */
    List<UUID> expire(Instant before) {
        return jdbc.sql("update sheet_import set state = 'EXPIRED', run = null where uploaded_at < ?"
                        + " and state in ('CHECKING', 'READY', 'BAD') returning id")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /** A file that was being read is lost with whoever read it, and what was being written was never written. */
    void settleTheDead() {
        List<UUID> lost = jdbc.sql("update sheet_import set state = 'LOST', run = null where state = 'READING'"
                        + " and run is not null and seen_at < clock_timestamp() - interval '" + DEAD
                        + "' returning id")
                .query(UUID.class)
                .list();
        lost.forEach(id ->
                jdbc.sql("delete from sheet_row where import_id = ?").param(id).update());
        jdbc.sql("update sheet_import set state = 'READY', run = null, interrupted = true where state = 'WRITING'"
                        + " and run is not null and seen_at < clock_timestamp() - interval '" + DEAD + "'")
                .update();
    }

    /** Takes over the checking of one whose checker is dead. */
    Optional<UUID> adopt(UUID run) {
        return jdbc.sql("update sheet_import set run = ?, done = 0, seen_at = clock_timestamp() where id = (select id"
                        + " from sheet_import where state = 'CHECKING' and run is not null"
                        + " and seen_at < clock_timestamp() - interval '" + DEAD
                        + "' order by seen_at limit 1 for update skip locked) returning id")
                .param(run)
                .query(UUID.class)
                .optional();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    private static Import of(ResultSet row, int n) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Import(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                new Actor(
                        row.getObject("account_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name")),
                row.getString("kind"),
                row.getString("file_name"),
                row.getString("sha256"),
                State.valueOf(row.getString("state")),
                row.getString("refused"),
                row.getInt("rows"),
                row.getInt("bad_rows"),
                row.getInt("bad_cells"),
                row.getInt("done"),
                row.getInt("total"),
                row.getBoolean("changed"),
                row.getBoolean("interrupted"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    /** How far an import has come. */
    enum State {
        /** The file is being read, row by row. */
        READING,
        CHECKING,
        /** Nothing is wrong; it waits to be confirmed. */
        READY,
        /** Something is wrong, and nothing of it can be imported. */
        BAD,
        WRITING,
        DONE,
        /** The file is none that could be read. */
        REFUSED,
        /** The application stopped while it read the file. */
        LOST,
        DROPPED,
        EXPIRED
    }

    /**
     * An import.
     *
     * @param done with {@code total} how far the present work has come
     * @param changed whether something was changed between its preview and its confirmation
     * @param interrupted whether the application stopped while it was written
     * @param finishedAt null while it goes on
     */
    record Import(
            UUID id,
            UUID personId,
            Actor actor,
            String kind,
            String fileName,
            String sha256,
            State state,
            String refused,
            int rows,
            int badRows,
            int badCells,
            int done,
            int total,
            boolean changed,
            boolean interrupted,
            Instant uploadedAt,
            Instant finishedAt) {

        /** Whether somebody works on it, so that it looks otherwise soon. */
        public boolean isRunning() {
            return state == State.READING || state == State.CHECKING || state == State.WRITING;
        }

        public int goodRows() {
            return rows - badRows;
        }

        /** In hundredths. */
        public int percent() {
            return total == 0 ? 0 : (int) (100L * Math.min(done, total) / total);
        }
    }
}
