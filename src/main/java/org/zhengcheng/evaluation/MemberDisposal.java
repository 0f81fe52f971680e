package org.zhengcheng.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.Supposed;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Standing;

/**
 * 不合格党员组织处置 (disposal of an unqualified member) under the measures of 2024, as far as published explanations confirm them
 * (domain notes, evaluation §6).
 */
@Component
class MemberDisposal implements Procedure {

    private static final Set<String> RULES =
            Set.of("full-member", "punished-once", "not-corrected-before", "usual-months");
    private static final Set<String> EFFECTS = Set.of("restored", "disposed");

    static final String KEY = "member-disposal";

    private static final int USUAL_MONTHS = 6;

    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    MemberDisposal(People people, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String numberPrefix() {
        return "处置";
    }

    /** Members on probation are not persuaded to leave: their probation is extended or revoked (细则第三十一条). */
    @Override
    public String hindrance(Person person) {
        return person.standing() == Standing.FULL ? null : "disposal.notFull";
    }

    @Override
    public Set<String> rules() {
        return RULES;
    }

    @Override
    public Set<String> effects() {
        return EFFECTS;
    }

    @Override
    public List<Finding> check(Step.Check check, Answers answers, History history, Person subject, CaseFile file) {
        return isOfCase(check)
                ? suppose(check, answers, history, Supposed.of(subject), LocalDate.now(clock))
                : punishedOnce(subject);
    }

    /** Punishments stand elsewhere. */
    @Override
    public boolean isOfCase(Step.Check check) {
        return !check.rule().equals("punished-once");
    }

    @Override
    public List<Finding> suppose(
            Step.Check check, Answers answers, History history, Supposed subject, LocalDate today) {
        return switch (check.rule()) {
            case "full-member" ->
                subject.standing() == Standing.FULL ? List.of() : List.of(Finding.blocks(null, "disposal.notFull"));
            case "not-corrected-before" ->
                history.last(check.field().stepId()).isPresent()
                        ? List.of(Finding.blocks("outcome", "disposal.correctedBefore"))
                        : List.of();
            case "usual-months" ->
                answers.integer(check.field().field())
                        .filter(months -> months != USUAL_MONTHS)
                        .map(months -> List.of(
                                Finding.needsReason(check.field().field(), "disposal.unusualMonths", USUAL_MONTHS)))
                        .orElse(List.of());
            default -> throw new IllegalArgumentException("No such rule: " + check.rule());
        };
    }

    /** Who was punished by the Party is as a rule not disposed of for the same thing as well. */
    private List<Finding> punishedOnce(Person subject) {
        return people.disciplines(List.of(subject.id()), LocalDate.now(clock)).isEmpty()
                ? List.of()
                : List.of(Finding.needsReason(null, "disposal.punishedAlready"));
    }

    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        switch (effect) {
            case "restored" -> restore(taken, file);
            case "disposed" -> disposed(taken, file, history);
            default -> throw new IllegalArgumentException("No such effect: " + effect);
        }
    }

    /** Kept for the annual return, in its kinds. */
    private void disposed(StepRecord taken, CaseFile file, History history) {
        Disposal kind = Disposal.of(
                taken.outcome(),
                history.records().stream().anyMatch(step -> step.outcome().equals("refused")),
                history.records().stream()
                        .map(StepRecord::answers)
                        .filter(answers -> answers.has("situation"))
                        .map(answers -> answers.get("situation").toString())
                        .findFirst()
                        .orElse(""));
        jdbc.sql("insert into evaluation_disposal (case_id, kind, branch_id, decided_on) values (?, ?, ?, ?)"
                        + " on conflict (case_id, kind) do update set decided_on = excluded.decided_on")
                .params(file.id(), kind.name(), file.organizationId(), taken.eventDate())
                .update();
    }

    /** The disposal is undone: the member is what they were, since when they were; and it counts for nothing. */
    private void restore(StepRecord taken, CaseFile file) {
        jdbc.sql("delete from evaluation_disposal where case_id = ?")
                .param(file.id())
                .update();
        boolean left = people.find(file.personId())
                .filter(person -> person.standing() == Standing.FULL)
                .isEmpty();
        if (left) {
            people.changeStanding(file.personId(), Standing.FULL, fullSince(file, taken.eventDate()), file.id());
        }
    }

    private LocalDate fullSince(CaseFile file, LocalDate otherwise) {
        return jdbc.sql(
                        "select since from standing_change where person_id = ? and standing = 'FULL' order by id desc limit 1")
                .param(file.personId())
                .query(LocalDate.class)
                .optional()
                .orElse(otherwise);
    }

    @Override
    public String beginsAt() {
        return "/evaluations";
    }

    @Override
    public boolean isBegunByThemselves() {
        return false;
    }

    @Override
    public boolean isCopiedFromPaper() {
        return false;
    }
}
