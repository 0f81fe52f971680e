package org.zhengcheng.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;

/** What members write in the evaluation on whose roster they stand. */
@Component
class OwnWrites {

    private static final int LONGEST_OPINION = 2000;
    private static final String MEMBER = "党员";

    private final Desk desk;
    private final Evaluations evaluations;
    private final Operations operations;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnWrites(Desk desk, Evaluations evaluations, Operations operations, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.evaluations = evaluations;
        this.operations = operations;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A member evaluates themselves; until the step is closed they may write it anew. */
    @Transactional
    public void self(UUID operation, UUID caseId, String text, Actor actor) {
        String request = Sha256.of("own self\n" + caseId + "\n" + text);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.Own own = desk.holdOwn(caseId, Set.of(Desk.SELF), actor);
        if (text.isEmpty() || text.length() > DeskWrites.LONGEST_SELF) {
            throw new EvaluationRefused(FieldError.of("text", "evaluation.wrong.self", DeskWrites.LONGEST_SELF));
        }
        jdbc.sql("update evaluation_member set self_text = ?, self_at = ?, self_by = null, excuse = null"
                        + " where case_id = ? and person_id = ?")
                .params(text, now(), caseId, actor.personId())
                .update();
        record(own, actor, actor.personId(), "self", request);
    }

    /** A member says what they think of another; empty words take an earlier opinion back. */
    @Transactional
    public void opinion(UUID operation, UUID caseId, UUID aboutId, String words, Actor actor) {
        String request = Sha256.of("opinion\n" + caseId + "\n" + aboutId + "\n" + words);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.Own own = desk.holdOwn(caseId, Set.of(Desk.SELF, Desk.OPINIONS), actor);
        boolean known = aboutId != null
                && !aboutId.equals(actor.personId())
                && evaluations
                        .member(caseId, aboutId)
                        .filter(member -> member.part().takesPart())
                        .isPresent();
        if (!known) {
            throw new EvaluationRefused(FieldError.of("about", "evaluation.wrong.about"));
        }
        if (words.length() > LONGEST_OPINION) {
            throw new EvaluationRefused(FieldError.of("words", "evaluation.wrong.long", LONGEST_OPINION));
        }
        if (words.isEmpty()) {
            jdbc.sql("delete from evaluation_opinion where case_id = ? and author_id = ? and about_id = ?")
                    .params(caseId, actor.personId(), aboutId)
                    .update();
        } else {
            jdbc.sql("insert into evaluation_opinion (case_id, author_id, about_id, words, written_at)"
                            + " values (?, ?, ?, ?, ?) on conflict (case_id, author_id, about_id) do update"
                            + " set words = excluded.words, written_at = excluded.written_at")
                    .params(caseId, actor.personId(), aboutId, words, now())
                    .update();
        }
        record(own, actor, aboutId, words.isEmpty() ? "opinion-withdrawn" : "opinion", request);
    }

    /** A member confirms the grade or objects, which wants words. */
    @Transactional
    public void answer(UUID operation, UUID caseId, Member.Answer answer, String text, Actor actor) {
        String request = Sha256.of("answer\n" + caseId + "\n" + answer + "\n" + text);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.Own own = desk.holdOwn(caseId, Set.of(Desk.FEEDBACK), actor);
        if (!own.answers()) {
            throw new EvaluationMoved(caseId);
        }
        if (answer != Member.Answer.CONFIRMED && answer != Member.Answer.OBJECTED) {
            throw new EvaluationRefused(FieldError.of("answer", "evaluation.wrong.answer"));
        }
        if (text.length() > LONGEST_OPINION || answer == Member.Answer.OBJECTED && text.isEmpty()) {
            throw new EvaluationRefused(FieldError.of("text", "evaluation.wrong.objection", LONGEST_OPINION));
        }
        jdbc.sql("update evaluation_member set answer = ?, answer_text = nullif(?, ''), answered_at = ?,"
                        + " answer_by = null where case_id = ? and person_id = ?")
                .params(answer.name(), text, now(), caseId, actor.personId())
                .update();
        record(own, actor, actor.personId(), answer.name().toLowerCase(Locale.ROOT), request);
    }

    private void record(Desk.Own own, Actor actor, UUID object, String outcome, String request) {
        ledger.append(new Entry(
                LedgerChain.ofCase(own.file().id()),
                actor.personId(),
                MEMBER + " · " + own.file().personName(),
                "evaluation",
                object.toString(),
                outcome,
                LocalDate.now(clock),
                request));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }
}
