package org.zhengcheng.secretaryreport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much what counts, of a hundred. No regulation of the Centre gives numbers, so each year says its own (domain notes,
 * secretary's report §5).
 */
record Weights(int usual, int precheck, int review, int ballot) {

    static final int ALL = 100;

    boolean addUp() {
        return usual >= 0 && precheck >= 0 && review >= 0 && ballot >= 0 && usual + precheck + review + ballot == ALL;
    }

    /**
     * What the parts come to: a suggestion, never a grade.
     *
     * @return empty while a part that counts is missing
     */
    Optional<BigDecimal> suggested(
            BigDecimal usualPoints, BigDecimal precheckPoints, BigDecimal reviewPoints, BigDecimal ballotPoints) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal[] points = {usualPoints, precheckPoints, reviewPoints, ballotPoints};
        int[] weights = {usual, precheck, review, ballot};
        for (int n = 0; n < points.length; n++) {
            if (weights[n] > 0 && points[n] == null) {
                return Optional.empty();
            }
            if (weights[n] > 0) {
                sum = sum.add(points[n].multiply(BigDecimal.valueOf(weights[n])));
            }
        }
        return Optional.of(sum.divide(BigDecimal.valueOf(ALL), 2, RoundingMode.HALF_UP));
    }
}
