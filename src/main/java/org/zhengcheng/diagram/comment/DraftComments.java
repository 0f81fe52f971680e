package org.zhengcheng.diagram.comment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.diagram.act.DiagramActs;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.draft.DraftClosed;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;

/**
 * What is said of drafts while they are worked on or wait for their release. Who has only said something has not had a hand
 * in the draft and may still release it; what is open bars no release, since whoever releases has read it.
 */
@Component
public class DraftComments {

    /** As many as a page shows. */
    static final int MOST = 200;

    private final DiagramDrafts drafts;
    private final JdbcClient jdbc;
    private final DiagramActs acts;
    private final Clock clock;

    DraftComments(DiagramDrafts drafts, JdbcClient jdbc, DiagramActs acts, Clock clock) {
        this.drafts = drafts;
        this.jdbc = jdbc;
        this.acts = acts;
        this.clock = clock;
    }

    /** What was said of a draft with the answers, first said first; two statements. */
    List<Comment> of(UUID draftId) {
        Map<UUID, List<Comment.Answer>> answers = new HashMap<>();
        jdbc.sql(
                        "select a.comment_id, a.words, a.made_name, a.made_at from diagram_comment_answer a"
                                + " join diagram_comment c on c.id = a.comment_id where c.draft_id = ? order by a.made_at, a.id")
                .param(draftId)
                .query(row -> {
                    answers.computeIfAbsent(row.getObject("comment_id", UUID.class), id -> new ArrayList<>())
                            .add(new Comment.Answer(
                                    row.getString("words"),
                                    row.getString("made_name"),
                                    row.getTimestamp("made_at").toInstant()));
                });
        return jdbc.sql("select id, element, element_name, element_name_en, words, made_name, made_at, settled_name,"
                        + " settled_at from diagram_comment where draft_id = ? order by made_at, id limit ?")
                .params(draftId, MOST)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String element = row.getString("element");
                    return new Comment(
                            id,
                            draftId,
                            element,
                            element == null
                                    ? null
                                    : new Text(row.getString("element_name"), row.getString("element_name_en")),
                            row.getString("words"),
                            row.getString("made_name"),
                            row.getTimestamp("made_at").toInstant(),
                            row.getString("settled_name"),
                            row.getTimestamp("settled_at") == null
                                    ? null
                                    : row.getTimestamp("settled_at").toInstant(),
                            answers.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** Those that wait to be dealt with. */
    public List<Comment> open(UUID draftId) {
        return of(draftId).stream().filter(Comment::isOpen).toList();
    }

    /**
     * The draft a comment belongs to.
     *
     * @throws NoSuchCase if there is no such comment
     */
    UUID draftOf(UUID id) {
        return jdbc.sql("select draft_id from diagram_comment where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    /** Whether no more can be said of a draft. */
    boolean isFull(UUID draftId) {
        return jdbc.sql("select (select count(*) from diagram_comment where draft_id = :draft) >= :most or"
                        + " (select count(*) from diagram_comment_answer a join diagram_comment c on c.id = a.comment_id"
                        + " where c.draft_id = :draft) >= 5 * :most")
                .param("draft", draftId)
                .param("most", MOST)
                .query(Boolean.class)
                .single();
    }

    /**
     * Says something of a draft.
     *
     * @param element what it is about; null for the whole
     * @param name what that is called; null for the whole
     * @throws DraftClosed if it was released or given up
     */
    @Transactional
    void say(UUID operation, UUID draftId, String element, Text name, String words, Actor actor) {
        if (isRepeated(operation, "say " + draftId + element + words, actor)) {
            return;
        }
        requireCurrent(draftId);
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into diagram_comment (id, draft_id, element, element_name, element_name_en, words, made_by,"
                        + " made_name, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(draftId)
                .param(element)
                .param(element == null ? null : name.chinese())
                .param(element == null ? null : name.english())
                .param(words)
                .param(actor.personId())
                .param(actor.name())
                .param(now())
                .update();
        record(draftId, "commented", id, words, actor);
    }

    /**
     * Answers a comment.
     *
     * @throws DraftClosed if the draft was released or given up
     */
    @Transactional
    void answer(UUID operation, UUID id, String words, Actor actor) {
        if (isRepeated(operation, "answer " + id + words, actor)) {
            return;
        }
        UUID draftId = draftOf(id);
        requireCurrent(draftId);
        jdbc.sql("insert into diagram_comment_answer (id, comment_id, words, made_by, made_name, made_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), id, words, actor.personId(), actor.name(), now())
                .update();
        record(draftId, "commentAnswered", id, words, actor);
    }

    /**
     * Settles a comment, or opens it again; one that is so already stays as it is.
     *
     * @throws DraftClosed if the draft was released or given up
     */
    @Transactional
    void settle(UUID operation, UUID id, boolean settled, Actor actor) {
        if (isRepeated(operation, "settle " + id + settled, actor)) {
            return;
        }
        UUID draftId = draftOf(id);
        requireCurrent(draftId);
        int changed = jdbc.sql("update diagram_comment set settled_by = ?, settled_name = ?, settled_at = ?"
                        + " where id = ? and (settled_at is null) = ?")
                .param(settled ? actor.personId() : null)
                .param(settled ? actor.name() : null)
                .param(settled ? now() : null)
                .param(id)
                .param(settled)
                .update();
        if (changed > 0) {
            record(draftId, settled ? "commentSettled" : "commentReopened", id, "", actor);
        }
    }

    /** Held, so that a release that comes in between is seen. */
    private void requireCurrent(UUID draftId) {
        DiagramDraft.State state = drafts.hold(draftId).state();
        if (state != DiagramDraft.State.OPEN && state != DiagramDraft.State.ASKED) {
            throw new DraftClosed();
        }
    }

    private boolean isRepeated(UUID operation, String request, Actor actor) {
        return acts.isRepeated(operation, "diagram-comment " + request, "said", actor);
    }

    private void record(UUID draftId, String outcome, UUID id, String words, Actor actor) {
        acts.record(actor.personId(), draftId, outcome, Sha256.of(words), id.toString());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }
}
