package org.zhengcheng.ledger;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.DatabaseTime;

/** What is done with the ledger at fixed times: seals are made and taken outside, and all of it is verified. */
@Component
class LedgerRounds {

    private final Seals seals;
    private final SealCourier courier;
    private final Verifications verifications;
    private final DatabaseTime time;

    LedgerRounds(Seals seals, SealCourier courier, Verifications verifications, DatabaseTime time) {
        this.seals = seals;
        this.courier = courier;
        this.verifications = verifications;
        this.time = time;
    }

    @Scheduled(
            initialDelayString = "${zhengcheng.ledger.every:PT1M}",
            fixedDelayString = "${zhengcheng.ledger.every:PT1M}")
    void goRound() {
        if (time.read().isOff()) {
            return;
        }
        seals.sealIfDue();
        courier.goRound();
        verifications.runIfDue();
    }
}
