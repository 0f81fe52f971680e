package org.zhengcheng.transfer.course;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.language.Text;

/** What the page of a transfer says besides its course: who is responsible meanwhile, and where the letter is. */
@Component
class Asides {

    private static final Text LETTER = new Text("介绍信", "Letter of introduction");

    private final Transfers transfers;
    private final Distance distance;

    Asides(Transfers transfers, Distance distance) {
        this.transfers = transfers;
        this.distance = distance;
    }

    Aside of(CaseFile file) {
        Optional<Transfer> transfer = transfers.of(file.id());
        return new Aside(
                transfer.filter(Asides::isOnItsWayOut).map(this::stays).orElse(null),
                transfer.filter(t -> t.dispatchedOn() != null)
                        .map(t -> List.of(new Aside.Link("/cases/" + file.id() + "/letter", LETTER)))
                        .orElse(List.of()));
    }

    /** Of a case that two organisations share the page says it anyway. */
    private static boolean isOnItsWayOut(Transfer transfer) {
        return transfer.destinationId() == null && transfer.acceptedOn() == null && transfer.endedOn() == null;
    }

    private Text stays(Transfer transfer) {
        String branch = distance.of(transfer.originId()).branch().name();
        return new Text(
                "收到对方的回执以前，管理责任在" + branch + "。",
                branch + " is responsible for the member until the receipt of the other side has come.");
    }
}
