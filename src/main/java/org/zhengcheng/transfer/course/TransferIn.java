package org.zhengcheng.transfer.course;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Person;
import org.zhengcheng.transfer.parcel.OpenedParcels;

/** 组织关系转入 (transfer from outside the system), opened by the receiving committee. */
@Component
class TransferIn extends TransferProcedure {

    private static final Text PARCEL = new Text("随转的电子材料", "The file that came with the member");

    private final OpenedParcels parcels;

    TransferIn(TransferRules rules, TransferEffects effects, OpenedParcels parcels) {
        super("transfer-in", "转入", rules, effects);
        this.parcels = parcels;
    }

    @Override
    public String hindrance(Person person) {
        return TransferRules.isMember(person) ? "transfer.open.alreadyHere" : null;
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
}
