package org.zhengcheng.casework.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.installation.DatabaseTime;

/**
 * Goes over the periods whose next rung has come, on every node, in small transactions. A row is held by one node at a
 * time, and its messages, its rungs and the day to look again are written together: whichever node dies wherever, each
 * rung is climbed once. A node whose clock is off leaves the work to others.
 */
@Component
class Sweep {

    private static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final DueRows rows;
    private final Ladder ladder;
    private final DatabaseTime time;
    private final TransactionTemplate transaction;

    Sweep(DueRows rows, Ladder ladder, DatabaseTime time, TransactionTemplate transaction) {
        this.rows = rows;
        this.ladder = ladder;
        this.time = time;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${zhengcheng.deadlines.every:PT1M}",
            fixedDelayString = "${zhengcheng.deadlines.every:PT1M}")
    void goOver() {
        DatabaseTime.Reading now = time.read();
        while (!now.isOff() && batch(now) == BATCH) {
            now = time.read();
        }
    }

    /** @return how many rows were looked at */
    private int batch(DatabaseTime.Reading now) {
        List<UUID> taken = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                List<DueRows.Due> due = rows.take(now.today(), BATCH);
                due.forEach(row -> taken.add(row.id()));
                ladder.climb(due, now);
            });
        } catch (RuntimeException wrong) {
            if (taken.isEmpty()) {
                throw wrong;
            }
            taken.forEach(id -> alone(id, now));
        }
        return taken.size();
    }

    /** One row cannot be worked on: all of its batch are tried alone, so that it keeps none of the others. */
    private void alone(UUID id, DatabaseTime.Reading now) {
        try {
            transaction.executeWithoutResult(status -> ladder.climb(rows.take(id, now.today()), now));
        } catch (RuntimeException wrong) {
            LOG.error("期限 {} 无法处理，明天再试。The deadline {} cannot be worked on until tomorrow.", id, id, wrong);
            transaction.executeWithoutResult(
                    status -> rows.putOff(id, now.today().plusDays(1)));
        }
    }
}
