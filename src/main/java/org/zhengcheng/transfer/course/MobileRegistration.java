package org.zhengcheng.transfer.course;

import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;

/** 流动党员登记 (registration of mobile members), which is no transfer. */
@Component
class MobileRegistration extends TransferProcedure {

    MobileRegistration(TransferRules rules, TransferEffects effects) {
        super("mobile-registration", "流动", rules, effects);
    }

    /** The branch there is asked at once: no committee stands between. */
    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        super.follow("endorsed".equals(effect) ? "arrived" : effect, taken, file, history);
    }
}
