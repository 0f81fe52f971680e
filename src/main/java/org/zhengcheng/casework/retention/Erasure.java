package org.zhengcheng.casework.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.material.FileStore;

/**
 * Erases what a rule says of one case: answers, words and files. That each step was taken, by whom, when and how it ended
 * stays, and so do the digests of what was handed in, so that the ledger still verifies.
 */
@Component
class Erasure {

    /** The six papers of the personnel file (rules of 2026, article 36), and what is written into one of them. */
    private static final String DOSSIER = "('application-letter', 'activist-dossier', 'political-review-conclusion',"
            + " 'admission-form', 'probation-dossier', 'conversion-application', 'committee-talk-record')";

    static final String WAS_ADMITTED = "exists(select from standing_change s where s.case_id = c.id"
            + " and s.standing in ('PROBATIONARY', 'FULL'))";
    private static final String REVIEWS = "('democratic-evaluation', 'secretary-report')";

    /** The disposal of a member goes to the personnel file, and no rule falls on it (domain notes, evaluation §7). */
    private static final String ELSEWHERE =
            " and c.procedure_key not in ('member-disposal', 'democratic-evaluation', 'secretary-report')";

    static final String IS_HELD = "exists(select from legal_hold h where h.case_id = c.id and h.lifted_at is null)";

    /** A content that came again so lately may belong to an upload that is just being written down. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final String OFFICE = "保管期限";

    private final ObjectProvider<Procedure> procedures;
    private final FileStore store;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    Erasure(ObjectProvider<Procedure> procedures, FileStore store, Ledger ledger, JdbcClient jdbc) {
        this.procedures = procedures;
        this.store = store;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** The closed cases a rule falls on, the longest closed first: of a kind, not erased yet, not held. */
    static String candidates(RetentionKind kind) {
        String which = switch (kind) {
            case REVIEWS -> "c.procedure_key in " + REVIEWS;
            case ADMITTED -> WAS_ADMITTED + ELSEWHERE;
            default -> "not " + WAS_ADMITTED + ELSEWHERE;
        };
        return "from case_file c where c.state = 'CLOSED' and " + which
                + " and not exists(select from case_erasure e where e.case_id = c.id and e.kind = '" + kind.name()
                + "')";
    }

    List<UUID> due(RetentionRule rule, LocalDate today, int most) {
        return jdbc.sql("select c.id " + candidates(rule.kind()) + " and not " + IS_HELD
                        + " and c.closed_at < :before order by c.closed_at, c.id limit :most")
                .param("before", rule.dueBefore(today).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Erases one case if it is still due: everything is asked again once nobody else can change it. */
    @Transactional
    boolean erase(UUID caseId, RetentionRule rule, DatabaseTime.Reading now) {
        Optional<UUID> due = jdbc.sql("select c.id " + candidates(rule.kind()) + " and not " + IS_HELD
                        + " and c.closed_at < ? and c.id = ? for update of c skip locked")
                .params(rule.dueBefore(now.today()).atOffset(ZoneOffset.UTC), caseId)
                .query(UUID.class)
                .optional();
        // A hold that was placed while this one waited for the row is seen only by a new statement.
        boolean held = jdbc.sql("select exists(select from legal_hold where case_id = ? and lifted_at is null)")
                .param(caseId)
                .query(Boolean.class)
                .single();
        if (due.isEmpty() || held) {
            return false;
        }
        boolean keepsDossier = rule.kind() == RetentionKind.ADMITTED;
        int files = files(caseId, keepsDossier, now.now());
        int records = keepsDossier ? 0 : answers(caseId);
        jdbc.sql("insert into case_erasure (case_id, kind, months, basis, basis_en, erased_at, files, records)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseId,
                        rule.kind().name(),
                        rule.months(),
                        rule.basis().chinese(),
                        rule.basis().english(),
                        now.now().atOffset(ZoneOffset.UTC),
                        files,
                        records)
                .update();
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                rule.setBy(),
                OFFICE,
                "erase",
                rule.kind().name(),
                rule.months() + " months: " + files + " files, " + records + " records",
                now.today(),
                null));
        return true;
    }

    private int files(UUID caseId, boolean keepsDossier, Instant now) {
        List<UUID> ids = new ArrayList<>(jdbc.sql("delete from step_file f where f.case_id = ?"
                        + (keepsDossier ? " and (f.material is null or f.material not in " + DOSSIER + ")" : "")
                        + " returning f.file_id")
                .param(caseId)
                .query(UUID.class)
                .list());
        if (!keepsDossier) {
            procedures.forEach(procedure -> ids.addAll(procedure.erase(caseId)));
        }
        List<UUID> unused = ids.isEmpty()
                ? ids
                : jdbc.sql("select id from stored_file f where id in (:ids)"
                                + " and not exists(select from file_use u where u.file_id = f.id)")
                        .param("ids", ids)
                        .query(UUID.class)
                        .list();
        store.remove(unused, now.minus(LATELY));
        return unused.size();
    }

    /** The digest of a submission stays as it was; what it was the digest of is gone. */
    private int answers(UUID caseId) {
        jdbc.sql("delete from draft where case_id = ?").param(caseId).update();
        jdbc.sql("delete from notice where case_id = ?").param(caseId).update();
        return jdbc.sql("update step_record set submission = '{}', secrets = null, reason = null where case_id = ?")
                .param(caseId)
                .update();
    }

    /** Erases looks at numbers that a rule no longer keeps. */
    @Transactional
    public int looks(RetentionRule rule, LocalDate today, int most) {
        return jdbc.sql("delete from number_view where id in (select id from number_view where seen_at < ?"
                        + " order by id limit ?)")
                .params(rule.dueBefore(today).atOffset(ZoneOffset.UTC), most)
                .update();
    }

    /** What the pages of a case say: what was erased of it. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public List<Erased> of(UUID caseId) {
        return jdbc.sql("select kind, months, basis, basis_en, erased_at, files, records from case_erasure"
                        + " where case_id = ? order by erased_at")
                .param(caseId)
                .query((row, n) -> new Erased(
                        RetentionKind.valueOf(row.getString("kind")).title(),
                        row.getInt("months"),
                        new Text(row.getString("basis"), row.getString("basis_en")),
                        LocalDate.ofInstant(row.getTimestamp("erased_at").toInstant(), SHANGHAI),
                        row.getInt("files"),
                        row.getInt("records")))
                .list();
    }

    /** Something was erased of a case. */
    public record Erased(Text what, int months, Text basis, LocalDate on, int files, int records) {}
}
