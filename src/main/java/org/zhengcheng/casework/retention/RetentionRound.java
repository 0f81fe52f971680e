package org.zhengcheng.casework.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;

/**
 * Every night erases what is due, one case to a transaction and so many a night; what one night does not finish the next
 * does. A node whose clock is off erases nothing.
 */
@Component
class RetentionRound {

    private static final Logger log = LoggerFactory.getLogger(RetentionRound.class);
    private static final int LOOKS_AT_ONCE = 1000;
    private static final int DAYS_OF_LEDGER = 31;
    private static final UUID NOBODY = new UUID(0, 0);

    private final RetentionRules rules;
    private final Erasure erasure;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseTime time;
    private final int most;

    RetentionRound(
            RetentionRules rules,
            Erasure erasure,
            Ledger ledger,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            DatabaseTime time,
            @Value("${zhengcheng.retention.cases-a-night:500}") int most) {
        this.rules = rules;
        this.erasure = erasure;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.time = time;
        this.most = most;
    }

    @Scheduled(cron = "0 20 2 * * *", zone = "Asia/Shanghai")
    void goRound() {
        DatabaseTime.Reading now = time.read();
        if (now.isOff()) {
            return;
        }
        for (RetentionRule rule : rules.all()) {
            if (!rule.isForEver()) {
                int erased = switch (rule.kind()) {
                    case ADMITTED, ENDED, REVIEWS -> cases(rule, now);
                    case LOOKS -> looks(rule, now);
                    case LEDGER -> ledger(rule, now);
                    case DOSSIER -> 0;
                };
                if (erased > 0) {
                    log.info("Erased what was due: {} of {}", erased, rule.kind());
                }
            }
        }
    }

    private int cases(RetentionRule rule, DatabaseTime.Reading now) {
        int erased = 0;
        for (UUID caseId : erasure.due(rule, now.today(), most)) {
            erased += erasure.erase(caseId, rule, now) ? 1 : 0;
        }
        return erased;
    }

    private int looks(RetentionRule rule, DatabaseTime.Reading now) {
        return transaction.execute(status -> {
            int erased = erasure.looks(rule, now.today(), LOOKS_AT_ONCE);
            record(rule, erased, now);
            return erased;
        });
    }

    /** A day at a time; the ledger itself refuses what the law wants kept. */
    private int ledger(RetentionRule rule, DatabaseTime.Reading now) {
        Instant before = rule.dueBefore(now.today());
        return transaction.execute(status -> {
            int erased = 0;
            for (int day = 0; day < DAYS_OF_LEDGER; day++) {
                OffsetDateTime oldest = jdbc.sql("select min(recorded_at) from ledger_personal")
                        .query(OffsetDateTime.class)
                        .optional()
                        .orElse(null);
                if (oldest == null || !oldest.toInstant().isBefore(before)) {
                    break;
                }
                OffsetDateTime upTo = oldest.plusDays(1);
                // The application's clock may run ahead on purpose; the ledger goes by the database's.
                erased += jdbc.sql("select ledger_forget(least(?, clock_timestamp() - interval '183 days'))")
                        .param(upTo.toInstant().isBefore(before) ? upTo : before.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single();
            }
            record(rule, erased, now);
            return erased;
        });
    }

    private void record(RetentionRule rule, int erased, DatabaseTime.Reading now) {
        if (erased > 0) {
            ledger.append(new Entry(
                    LedgerChain.ofInstallation(),
                    rule.setBy() == null ? NOBODY : rule.setBy(),
                    Erasure.OFFICE,
                    "erase",
                    rule.kind().name(),
                    rule.months() + " months: " + erased + " rows",
                    now.today(),
                    null));
        }
    }
}
