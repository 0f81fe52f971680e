package org.zhengcheng.diagram.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;

/** What is written down of releases. */
@Component
public class ReleaseRecords {

    private static final String SELECT =
            "select id, draft_id, procedure_key, revision, content_sha256, before_sha256, notes,"
                    + " from_date, state, asked_by, asked_name, asked_at, decided_by, decided_name, decided_at, reason,"
                    + " definition_id from diagram_release ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last request for a draft. */
    Optional<Release> ofDraft(UUID draftId) {
        return jdbc.sql(SELECT + "where draft_id = ? order by asked_at desc limit 1")
                .param(draftId)
                .query(ReleaseRecords::read)
                .optional();
    }

    /** @throws NoSuchCase if there is none */
    Release get(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(ReleaseRecords::read)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    /** The versions of a procedure that somebody released; the others came with the application. */
    public Set<String> definitions(String procedureKey) {
        return jdbc.sql(
                        "select definition_id from diagram_release where procedure_key = ? and definition_id is not null")
                .param(procedureKey)
                .query(String.class)
                .set();
    }

    /** The same, kept for the present transaction; another node that works on it is not waited for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Release> holdPlanned(UUID id) {
        return jdbc.sql(SELECT + "where id = ? and state = 'PLANNED' for update skip locked")
                .param(id)
                .query(ReleaseRecords::read)
                .optional();
    }

    /** The same, kept for the present transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Release hold(UUID id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(ReleaseRecords::read)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    /** Those whose day has come. */
    List<UUID> due(LocalDate today) {
        return jdbc.sql(
                        "select id from diagram_release where state = 'PLANNED' and from_date <= ? order by from_date, id")
                .param(today)
                .query(UUID.class)
                .list();
    }

    /** How many have gone live so far, on whatever node. */
    int live() {
        return jdbc.sql("select count(*) from diagram_release where state = 'LIVE'")
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(Release release) {
        jdbc.sql(
                        "insert into diagram_release (id, draft_id, procedure_key, revision, content_sha256, before_sha256, notes,"
                                + " from_date, state, asked_by, asked_name, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)")
                .params(
                        release.id(),
                        release.draftId(),
                        release.procedureKey(),
                        release.revision(),
                        release.contentSha256(),
                        release.beforeSha256(),
                        release.notes(),
                        release.fromDate(),
                        release.askedBy(),
                        release.askedName(),
                        now())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(UUID id, Release.State state, String reason, Actor actor) {
        jdbc.sql("update diagram_release set state = ?, reason = ?, decided_by = ?, decided_name = ?, decided_at = ?"
                        + " where id = ?")
                .param(state.name())
                .param(reason)
                .param(actor.personId())
                .param(actor.name())
                .param(now())
                .param(id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void wentLive(UUID id, String definitionId) {
        jdbc.sql("update diagram_release set state = 'LIVE', definition_id = ?, live_at = ? where id = ?")
                .params(definitionId, now(), id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(UUID id, String reason) {
        jdbc.sql("update diagram_release set state = 'FAILED', reason = ? where id = ?")
                .params(reason.substring(0, Math.min(reason.length(), 1000)), id)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    private static Release read(ResultSet row, int n) throws SQLException {
        return new Release(
                row.getObject("id", UUID.class),
                row.getObject("draft_id", UUID.class),
                row.getString("procedure_key"),
                row.getInt("revision"),
                row.getString("content_sha256"),
                row.getString("before_sha256"),
                row.getString("notes"),
                row.getObject("from_date", LocalDate.class),
                Release.State.valueOf(row.getString("state")),
                row.getObject("asked_by", UUID.class),
                row.getString("asked_name"),
                instant(row, "asked_at"),
                row.getObject("decided_by", UUID.class),
                row.getString("decided_name"),
                instant(row, "decided_at"),
                row.getString("reason"),
                row.getString("definition_id"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
