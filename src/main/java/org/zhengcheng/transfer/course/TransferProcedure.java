package org.zhengcheng.transfer.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.Supposed;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Person;

/** What the procedures that move a member, or register where one is, have in common. */
abstract class TransferProcedure implements Procedure {

    private final String key;
    private final String numberPrefix;
    private final TransferRules rules;
    private final TransferEffects effects;

    TransferProcedure(String key, String numberPrefix, TransferRules rules, TransferEffects effects) {
        this.key = key;
        this.numberPrefix = numberPrefix;
        this.rules = rules;
        this.effects = effects;
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public final String numberPrefix() {
        return numberPrefix;
    }

    @Override
    public String hindrance(Person person) {
        return rules.hindrance(person);
    }

    @Override
    public final Set<String> rules() {
        return TransferRules.NAMES;
    }

    @Override
    public final Set<String> effects() {
        return TransferEffects.NAMES;
    }

    @Override
    public final List<Finding> check(
            Step.Check check, Answers answers, History history, Person subject, CaseFile file) {
        return rules.check(check, answers, history, subject, file);
    }

    @Override
    public final boolean isKnownBefore(Step.Check check) {
        return TransferRules.isKnownBefore(check);
    }

    @Override
    public final boolean isOfCase(Step.Check check) {
        return OfCase.knows(check);
    }

    @Override
    public final List<Finding> suppose(
            Step.Check check, Answers answers, History history, Supposed subject, LocalDate today) {
        return OfCase.find(check, answers, history, subject, today);
    }

    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        effects.follow(effect, taken, file, history);
    }

    @Override
    public String beginsAt() {
        return "/transfers/new/" + key;
    }

    @Override
    public final boolean isCopiedFromPaper() {
        return false;
    }
}
