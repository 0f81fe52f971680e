package org.zhengcheng.casework.round;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.CannotOpen;
import org.zhengcheng.installation.DatabaseTime;

/**
 * Opens the cases that were launched and wait, in batches, one case to a transaction. What is left when a node stops is still
 * written down as waiting, and goes on where the next one starts.
 */
@Component
public class RoundWork {

    private static final int BATCH = 50;
    private static final Logger LOG = LoggerFactory.getLogger(RoundWork.class);

    private final Rounds rounds;
    private final OpenRoundCase opening;
    private final DatabaseTime time;
    private final JdbcClient jdbc;

    RoundWork(Rounds rounds, OpenRoundCase opening, DatabaseTime time, JdbcClient jdbc) {
        this.rounds = rounds;
        this.opening = opening;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** Opens all that wait now. */
    @Scheduled(
            initialDelayString = "${zhengcheng.rounds.every:PT5S}",
            fixedDelayString = "${zhengcheng.rounds.every:PT5S}")
    public void goOver() {
        Set<UUID> tried = new HashSet<>();
        List<Waiting> found;
        do {
            found = waiting(tried);
            if (found.isEmpty() || time.read().isOff()) {
                return;
            }
            for (Waiting one : found) {
                tried.add(one.branchId());
                rounds.find(one.roundId()).ifPresent(round -> open(round, one.branchId()));
            }
        } while (found.size() == BATCH);
    }

    private void open(Round round, UUID branchId) {
        Optional<String> refused = Optional.empty();
        try {
            opening.open(round, branchId);
        } catch (CannotOpen cannot) {
            refused = Optional.of(cannot.code());
        } catch (RuntimeException wrong) {
            LOG.error("党支部{}的案件没有立成，稍后再试。The case of branch {} was not opened.", branchId, branchId, wrong);
        }
        refused.ifPresent(code -> opening.refuse(round, branchId, code));
    }

    private List<Waiting> waiting(Set<UUID> tried) {
        return jdbc.sql("select round_id, branch_id from case_round_branch where case_id is null and problem is null"
                        + " and branch_id <> all(:tried) order by round_id, branch_id limit :most")
                .param("tried", tried.toArray(UUID[]::new))
                .param("most", BATCH)
                .query(Waiting.class)
                .list();
    }

    /** A branch whose case is not opened yet. */
    record Waiting(UUID roundId, UUID branchId) {}
}
