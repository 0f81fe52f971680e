package org.zhengcheng.diagram.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.diagram.act.DiagramActs;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Sha256;

/** The drafts of diagrams with all that was ever saved of them; nobody's work is written over by another's. */
@Component
public class DiagramDrafts {

    /** The savings of one person within so long are one line of the history. */
    private static final Duration ONE_LINE = Duration.ofMinutes(5);

    private static final int SHOWN = 100;
    private static final String DRAFT =
            "select d.id, d.procedure_key, d.title, d.base_id, d.state, d.revision, d.holder_id,"
                    + " d.holder_name, d.held_at, t.saved_at, t.saved_name from diagram_draft d"
                    + " join diagram_text t on t.draft_id = d.id and t.revision = d.revision ";

    private final JdbcClient jdbc;
    private final DiagramActs acts;
    private final Clock clock;

    DiagramDrafts(JdbcClient jdbc, DiagramActs acts, Clock clock) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.clock = clock;
    }

    /** Those of a procedure that are worked on or wait for a decision, the newest first. */
    public List<DiagramDraft> current(String procedureKey) {
        return jdbc.sql(DRAFT
                        + "where d.procedure_key = ? and d.state in ('OPEN', 'ASKED') order by d.made_at desc limit ?")
                .params(procedureKey, SHOWN)
                .query(DiagramDrafts::draft)
                .list();
    }

    /** @throws NoSuchCase if there is no such draft */
    public DiagramDraft get(UUID id) {
        return jdbc.sql(DRAFT + "where d.id = ?")
                .param(id)
                .query(DiagramDrafts::draft)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    /**
     * What was saved as a revision.
     *
     * @throws NoSuchCase if nothing of that number is kept
     */
    public String text(UUID id, int revision) {
        return jdbc.sql("select content from diagram_text where draft_id = ? and revision = ?")
                .params(id, revision)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    /** What is kept of a draft, the newest first. */
    public List<Revision> history(UUID id) {
        return jdbc.sql("select revision, began_at, saved_at, saved_name, restored from diagram_text where draft_id = ?"
                        + " order by revision desc limit ?")
                .params(id, SHOWN)
                .query((row, n) -> new Revision(
                        row.getInt("revision"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getString("saved_name"),
                        (Integer) row.getObject("restored")))
                .list();
    }

    /**
     * Begins a draft.
     *
     * @param baseId the version it begins with; null for a file that was brought
     * @return the draft, the same for the same operation
     */
    @Transactional
    public UUID begin(UUID operation, String procedureKey, String baseId, String title, String text, Actor actor) {
        UUID id = UUID.randomUUID();
        Optional<String> earlier =
                acts.begin(operation, "diagram-draft " + procedureKey + baseId + title + text, id.toString(), actor);
        if (earlier.isPresent()) {
            return UUID.fromString(earlier.get());
        }
        jdbc.sql("insert into diagram_draft (id, procedure_key, title, base_id, state, revision, made_at)"
                        + " values (?, ?, ?, ?, 'OPEN', 1, ?)")
                .params(id, procedureKey, title, baseId, now())
                .update();
        write(id, 1, text, now(), null, actor);
        acts.record(actor.personId(), id, "begun", Sha256.of(text));
        return id;
    }

    /**
     * Saves what somebody has drawn.
     *
     * @param revision the one they began to draw with
     * @return what is saved now, or what somebody else had saved meanwhile; then nothing was written
     */
    @Transactional
    public Saved save(UUID id, int revision, String text, Actor actor) {
        Held held = hold(id);
        Newest newest = newest(id, held.revision());
        if (newest.content().equals(text)) {
            return new Saved(held.revision(), null, false);
        }
        if (held.state() != DiagramDraft.State.OPEN) {
            return new Saved(held.revision(), null, true);
        }
        if (held.revision() != revision) {
            return new Saved(held.revision(), newest, false);
        }
        boolean sameLine = newest.savedBy().equals(actor.personId())
                && newest.restored() == null
                && revision > 1
                && newest.beganAt().plus(ONE_LINE).isAfter(clock.instant());
        if (sameLine) {
            jdbc.sql("delete from diagram_text where draft_id = ? and revision = ?")
                    .params(id, revision)
                    .update();
        }
        write(id, revision + 1, text, sameLine ? newest.beganAt().atOffset(ZoneOffset.UTC) : now(), null, actor);
        touch(id, revision + 1, actor);
        return new Saved(revision + 1, null, false);
    }

    /** Brings back what was saved before, as a new revision: nothing of what came after it is lost. */
    @Transactional
    public void restore(UUID operation, UUID id, int revision, Actor actor) {
        if (acts.isRepeated(operation, "diagram-restore " + id + " " + revision, "restored", actor)) {
            return;
        }
        put(id, text(id, revision), revision, "restored", actor);
    }

    /** Puts another text in the place of what is drawn, as a new revision. */
    @Transactional
    public void takeOver(UUID operation, UUID id, String text, Actor actor) {
        if (!acts.isRepeated(operation, "diagram-newer " + id + text, "taken", actor)) {
            put(id, text, null, "newerTaken", actor);
        }
    }

    private void put(UUID id, String text, Integer restored, String outcome, Actor actor) {
        Held held = hold(id);
        if (held.state() != DiagramDraft.State.OPEN) {
            throw new DraftClosed();
        }
        write(id, held.revision() + 1, text, now(), restored, actor);
        touch(id, held.revision() + 1, actor);
        acts.record(actor.personId(), id, outcome, Sha256.of(text));
    }

    /** Gives a draft up; what was saved of it stays. */
    @Transactional
    public void drop(UUID operation, UUID id, Actor actor) {
        if (acts.isRepeated(operation, "diagram-drop " + id, "dropped", actor)) {
            return;
        }
        if (hold(id).state() != DiagramDraft.State.OPEN) {
            throw new DraftClosed();
        }
        become(id, DiagramDraft.State.DROPPED);
        acts.record(actor.personId(), id, "dropped", Sha256.of(""));
    }

    /** Somebody has the draft open, unless another has. */
    @Transactional
    public void open(UUID id, Actor actor) {
        if (!get(id).isHeldByOther(actor.personId(), clock.instant())) {
            jdbc.sql("update diagram_draft set holder_id = ?, holder_name = ?, held_at = ? where id = ?")
                    .params(actor.personId(), actor.name(), now(), id)
                    .update();
        }
    }

    /** Whether somebody has saved anything of a draft. */
    public boolean hasWorkedOn(UUID id, UUID personId) {
        return jdbc.sql("select exists(select from diagram_text where draft_id = ? and saved_by = ?)")
                .params(id, personId)
                .query(Boolean.class)
                .single();
    }

    /** Keeps the draft for the present transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Held hold(UUID id) {
        return jdbc.sql("select state, revision from diagram_draft where id = ? for update")
                .param(id)
                .query((row, n) -> new Held(DiagramDraft.State.valueOf(row.getString("state")), row.getInt("revision")))
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void become(UUID id, DiagramDraft.State state) {
        jdbc.sql("update diagram_draft set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    private Newest newest(UUID id, int revision) {
        return jdbc.sql("select content, began_at, saved_at, saved_by, saved_name, restored from diagram_text"
                        + " where draft_id = ? and revision = ?")
                .params(id, revision)
                .query((row, n) -> new Newest(
                        row.getString("content"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getObject("saved_by", UUID.class),
                        row.getString("saved_name"),
                        (Integer) row.getObject("restored")))
                .single();
    }

    private void write(UUID id, int revision, String text, OffsetDateTime began, Integer restored, Actor actor) {
        jdbc.sql(
                        "insert into diagram_text (draft_id, revision, content, began_at, saved_at, saved_by, saved_name, restored)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(revision)
                .param(text)
                .param(began)
                .param(now())
                .param(actor.personId())
                .param(actor.name())
                .param(restored)
                .update();
    }

    private void touch(UUID id, int revision, Actor actor) {
        jdbc.sql("update diagram_draft set revision = ?, holder_id = ?, holder_name = ?, held_at = ? where id = ?")
                .params(revision, actor.personId(), actor.name(), now(), id)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    private static DiagramDraft draft(ResultSet row, int n) throws SQLException {
        return new DiagramDraft(
                row.getObject("id", UUID.class),
                row.getString("procedure_key"),
                row.getString("title"),
                row.getString("base_id"),
                DiagramDraft.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getObject("holder_id", UUID.class),
                row.getString("holder_name"),
                row.getTimestamp("held_at") == null
                        ? null
                        : row.getTimestamp("held_at").toInstant(),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_name"));
    }

    /** A draft that is held. */
    public record Held(DiagramDraft.State state, int revision) {}

    /**
     * What came of saving.
     *
     * @param revision the newest one
     * @param theirs what somebody else had saved; null if nobody had
     * @param isClosed whether the draft is not changed any more
     */
    public record Saved(int revision, Newest theirs, boolean isClosed) {}

    /** What is saved last. */
    public record Newest(
            String content, Instant beganAt, Instant savedAt, UUID savedBy, String savedName, Integer restored) {}
}
