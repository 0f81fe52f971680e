package org.zhengcheng.transfer.course;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Person;
import org.zhengcheng.transfer.parcel.OpenedParcels;

/** 组织关系转入 (transfer from outside the system), opened by the receiving committee. */
@Component
class TransferIn implements Procedure {

    private static final Text PARCEL = new Text("随转的电子材料", "The file that came with the member");

    private final TransferRules rules;
    private final TransferEffects effects;
    private final OpenedParcels parcels;

    TransferIn(TransferRules rules, TransferEffects effects, OpenedParcels parcels) {
        this.rules = rules;
        this.effects = effects;
        this.parcels = parcels;
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
    public Aside aside(CaseFile file) {
        return parcels.cameWith(file.id())
                ? new Aside(null, List.of(new Aside.Link("/cases/" + file.id() + "/parcel", PARCEL, false)))
                : Aside.NONE;
    }

    @Override
    public boolean isCopiedFromPaper() {
        return false;
    }
}
