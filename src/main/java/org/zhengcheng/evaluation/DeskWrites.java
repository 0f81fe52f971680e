package org.zhengcheng.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;

/** What officers of a branch write in its evaluation, each at the step to which it belongs. */
@Component
class DeskWrites {

    static final int LONGEST_SELF = 5000;
    static final int LONGEST_NOTE = 300;
    static final int LONGEST_REASON = 1000;

    private static final Set<String> EXCUSING = Set.of(Desk.SELF);
    private static final Set<String> VOTING = Set.of(Desk.BALLOT, Desk.GRADES);

    private final Desk desk;
    private final Evaluations evaluations;
    private final EvaluationEffects effects;
    private final Results results;
    private final Operations operations;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeskWrites(
            Desk desk,
            Evaluations evaluations,
            EvaluationEffects effects,
            Results results,
            Operations operations,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.desk = desk;
        this.evaluations = evaluations;
        this.effects = effects;
        this.results = results;
        this.operations = operations;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Says how a member stands to the evaluation, before the roster is fixed. */
    @Transactional
    public void part(UUID operation, UUID caseId, UUID personId, Part part, String remark, Actor actor) {
        String request = Sha256.of(String.join("\n", "part", caseId + "", personId + "", part + "", remark));
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.At at = desk.hold(caseId, Set.of(Desk.ROSTER), actor);
        Member member = member(caseId, personId);
        if (!member.part().choices().contains(part)) {
            throw new EvaluationRefused(FieldError.of("part", "evaluation.wrong.part"));
        }
        if (remark.length() > LONGEST_NOTE) {
            throw new EvaluationRefused(FieldError.of("remark", "evaluation.wrong.long", LONGEST_NOTE));
        }
        jdbc.sql("update evaluation_member set part = ?, remark = nullif(?, '') where case_id = ? and person_id = ?")
                .params(part.name(), remark, caseId, personId)
                .update();
        record(at, actor, personId, "part", request);
    }

    /** Enters what a member said in writing or by telephone, or why there is nothing (条例第二十三条). */
    @Transactional
    public void self(UUID operation, UUID caseId, UUID personId, String text, String excuse, Actor actor) {
        String request = Sha256.of(String.join("\n", "self", caseId + "", personId + "", text, excuse));
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.At at = desk.hold(caseId, EXCUSING, actor);
        Member member = member(caseId, personId);
        List<FieldError> errors = new ArrayList<>();
        if (text.isEmpty() == excuse.isEmpty()) {
            errors.add(FieldError.of("text", "evaluation.wrong.selfOrExcuse"));
        }
        if (text.length() > LONGEST_SELF) {
            errors.add(FieldError.of("text", "evaluation.wrong.long", LONGEST_SELF));
        }
        if (excuse.length() > LONGEST_NOTE) {
            errors.add(FieldError.of("excuse", "evaluation.wrong.long", LONGEST_NOTE));
        }
        if (member.selfText() != null && member.selfBy() == null
                || !member.part().takesPart()) {
            errors.add(FieldError.of("text", "evaluation.wrong.selfIsThere"));
        }
        refuse(errors);
        jdbc.sql("update evaluation_member set self_text = nullif(:text, ''), excuse = nullif(:excuse, ''),"
                        + " self_by = :by, self_at = :now where case_id = :case and person_id = :person")
                .param("text", text)
                .param("excuse", excuse)
                .param("by", actor.name())
                .param("now", now())
                .param("case", caseId)
                .param("person", personId)
                .update();
        record(at, actor, personId, text.isEmpty() ? "excuse" : "self-for", request);
    }

    /** Enters what a ballot on paper came to. */
    @Transactional
    public void votes(UUID operation, UUID caseId, Typed.Counted counted, Actor actor) {
        String request = Sha256.of("votes\n" + caseId + "\n" + counted);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.At at = desk.hold(caseId, VOTING, actor);
        Map<UUID, Member.Votes> entered = new HashMap<>();
        for (Member member : evaluations.members(caseId)) {
            Member.Votes own = counted.votes().get(member.personId());
            if (own != null && member.part().isGraded()) {
                if (member.votes() != null && !member.votes().situations().isEmpty()) {
                    throw new EvaluationRefused(FieldError.of(null, "evaluation.wrong.votesAreCounted"));
                }
                entered.put(member.personId(), own);
            }
        }
        results.votes(caseId, entered);
        if (!counted.committee().isEmpty()) {
            results.committee(caseId, counted.committee());
        }
        record(at, actor, caseId, "votes", request);
    }

    /**
     * Keeps the grades as far as they are entered; what is wrong with them is said, and more excellent than the cap allows
     * are not kept at all.
     */
    @Transactional
    public void grades(UUID operation, UUID caseId, Map<UUID, Given> given, Actor actor) {
        String request = Sha256.of("grades\n" + caseId + "\n" + given);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.At at = desk.hold(caseId, Set.of(Desk.GRADES), actor);
        List<FieldError> errors = new ArrayList<>();
        given.forEach((person, one) -> {
            if (one.reason() != null && one.reason().length() > LONGEST_REASON) {
                errors.add(FieldError.of("reason-" + person, "evaluation.wrong.long", LONGEST_REASON));
            }
            if (one.grade() != null && one.grade().needsReason() && one.reason() == null) {
                errors.add(FieldError.of(
                        "reason-" + person,
                        "evaluation.wrong.reason",
                        one.grade().title()));
            }
            if (one.grade() == Grade.UNQUALIFIED && one.situation() == null) {
                errors.add(FieldError.of("situation-" + person, "evaluation.wrong.situation"));
            }
        });
        List<Member> members = evaluations.members(caseId);
        ExcellentCap cap = ExcellentCap.of(
                at.evaluation().capBase(), members.stream().map(Member::part).toList());
        EvaluationRules.cap(
                        cap,
                        members.stream()
                                .filter(member -> member.part().isGraded())
                                .map(member -> given.get(member.personId()))
                                .filter(one -> one != null && one.grade() == Grade.EXCELLENT)
                                .count())
                .forEach(finding -> errors.add(finding.error()));
        refuse(errors);
        results.grades(
                caseId,
                members.stream()
                        .filter(member -> member.part().isGraded())
                        .collect(Collectors.toMap(
                                Member::personId, member -> given.getOrDefault(member.personId(), Given.NOTHING))));
        record(at, actor, caseId, "grades", request);
    }

    /** Notes that a member cannot be told. */
    @Transactional
    public void unreached(UUID operation, UUID caseId, UUID personId, String why, Actor actor) {
        String request = Sha256.of(String.join("\n", "unreached", caseId + "", personId + "", why));
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.At at = desk.hold(caseId, Set.of(Desk.FEEDBACK), actor);
        Member member = member(caseId, personId);
        if (why.isEmpty() || why.length() > LONGEST_NOTE) {
            throw new EvaluationRefused(FieldError.of("text", "evaluation.wrong.why", LONGEST_NOTE));
        }
        if (member.answer() != null && member.answerBy() == null
                || !member.part().isGraded()) {
            throw new EvaluationRefused(FieldError.of("text", "evaluation.wrong.answered"));
        }
        jdbc.sql("update evaluation_member set answer = 'UNREACHED', answer_text = ?, answered_at = ?, answer_by = ?"
                        + " where case_id = ? and person_id = ?")
                .params(why, now(), actor.name(), caseId, personId)
                .update();
        record(at, actor, personId, "unreached", request);
    }

    /** Reminds whoever the open step waits for. */
    @Transactional
    public void remind(UUID operation, UUID caseId, Actor actor) {
        String request = Sha256.of("remind\n" + caseId);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        Desk.At at = desk.hold(caseId, Set.of(Desk.SELF, Desk.FEEDBACK), actor);
        record(at, actor, caseId, "reminded-" + effects.remind(at), request);
    }

    private Member member(UUID caseId, UUID personId) {
        return evaluations.member(caseId, personId).orElseThrow(() -> new NoSuchCase(personId));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new EvaluationRefused(errors);
        }
    }

    private void record(Desk.At at, Actor actor, UUID object, String outcome, String request) {
        ledger.append(new Entry(
                        LedgerChain.ofCase(at.file().id()),
                        actor.personId(),
                        at.office().title().chinese(),
                        "evaluation",
                        object.toString(),
                        outcome,
                        LocalDate.now(clock),
                        request)
                .insteadOf(at.office().isOwn() ? null : at.office().instead().personId()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    /** What somebody is given; parts not decided yet are null. */
    record Given(Grade grade, String reason, Integer situation) {

        static final Given NOTHING = new Given(null, null, null);
    }
}
