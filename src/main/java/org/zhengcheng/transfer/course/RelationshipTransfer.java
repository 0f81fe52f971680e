package org.zhengcheng.transfer.course;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;

/** 组织关系转接 (transfer of membership). */
@Component
class RelationshipTransfer extends TransferProcedure {

    private final TransferRules rules;
    private final Asides asides;

    RelationshipTransfer(TransferRules rules, TransferEffects effects, Asides asides) {
        super("relationship-transfer", "转接", rules, effects);
        this.rules = rules;
        this.asides = asides;
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
}
