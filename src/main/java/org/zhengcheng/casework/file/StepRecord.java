package org.zhengcheng.casework.file;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Office;

/** A step that was taken: who, in which office, when it happened, when it was recorded, what was handed in. */
@Entity
public class StepRecord {

    @Id
    private UUID id;

    private UUID caseId;
    private int seq;
    private String stepId;
    private String stepName;
    private String stepNameEn;
    private String stepNumber;
    private String taskId;
    private String outcome;
    private String outcomeName;
    private String outcomeNameEn;
    private String reason;
    private UUID actorId;
    private String actorName;
    private String office;
    private String officeEn;
    private boolean onBehalf;
    private UUID insteadId;
    private String insteadName;
    private boolean fromPaper;
    private LocalDate eventDate;
    private Instant recordedAt;
    private LocalDate dueOn;
    private String definitionId;
    private String formKey;
    private String formSha256;
    private String submission;
    private String submissionSha256;
    private String secrets;

    @Transient
    private Answers answers;

    protected StepRecord() {}

    public StepRecord(
            UUID id,
            CaseFile file,
            int seq,
            Step step,
            String taskId,
            Outcome chosen,
            String reason,
            Actor actor,
            Office office,
            boolean onBehalf,
            LocalDate eventDate,
            Instant recordedAt,
            LocalDate dueOn,
            FormSchema form,
            Answers answers) {
        this.id = id;
        this.caseId = file.id();
        this.seq = seq;
        this.stepId = step.id();
        this.stepName = step.name().chinese();
        this.stepNameEn = step.name().english();
        this.stepNumber = step.number();
        this.taskId = taskId;
        this.outcome = chosen.value();
        this.outcomeName = chosen.name().chinese();
        this.outcomeNameEn = chosen.name().english();
        this.reason = reason;
        this.actorId = actor.personId();
        this.actorName = actor.name();
        this.office = office.title().chinese();
        this.officeEn = office.title().english();
        this.insteadId = office.isOwn() ? null : office.instead().personId();
        this.insteadName = office.isOwn() ? null : office.instead().name();
        this.onBehalf = onBehalf;
        this.eventDate = eventDate;
        this.recordedAt = recordedAt;
        this.dueOn = dueOn;
        this.definitionId = file.definitionId();
        this.formKey = form.key();
        this.formSha256 = form.sha256();
        keep(answers);
    }

    /** A step that nobody took: its last day passed, and the diagram says what then follows. */
    public static StepRecord lapsed(
            CaseFile file,
            int seq,
            Step step,
            String taskId,
            Outcome outcome,
            LocalDate dueOn,
            Instant now,
            FormSchema form) {
        StepRecord record = assumed(step, outcome, seq, LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")), null);
        record.id = UUID.randomUUID();
        record.caseId = file.id();
        record.stepNumber = step.number();
        record.taskId = taskId;
        record.actorName = "系统";
        record.office = "期限届满";
        record.officeEn = "time ran out";
        record.recordedAt = now;
        record.dueOn = dueOn;
        record.definitionId = file.definitionId();
        record.formKey = form.key();
        record.formSha256 = form.sha256();
        record.keep(new Answers(Map.of()));
        return record;
    }

    /** A step as it would stand on record if it were taken on a day; for reckoning only, never to be stored. */
    public static StepRecord assumed(Step step, Outcome outcome, int seq, LocalDate day, Answers answers) {
        StepRecord record = new StepRecord();
        record.stepId = step.id();
        record.stepName = step.name().chinese();
        record.stepNameEn = step.name().english();
        record.seq = seq;
        record.outcome = outcome.value();
        record.outcomeName = outcome.name().chinese();
        record.outcomeNameEn = outcome.name().english();
        record.eventDate = day;
        record.formKey = step.formKey();
        record.formSha256 = step.form() == null ? null : step.form().sha256();
        record.answers = answers;
        return record;
    }

    /** The same taken by somebody, for a reason or, if it is null, for none; for reckoning only. */
    public StepRecord assumedBy(UUID personId, String why) {
        actorId = personId;
        reason = why;
        return this;
    }

    @PostLoad
    public void readSubmission() {
        answers = SealedAnswers.joined(submission, secrets);
    }

    private void keep(Answers given) {
        SealedAnswers apart = SealedAnswers.of(given);
        submission = apart.text();
        submissionSha256 = Sha256.of(submission);
        secrets = apart.secrets();
        answers = given;
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    /** Its place in the case, from 1. */
    /** The engine's task that was completed; null for an act on the whole case. */
    public String taskId() {
        return taskId;
    }

    public int seq() {
        return seq;
    }

    public String stepId() {
        return stepId;
    }

    public Text stepName() {
        return new Text(stepName, stepNameEn);
    }

    /** The step's number in the procedure; null for a step between the numbered ones. */
    public String stepNumber() {
        return stepNumber;
    }

    public String outcome() {
        return outcome;
    }

    /** The words of the button that was pressed. */
    public Text outcomeName() {
        return new Text(outcomeName, outcomeNameEn);
    }

    /** What happened, said once: some steps have one way out that is named like the step. */
    public Text title() {
        return new Text(
                outcomeName.equals(stepName) ? stepName : stepName + "：" + outcomeName,
                outcomeNameEn.equals(stepNameEn) ? stepNameEn : stepNameEn + ": " + outcomeNameEn);
    }

    /** Why: for a return, a refusal, lateness or an exception; null if none was needed. */
    public String reason() {
        return reason;
    }

    /** Who took it; null if nobody did and its time ran out. */
    public UUID actorId() {
        return actorId;
    }

    public String actorName() {
        return actorName;
    }

    /** The office in which the person acted. */
    public Text office() {
        return new Text(office, officeEn);
    }

    /** The holder of the office in whose place the actor acted; null if it was their own. */
    public UUID insteadId() {
        return insteadId;
    }

    /** Who did it, as pages name them: 党员卯, or 党员卯（代党员寅） for a substitute. */
    public Text doneBy() {
        if (actorId == null) {
            return new Text(actorName, "the system");
        }
        return insteadId == null
                ? Text.same(actorName)
                : new Text(actorName + "（代" + insteadName + "）", actorName + " (for " + insteadName + ")");
    }

    /** Whether somebody took part in it: who took it, and in whose place. */
    public boolean involves(UUID personId) {
        return personId.equals(actorId) || personId.equals(insteadId);
    }

    /** Whether the actor handed it in for the person concerned, on a signed paper. */
    public boolean isOnBehalf() {
        return onBehalf;
    }

    /** Marks it as a step that was taken on paper and copied from there by the actor, whoever took it then. */
    public StepRecord copiedFromPaper() {
        fromPaper = true;
        return this;
    }

    /** Adds to what is handed in, before it is written. */
    public StepRecord with(Answers more) {
        keep(more);
        return this;
    }

    /** Whether it was taken on paper, before the case was kept here; the actor is then whoever copied it. */
    public boolean isFromPaper() {
        return fromPaper;
    }

    /** The day it really happened (Asia/Shanghai). */
    public LocalDate eventDate() {
        return eventDate;
    }

    /** When it was entered. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** The day it was due; null if no period ran. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** Whether it happened after the day it was due. */
    public boolean isLate() {
        return dueOn != null && eventDate.isAfter(dueOn);
    }

    /** The form it was made with. */
    public String formKey() {
        return formKey;
    }

    public String formSha256() {
        return formSha256;
    }

    public String submissionSha256() {
        return submissionSha256;
    }

    /** What was handed in. */
    public Answers answers() {
        return answers;
    }
}
