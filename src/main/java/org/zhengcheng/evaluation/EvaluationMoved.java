package org.zhengcheng.evaluation;

import java.util.UUID;

/** The evaluation has gone on: what a member wanted to write belongs to an earlier step. */
class EvaluationMoved extends RuntimeException {

    EvaluationMoved(UUID caseId) {
        super("moved: " + caseId);
    }
}
