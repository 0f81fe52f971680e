package org.zhengcheng.casework.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;

/**
 * What a change of the calendar does to dates that run.
 *
 * @param all every date that moves, in the order of the cases
 * @param settled how many dates stay as they are and are provisional no longer
 */
record Moves(List<Move> all, int settled) {

    static final int SHOWN = 200;

    /** The first of them, for a page. */
    List<Move> shown() {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    /** The same moves have the same fingerprint: what is confirmed is what was seen. */
    String sha256() {
        return Sha256.of(settled + "\n"
                + String.join(
                        "\n",
                        all.stream()
                                .map(move ->
                                        move.caseId() + " " + move.stepId() + " " + move.was() + " " + move.becomes())
                                .toList()));
    }

    /**
     * A date that moves. The case is named by its number: an administrator may not know whom it is about.
     *
     * @param blocks whether it is the first day on which the step is allowed, and not the last
     */
    record Move(
            UUID caseId,
            String caseNumber,
            String branchName,
            String stepId,
            Text step,
            boolean blocks,
            LocalDate was,
            LocalDate becomes) {}
}
