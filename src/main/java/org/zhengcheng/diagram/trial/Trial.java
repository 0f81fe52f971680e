package org.zhengcheng.diagram.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A way through a draft with an invented case.
 *
 * @param name what it is kept as; null while it is only tried
 * @param beginning with what the case begins
 * @param firstDay the invented day on which the case began
 * @param today the invented day it has come to
 * @param expected where it stood before each step and stands at the end, as it was when it was kept; null while it is not
 */
record Trial(
        UUID id,
        UUID draftId,
        String procedureKey,
        String name,
        Beginning beginning,
        LocalDate firstDay,
        LocalDate today,
        List<Move> moves,
        List<Standing> expected,
        String madeName,
        Instant madeAt) {

    boolean isKept() {
        return name != null;
    }
}
