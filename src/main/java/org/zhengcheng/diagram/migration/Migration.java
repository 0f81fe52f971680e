package org.zhengcheng.diagram.migration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * An act by which running cases were moved to a version.
 *
 * @param finishedAt null while cases of it still wait
 */
record Migration(
        UUID id,
        String procedureKey,
        String targetId,
        String reason,
        String madeName,
        Instant madeAt,
        Instant finishedAt,
        List<Moved> cases) {

    /** What became of a case. */
    enum State {
        WAITING,
        MOVED,
        STAYED
    }

    /** How many are so. */
    public long count(String state) {
        return cases.stream().filter(one -> one.state().name().equals(state)).count();
    }

    /**
     * One case of it, by its number alone: whoever administers the system knows nobody's case.
     *
     * @param problem why it stays: the key of a message; null if it does not
     */
    record Moved(
            UUID caseId,
            String number,
            String fromId,
            String fromStep,
            String toStep,
            State state,
            String problem,
            Text problemStep) {}
}
