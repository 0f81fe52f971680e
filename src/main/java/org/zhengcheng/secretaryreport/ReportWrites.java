package org.zhengcheng.secretaryreport;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.TypedText;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.PersonName;

/** What is written in a duty report beside its steps: scores by class as two count them, and what becomes of each problem. */
@Component
class ReportWrites {

    static final int LONGEST_MEASURE = 1000;
    static final int LONGEST_EVIDENCE = 2000;

    private final ReportDesk desk;
    private final Reports reports;
    private final ScoreCounts counts;
    private final ProblemFiles evidence;
    private final Operations operations;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReportWrites(
            ReportDesk desk,
            Reports reports,
            ScoreCounts counts,
            ProblemFiles evidence,
            Operations operations,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.desk = desk;
        this.reports = reports;
        this.counts = counts;
        this.evidence = evidence;
        this.operations = operations;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Enters the numbers of a scoring as one of two counted them.
     *
     * @throws CaseMoved if they have entered them already
     */
    @Transactional
    public void scores(UUID operation, UUID caseId, Scores scores, Actor actor) {
        String request = Sha256.of("scores\n" + caseId + "\n" + scores);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        ReportDesk.At at = desk.hold(caseId, ReportRules.SCORES, actor);
        List<FieldError> errors = new ArrayList<>();
        for (AssessorClass of : AssessorClass.values()) {
            if (scores.isUneven(of)) {
                errors.add(FieldError.of(of.name(), "report.unevenScores", of.title()));
            }
        }
        if (!scores.isGiven()) {
            errors.add(FieldError.of(AssessorClass.LEADERS.name(), "report.wrong.noScores"));
        }
        refuse(errors);
        ScoreCounts.Progress progress = counts.of(caseId);
        if (progress.hasEntered(actor.personId())) {
            throw new CaseMoved(caseId);
        }
        record(at, actor, caseId, counts.keep(caseId, progress, scores, actor.personId()), request);
    }

    /** The secretary says what is done about a problem, by whom and by when, and hands it in with evidence once it is done. */
    @Transactional
    public void plan(UUID operation, UUID caseId, UUID problemId, Plan plan, List<MultipartFile> files, Actor actor) {
        List<String> names = files.stream()
                .map(file -> file.getOriginalFilename() + " " + file.getSize())
                .toList();
        String request = Sha256.of("plan\n" + caseId + "\n" + problemId + "\n" + plan + "\n" + names);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        ReportDesk.At at = desk.hold(caseId, ReportRules.PLANNED, actor);
        Problem problem = reports.problem(caseId, problemId).orElseThrow(() -> new NoSuchCase(problemId));
        List<FieldError> errors = new ArrayList<>();
        if (problem.state() == Problem.State.ACCEPTED) {
            errors.add(FieldError.of("measure", "report.wrong.accepted"));
        }
        if (plan.measure().isEmpty() || plan.measure().length() > LONGEST_MEASURE) {
            errors.add(FieldError.of("measure", "report.wrong.measure", LONGEST_MEASURE));
        }
        if (plan.dueOn() == null) {
            errors.add(FieldError.of("dueOn", "report.wrong.due"));
        }
        if (plan.evidence().length() > LONGEST_EVIDENCE
                || plan.done()
                        && plan.evidence().isEmpty()
                        && files.isEmpty()
                        && evidence.of(problemId).isEmpty()) {
            errors.add(FieldError.of("evidence", "report.wrong.evidence", LONGEST_EVIDENCE));
        }
        PersonName owner = owners(at.report().branchId()).stream()
                .filter(one -> one.id().equals(plan.owner()))
                .findFirst()
                .orElse(null);
        if (owner == null) {
            errors.add(FieldError.of("owner", "report.wrong.owner"));
        }
        refuse(errors);
        jdbc.sql("update secretary_problem set measure = ?, owner_id = ?, owner_name = ?, due_on = ?,"
                        + " evidence = nullif(?, ''), state = ?, reviewer_id = null, reviewer_name = null where id = ?")
                .params(
                        plan.measure(),
                        owner.id(),
                        owner.name(),
                        plan.dueOn(),
                        plan.evidence(),
                        (plan.done() ? Problem.State.SUBMITTED : Problem.State.IN_PROGRESS).name(),
                        problemId)
                .update();
        List<String> taken = evidence.add(caseId, problemId, files, operation, actor);
        record(at, actor, problemId, plan.done() ? "submitted" : "planned", Sha256.of(request + taken));
    }

    /** Somebody above who does not answer for it accepts what was done, or sends it back. */
    @Transactional
    public void review(UUID operation, UUID caseId, UUID problemId, boolean accepted, String note, Actor actor) {
        String request = Sha256.of("review\n" + caseId + "\n" + problemId + "\n" + accepted + "\n" + note);
        if (operations.begin(operation, actor.personId(), request, "").isPresent()) {
            return;
        }
        ReportDesk.At at = desk.hold(caseId, ReportRules.SETTLED, actor);
        Problem problem = reports.problem(caseId, problemId).orElseThrow(() -> new NoSuchCase(problemId));
        List<FieldError> errors = new ArrayList<>();
        if (actor.personId().equals(problem.ownerId())) {
            errors.add(FieldError.of("note", "report.wrong.ownProblem"));
        }
        if (problem.state() != Problem.State.SUBMITTED) {
            errors.add(FieldError.of("note", "report.wrong.notSubmitted"));
        }
        if (note.length() > LONGEST_MEASURE || !accepted && note.isEmpty()) {
            errors.add(FieldError.of("note", "report.wrong.note", LONGEST_MEASURE));
        }
        refuse(errors);
        jdbc.sql("update secretary_problem set state = ?, reviewer_id = ?, reviewer_name = ?,"
                        + " review_note = nullif(?, '') where id = ?")
                .params(
                        (accepted ? Problem.State.ACCEPTED : Problem.State.REOPENED).name(),
                        actor.personId(),
                        actor.name(),
                        note,
                        problemId)
                .update();
        record(at, actor, problemId, accepted ? "accepted" : "reopened", request);
    }

    /** Who of a branch may answer for a problem: its members. */
    List<PersonName> owners(UUID branchId) {
        return jdbc.sql("select id, name from person where organization_id = ? and standing in ('FULL', 'PROBATIONARY')"
                        + " order by pinyin, name")
                .param(branchId)
                .query(PersonName.class)
                .list();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ReportRefused(errors);
        }
    }

