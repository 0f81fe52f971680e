package org.zhengcheng.transfer.course;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Person;

/** 组织关系转入 (transfer from outside the system), opened by the receiving committee. */
@Component
class TransferIn implements Procedure {

    private final TransferRules rules;
    private final TransferEffects effects;

    TransferIn(TransferRules rules, TransferEffects effects) {
        this.rules = rules;
        this.effects = effects;
    }

    @Override
    public String key() {
        return "transfer-in";
    }

    @Override
    public String numberPrefix() {
        return "转入";
    }

    @Override
    public String hindrance(Person person) {
        return TransferRules.isMember(person) ? "transfer.open.alreadyHere" : null;
    }

    @Override
    public List<Finding> check(Step.Check check, Answers answers, History history, Person subject) {
        return rules.check(check, answers, history, subject);
    }

    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        effects.follow(effect, taken, file, history);
    }

    @Override
    public String beginsAt() {
        return "/transfers/in";
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
