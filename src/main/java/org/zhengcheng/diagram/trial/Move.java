package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A step that was taken in a trial.
 *
 * @param day the invented day on which it was taken
 * @param reason why; null if nothing was written
 * @param input what was entered, by the names of the inputs
 * @param by the invented person who took it; null for the first of those who may
 * @param checks what became of the named rules that look at real people, by their names; null or without one: it passed
 */
record Move(
        String step,
        String outcome,
        LocalDate day,
        String reason,
        Map<String, List<String>> input,
        UUID by,
        Map<String, Said> checks) {

    /** What whoever tries says that a named rule would find. */
    enum Said {
        PASSES,
        /** A written reason is enough. */
        NEEDS_REASON,
        FAILS
    }

    Said said(String rule) {
        return checks == null ? Said.PASSES : checks.getOrDefault(rule, Said.PASSES);
    }
}
