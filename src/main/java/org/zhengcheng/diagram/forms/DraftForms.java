package org.zhengcheng.diagram.forms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;

/** What was written of the forms that drafts change; nobody's work is written over by another's. */
@Component
public class DraftForms {

    /** The savings of one person within so long are one row. */
    private static final Duration ONE_ROW = Duration.ofMinutes(5);

    private static final String NEWEST = "select distinct on (form_key) form_key, revision, source, began_at, saved_at,"
            + " saved_by, saved_name from diagram_draft_form where draft_id = ?";
    private static final RowMapper<Written> WRITTEN = (row, n) -> new Written(
            row.getString("form_key"),
            row.getInt("revision"),
            row.getString("source"),
            row.getTimestamp("began_at").toInstant(),
            row.getTimestamp("saved_at").toInstant(),
            row.getObject("saved_by", UUID.class),
            row.getString("saved_name"));

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftForms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is written of every form that was ever touched in a draft, by its key. */
    public Map<String, Written> of(UUID draftId) {
        Map<String, Written> all = new LinkedHashMap<>();
        jdbc.sql(NEWEST + " order by form_key, revision desc")
                .param(draftId)
                .query(WRITTEN)
                .list()
                .forEach(written -> all.put(written.key(), written));
        return all;
    }

    /** What is written of one form; empty if it was never touched. */
    public Optional<Written> of(UUID draftId, String key) {
        return jdbc.sql(NEWEST + " and form_key = ? order by form_key, revision desc")
                .params(draftId, key)
                .query(WRITTEN)
                .optional();
    }

    /** Whether somebody has written anything of the forms of a draft. */
    public boolean hasWorkedOn(UUID draftId, UUID personId) {
        return jdbc.sql("select exists(select from diagram_draft_form where draft_id = ? and saved_by = ?)")
                .params(draftId, personId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes the next revision; the caller holds the draft and has seen that the newest is the one it goes on from.
     *
     * @param newest what was written before; null if nothing was
     * @param source null if the form is to be as the draft began with it
     * @return the revision it became
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int write(UUID draftId, String key, Written newest, String source, Actor actor) {
        boolean sameRow = newest != null
                && source != null
                && newest.source() != null
                && newest.savedBy().equals(actor.personId())
                && newest.beganAt().plus(ONE_ROW).isAfter(clock.instant());
        if (sameRow) {
            jdbc.sql("delete from diagram_draft_form where draft_id = ? and form_key = ? and revision = ?")
                    .params(draftId, key, newest.revision())
                    .update();
        }
        int revision = newest == null ? 1 : newest.revision() + 1;
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
        jdbc.sql("insert into diagram_draft_form (draft_id, form_key, revision, source, began_at, saved_at, saved_by,"
                        + " saved_name) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(draftId)
                .param(key)
                .param(revision)
                .param(source)
                .param(sameRow ? newest.beganAt().atOffset(ZoneOffset.UTC) : now)
                .param(now)
                .param(actor.personId())
                .param(actor.name())
                .update();
        return revision;
    }

    /**
     * What was saved last of a form.
     *
     * @param revision counts every saving, from 1
     * @param source null if it is again as the draft began with it
     */
    public record Written(
            String key, int revision, String source, Instant beganAt, Instant savedAt, UUID savedBy, String savedName) {

        /** Whether the form is another than the draft began with. */
        public boolean isChange() {
            return source != null;
        }
    }
}
