package org.zhengcheng.casework.papers;

import java.util.function.Predicate;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.organization.Chain;

/**
 * A case as one person may print it.
 *
 * @param readable whether this person may read what was handed in with a step
 * @param own whether it is about this person
 * @param whole whether identity numbers are written in full
 */
record CaseFacts(
        CaseFile file,
        Diagram diagram,
        History history,
        Chain chain,
        Predicate<StepRecord> readable,
        boolean own,
        boolean whole) {

    /** The same with identity numbers in full. */
    CaseFacts inFull() {
        return new CaseFacts(file, diagram, history, chain, readable, own, true);
    }
}
