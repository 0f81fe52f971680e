package org.zhengcheng.diagram.forms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.diagram.draft.Revision;
import org.zhengcheng.identity.Actor;

/** What was written of the forms that drafts change; nobody's work is written over by another's. */
@Component
public class DraftForms {

    /** The savings of one person within so long are one row. */
    private static final Duration ONE_ROW = Duration.ofMinutes(5);

    private static final String NEWEST = "select distinct on (form_key) form_key, revision, source, began_at, saved_at,"
            + " saved_by, saved_name, restored from diagram_draft_form where draft_id = ?";
    private static final RowMapper<Written> WRITTEN = (row, n) -> new Written(
            row.getString("form_key"),
            row.getInt("revision"),
            row.getString("source"),
            row.getTimestamp("began_at").toInstant(),
            row.getTimestamp("saved_at").toInstant(),
            row.getObject("saved_by", UUID.class),
            row.getString("saved_name"),
            (Integer) row.getObject("restored"));
    private static final int SHOWN = 100;

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

    /** What was saved as a revision of a form; empty if nothing of that number is kept. */
    public Optional<Written> of(UUID draftId, String key, int revision) {
        return jdbc.sql(NEWEST + " and form_key = ? and revision = ?")
                .params(draftId, key, revision)
                .query(WRITTEN)
                .optional();
    }

    /** What is kept of a form, the newest first. */
    public List<Revision> history(UUID draftId, String key) {
        return jdbc.sql("select revision, began_at, saved_at, saved_name, restored from diagram_draft_form"
                        + " where draft_id = ? and form_key = ? order by revision desc limit ?")
                .params(draftId, key, SHOWN)
                .query((row, n) -> new Revision(
                        row.getInt("revision"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getString("saved_name"),
                        (Integer) row.getObject("restored")))
                .list();
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
                && newest.restored() == null
                && newest.savedBy().equals(actor.personId())
                && newest.beganAt().plus(ONE_ROW).isAfter(clock.instant());
        if (sameRow) {
            jdbc.sql("delete from diagram_draft_form where draft_id = ? and form_key = ? and revision = ?")
                    .params(draftId, key, newest.revision())
                    .update();
        }
        return insert(draftId, key, newest, source, sameRow ? newest.beganAt() : null, null, actor);
    }

    /**
     * Puts another text in the place of what was written, as a revision of its own; the caller holds the draft.
     *
     * @param source null if the form is to be as the draft began with it
     * @param restored the revision that is brought back, 0 for what the draft began with; null if none is
     * @return the revision it became
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int put(UUID draftId, String key, Written newest, String source, Integer restored, Actor actor) {
        return insert(draftId, key, newest, source, null, restored, actor);
    }

    private int insert(
            UUID draftId, String key, Written newest, String source, Instant began, Integer restored, Actor actor) {
        int revision = newest == null ? 1 : newest.revision() + 1;
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
        jdbc.sql("insert into diagram_draft_form (draft_id, form_key, revision, source, began_at, saved_at, saved_by,"
                        + " saved_name, restored) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(draftId)
                .param(key)
                .param(revision)
                .param(source)
                .param(began == null ? now : began.atOffset(ZoneOffset.UTC))
                .param(now)
                .param(actor.personId())
                .param(actor.name())
                .param(restored)
                .update();
        return revision;
    }

    /**
     * What was saved last of a form.
     *
     * @param revision counts every saving, from 1
     * @param source null if it is again as the draft began with it
     * @param restored the revision that was brought back with it, 0 for what the draft began with; null for work
     */
    public record Written(
            String key,
            int revision,
            String source,
            Instant beganAt,
            Instant savedAt,
            UUID savedBy,
            String savedName,
            Integer restored) {

        /** Whether the form is another than the draft began with. */
        public boolean isChange() {
            return source != null;
        }
    }
}
