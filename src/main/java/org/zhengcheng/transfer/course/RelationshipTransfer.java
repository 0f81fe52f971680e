package org.zhengcheng.transfer.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Person;

/** 组织关系转接 (transfer of membership). */
@Component
class RelationshipTransfer implements Procedure {

    private final TransferRules rules;
    private final TransferEffects effects;
    private final Asides asides;

    RelationshipTransfer(TransferRules rules, TransferEffects effects, Asides asides) {
        this.rules = rules;
        this.effects = effects;
        this.asides = asides;
    }

    @Override
    public String key() {
        return "relationship-transfer";
    }

    @Override
    public String numberPrefix() {
        return "转接";
    }

    @Override
    public String hindrance(Person person) {
        return rules.hindrance(person);
    }

    @Override
    public List<Finding> check(Step.Check check, Answers answers, History history, Person subject) {
        return rules.check(check, answers, history, subject);
    }

    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        effects.follow(effect, taken, file, history);
    }

    /** A letter that was issued in place of a lost one has days of its own. */
    @Override
    public Optional<LocalDate> amended(CaseFile file, Reference answer) {
        return rules.amended(file.id(), answer);
    }

    @Override
    public Aside aside(CaseFile file) {
        return asides.of(file);
    }

    @Override
    public Aside aside(CaseFile file, Step step) {
        return asides.before(file, step);
    }

    @Override
    public String beginsAt() {
        return "/transfers/new/" + key();
    }

    @Override
    public boolean isCopiedFromPaper() {
        return false;
    }
}