    private void record(ReportDesk.At at, Actor actor, UUID object, String outcome, String request) {
        ledger.append(new Entry(
                        LedgerChain.ofCase(at.file().id()),
                        actor.personId(),
                        at.decision().office().title().chinese(),
                        "secretary-report",
                        object.toString(),
                        outcome,
                        LocalDate.now(clock),
                        request)
                .insteadOf(
                        at.decision().office().isOwn()
                                ? null
                                : at.decision().office().instead().personId()));
    }

    /**
     * What is said about a problem.
     *
     * @param owner who answers for it; null if nobody was chosen
     * @param dueOn null if no day was given
     * @param done whether it is handed in for review
     */
    record Plan(String measure, UUID owner, LocalDate dueOn, String evidence, boolean done) {

        /** What was typed, as the page names it. */
        static Plan of(Map<String, String> typed) {
            return new Plan(
                    TypedText.clean(typed.get("measure")),
                    id(typed.getOrDefault("owner", "")),
                    day(typed.getOrDefault("dueOn", "")),
                    TypedText.clean(typed.get("evidence")),
                    "true".equals(typed.get("done")));
        }

        private static UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException none) {
                return null;
            }
        }

        private static LocalDate day(String text) {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? parsed(text) : null;
        }

        private static LocalDate parsed(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noDay) {
                return null;
            }
        }
    }
}
