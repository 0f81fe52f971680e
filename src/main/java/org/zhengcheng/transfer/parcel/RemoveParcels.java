package org.zhengcheng.transfer.parcel;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;

/**
 * Removes the files of parcels whose time is over: those with which nothing was begun, those whose member was not received,
 * and, where it is set so, those whose member was. A hold on the case keeps them. That they came stays on record.
 */
@Component
class RemoveParcels {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String SYSTEM = "系统";
    private static final int AT_ONCE = 200;

    private final ParcelSettings settings;
    private final ParcelStore store;
    private final DatabaseTime time;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    RemoveParcels(
            ParcelSettings settings,
            ParcelStore store,
            DatabaseTime time,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.time = time;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every night; what one night does not finish the next does. A node whose clock is off removes nothing. */
    @Transactional
    @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
    public void remove() {
        DatabaseTime.Reading now = time.read();
        if (!now.isOff()) {
            due(now.today()).forEach(parcel -> remove(parcel, now));
        }
    }

    private List<Due> due(LocalDate today) {
        return jdbc.sql("""
                        select p.id, p.sha256, p.committee_id, p.letter_number from parcel p
                        left join case_file c on c.id = p.case_id left join transfer t on t.case_id = p.case_id
                        where p.removed_at is null
                          and (p.case_id is null and p.received_at < :before
                            or c.state <> 'OPEN' and t.accepted_on is null and c.closed_at < :before
                            or c.state <> 'OPEN' and t.accepted_on is not null and c.closed_at < :received)
                          and not exists (select from legal_hold h where h.case_id = p.case_id and h.lifted_at is null)
                        order by p.committee_id, p.received_at limit :most for update of p skip locked
                        """)
                .param("before", before(today, settings.kept()))
                .param(
                        "received",
                        settings.keptReceived() == null ? null : before(today, settings.keptReceived()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("most", AT_ONCE)
                .query(Due.class)
                .list();
    }

    private OffsetDateTime before(LocalDate today, Period kept) {
        return today.minus(kept).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private void remove(Due parcel, DatabaseTime.Reading now) {
        jdbc.sql("update parcel set removed_at = ? where id = ?")
                .params(utc(now.now()), parcel.id())
                .update();
        ledger.append(new Entry(
                LedgerChain.ofOrganization(parcel.committeeId()),
                NOBODY,
                SYSTEM,
                "remove-parcel",
                parcel.id().toString(),
                parcel.letterNumber(),
                now.today(),
                parcel.sha256()));
        store.remove(parcel.sha256());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A parcel whose time is over. */
    private record Due(UUID id, String sha256, UUID committeeId, String letterNumber) {}
}
