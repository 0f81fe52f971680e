package org.zhengcheng.transfer.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.member.PersonOnPaper;
import org.zhengcheng.organization.member.PersonsOnPaper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The letters of introduction (组织关系介绍信) that were issued. Each committee counts its own in each year, without gaps and
 * without giving a number twice (组通字〔2006〕45 号): whoever issues waits for whoever else issues for the same committee.
 */
@Component("transferLetters")
public class Letters {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELECT = "select id, case_id, committee_id, number, issued_on, valid_days, last_on,"
            + " received_on, voided_on, void_reason, replaces_id, content from transfer_letter ";

    private final PersonsOnPaper persons;
    private final FieldCipher cipher;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Letters(PersonsOnPaper persons, FieldCipher cipher, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.persons = persons;
        this.cipher = cipher;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Issues the letter of a case today.
     *
     * @param by the person who issues it for the committee
     * @throws IllegalStateException if the case has a letter that is not void
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Letter issue(UUID caseId, LetterFacts facts, UUID by) {
        if (current(caseId).isPresent()) {
            throw new IllegalStateException("Case " + caseId + " has a letter");
        }
        Letter letter = write(caseId, facts, null, by);
        enter(letter, "issue-letter", letter.number(), letter.lastOn().toString(), by);
        return letter;
    }

    /** The letter of a case that is not void. */
    public Optional<Letter> current(UUID caseId) {
        return jdbc.sql(SELECT + "where case_id = ? and voided_on is null")
                .param(caseId)
                .query(this::letter)
                .optional();
    }

    /** All letters of a case, the latest first. */
    public List<Letter> of(UUID caseId) {
        return jdbc.sql(SELECT + "where case_id = ? order by issued_at desc, seq desc")
                .param(caseId)
                .query(this::letter)
                .list();
    }

    /** The letter with a code as somebody typed it or as the sign on the letter holds it. */
    public Optional<Letter> withCode(String typed) {
        return LetterCode.read(typed)
                .flatMap(code -> jdbc.sql(SELECT + "where code_sha256 = ?")
                        .param(LetterCode.sha256(code))
                        .query(this::letter)
                        .optional());
    }

    /**
     * The receiving committee has taken the letter.
     *
     * @throws IllegalStateException if it is void or was received before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void received(UUID letterId, LocalDate on, UUID by) {
        change("received_on = :on", letterId, on, null);
        Letter letter = find(letterId);
        enter(letter, "receive-letter", letter.number(), "received", by);
    }

    /**
     * The letter counts no more: it was lost, or the transfer was given up.
     *
     * @param reason why, at most 500 characters
     * @throws IllegalStateException if it is void already or was received
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void voided(UUID letterId, String reason, UUID by) {
        change("voided_on = :on, void_reason = :reason", letterId, LocalDate.now(clock), reason);
        Letter letter = find(letterId);
        enter(letter, "void-letter", letter.number(), "void", by);
    }

    /**
     * Issues a letter in place of one that was lost or has expired; the former is void from now on (补办).
     *
     * @param reason why, at most 500 characters
     * @param validDays 1 to 90, from today
     * @throws IllegalStateException if the case has no letter that could be replaced
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Letter reissue(UUID caseId, String reason, int validDays, UUID by) {
        UUID formerId = current(caseId)
                .map(Letter::id)
                .orElseThrow(() -> new IllegalStateException("Case " + caseId + " has no letter"));
        change("voided_on = :on, void_reason = :reason", formerId, LocalDate.now(clock), reason);
        Letter former = find(formerId);
        LetterContent said = former.content();
        UUID personId = jdbc.sql("select person_id from case_file where id = ?")
                .param(caseId)
                .query(UUID.class)
                .single();
        LetterFacts facts = new LetterFacts(
                former.committeeId(),
                personId,
                said.addressee(),
                said.origin(),
                said.destination(),
                said.duesPaidUntil(),
                validDays,
                said.memberPhone(),
                said.postal());
        Letter letter = write(caseId, facts, formerId, by);
        enter(letter, "reissue-letter", letter.number(), "in place of " + former.number(), by);
        return letter;
    }

    private Letter find(UUID letterId) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(letterId)
                .query(this::letter)
                .single();
    }

    private void change(String what, UUID letterId, LocalDate on, String reason) {
        int changed = jdbc.sql("update transfer_letter set " + what
                        + " where id = :id and voided_on is null and received_on is null")
                .param("on", on)
                .param("reason", reason)
                .param("id", letterId)
                .update();
        if (changed == 0) {
            throw new IllegalStateException("Letter " + letterId + " is void or was received");
        }
    }

    private Letter write(UUID caseId, LetterFacts facts, UUID replacesId, UUID by) {
        LocalDate today = LocalDate.now(clock);
        record Committee(String code, String name) {}
        Committee committee = jdbc.sql("select code, name from organization where id = ?")
                .param(facts.committeeId())
                .query(Committee.class)
                .single();
        LetterContent content = content(facts, committee.name(), today);
        // The row of the committee is kept until the transaction ends: the next to issue waits, and sees no gap.
        int seq = jdbc.sql(
                        "insert into letter_number (committee_id, year, last) values (?, ?, 1)"
                                + " on conflict (committee_id, year) do update set last = letter_number.last + 1 returning last")
                .params(facts.committeeId(), today.getYear())
                .query(Integer.class)
                .single();
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into transfer_letter (id, case_id, committee_id, year, seq, number, issued_on, valid_days, last_on,"
                                + " content, code_sha256, replaces_id, issued_by, issued_at)"
                                + " values (:id, :case, :committee, :year, :seq, :number, :on, :days, :last, :content, :code,"
                                + " :replaces, :by, :at)")
                .param("id", id)
                .param("case", caseId)
                .param("committee", facts.committeeId())
                .param("year", today.getYear())
                .param("seq", seq)
                .param("number", "%s〔%d〕%04d".formatted(committee.code(), today.getYear(), seq))
                .param("on", today)
                .param("days", facts.validDays())
                .param("last", today.plusDays(facts.validDays()))
                .param("content", cipher.encrypt(JSON.writeValueAsString(content)))
                .param("code", LetterCode.sha256(content.code()))
                .param("replaces", replacesId)
                .param("by", by)
                .param("at", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        return find(id);
    }

    private LetterContent content(LetterFacts facts, String committee, LocalDate today) {
        PersonOnPaper member = persons.find(facts.personId());
        return new LetterContent(
                LetterCode.fresh(),
                committee,
                facts.addressee(),
                facts.origin(),
                facts.destination(),
                member.name(),
                member.sex(),
                member.ageOn(today),
                member.nation() == null ? null : member.nation().chinese(),
                member.isProbationary(),
                member.citizenId(),
                facts.duesPaidUntil(),
                facts.memberPhone() == null ? member.phone() : facts.memberPhone(),
                facts.postal());
    }

    /** The hash of all that stands on it is what can be held against a copy later. */
    private void enter(Letter letter, String act, String object, String outcome, UUID by) {
        ledger.append(new Entry(
                LedgerChain.ofCase(letter.caseId()),
                by,
                letter.content().committee(),
                act,
                object,
                outcome,
                LocalDate.now(clock),
                Sha256.of(letter.number() + "\n" + JSON.writeValueAsString(letter.content()))));
    }

    private Letter letter(ResultSet row, int n) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getObject("committee_id", UUID.class),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getInt("valid_days"),
                row.getObject("last_on", LocalDate.class),
                row.getObject("received_on", LocalDate.class),
                row.getObject("voided_on", LocalDate.class),
                row.getString("void_reason"),
                row.getObject("replaces_id", UUID.class),
                JSON.readValue(cipher.decrypt(row.getString("content")), LetterContent.class));
    }
}
