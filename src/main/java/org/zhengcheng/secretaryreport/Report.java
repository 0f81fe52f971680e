package org.zhengcheng.secretaryreport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The duty report of a secretary for a year. Points are of a hundred; null until they are given.
 *
 * @param figures the figures of the branch as they were cited; null until the report was handed in
 */
record Report(
        UUID caseId,
        UUID branchId,
        UUID personId,
        int year,
        LocalDate rosterOn,
        int weightUsual,
        int weightPrecheck,
        int weightReview,
        int weightBallot,
        Integer minWords,
        Integer maxWords,
        String figures,
        LocalDate figuresOn,
        BigDecimal precheckPoints,
        BigDecimal usualPoints,
        BigDecimal reviewPoints,
        String grade,
        LocalDate gradedOn,
        LocalDate endedOn) {

    public Weights weights() {
        return new Weights(weightUsual, weightPrecheck, weightReview, weightBallot);
    }

    /** What was decided; null until it was. */
    public SecretaryGrade decided() {
        return grade == null ? null : SecretaryGrade.valueOf(grade);
    }

    Optional<BigDecimal> suggested(Scores scores) {
        return weights()
                .suggested(
                        usualPoints,
                        precheckPoints,
                        reviewPoints,
                        scores.points().orElse(null));
    }
}
