package org.zhengcheng.notice;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhengcheng.ledger.LedgerAltered;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Offices;

/** Tells the audit administrators that a verification found the ledger altered. */
@Component
class LedgerNotices {

    private final Notices notices;
    private final Offices offices;
    private final Clock clock;

    LedgerNotices(Notices notices, Offices offices, Clock clock) {
        this.notices = notices;
        this.offices = offices;
        this.clock = clock;
    }

    @EventListener
    void tell(LedgerAltered altered) {
        notices.altered(offices.administrators(Administrator.AUDIT, LocalDate.now(clock)), altered.faults());
    }
}
