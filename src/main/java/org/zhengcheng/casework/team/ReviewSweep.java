package org.zhengcheng.casework.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.installation.DatabaseTime;

/**
 * Finds out once a day what organisations owe, and goes over whatever has a rung to be climbed, on every node, one in a
 * transaction: whichever node dies wherever, each rung is climbed once. A node whose clock is off leaves it to others.
 */
@Component
class ReviewSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewSweep.class);

    private final DueReviews rows;
    private final ReviewLadder ladder;
    private final Diagrams diagrams;
    private final List<Procedure> procedures;
    private final DatabaseTime time;
    private final TransactionTemplate transaction;
    private final AtomicReference<LocalDate> foundOut = new AtomicReference<>();

    ReviewSweep(
            DueReviews rows,
            ReviewLadder ladder,
            Diagrams diagrams,
            List<Procedure> procedures,
            DatabaseTime time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.ladder = ladder;
        this.diagrams = diagrams;
        this.procedures = procedures;
        this.time = time;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${zhengcheng.deadlines.every:PT1M}",
            fixedDelayString = "${zhengcheng.deadlines.every:PT1M}")
    void goOver() {
        DatabaseTime.Reading now = time.read();
        if (now.isOff()) {
            return;
        }
        if (!now.today().equals(foundOut.get())) {
            procedures.forEach(procedure -> diagrams.newest(procedure.key())
                    .teamReviews()
                    .forEach(review -> transaction.executeWithoutResult(
                            status -> rows.findOut(procedure.key(), review, now.today()))));
            foundOut.set(now.today());
        }
        boolean more;
        do {
            more = one(now);
        } while (more);
    }

    /** @return whether there was one */
    private boolean one(DatabaseTime.Reading now) {
        List<DueReviews.Due> taken = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                taken.addAll(rows.take(now.today(), 1));
                taken.forEach(row -> ladder.climb(row, now));
            });
        } catch (RuntimeException wrong) {
            if (taken.isEmpty()) {
                throw wrong;
            }
            UUID id = taken.get(0).id();
            LOG.error("定期分析 {} 无法处理，明天再试。The review {} cannot be worked on until tomorrow.", id, id, wrong);
            transaction.executeWithoutResult(
                    status -> rows.putOff(id, now.today().plusDays(1)));
        }
        return !taken.isEmpty();
    }
}
