package org.zhengcheng.transfer.course;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Person;

/** 流动党员登记 (registration of mobile members), which is no transfer. */
@Component
class MobileRegistration implements Procedure {

    private final TransferRules rules;
    private final TransferEffects effects;

    MobileRegistration(TransferRules rules, TransferEffects effects) {
        this.rules = rules;
        this.effects = effects;
    }

    @Override
    public String key() {
        return "mobile-registration";
    }

    @Override
    public String numberPrefix() {
        return "流动";
    }

    @Override
    public String hindrance(Person person) {
        return rules.hindrance(person);
    }

    @Override
    public Set<String> rules() {
        return TransferRules.NAMES;
    }

    @Override
    public Set<String> effects() {
        return TransferEffects.NAMES;
    }

    @Override
    public List<Finding> check(Step.Check check, Answers answers, History history, Person subject) {
        return rules.check(check, answers, history, subject);
    }

    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        // The branch there is asked at once: no committee stands between.
        effects.follow("endorsed".equals(effect) ? "arrived" : effect, taken, file, history);
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
