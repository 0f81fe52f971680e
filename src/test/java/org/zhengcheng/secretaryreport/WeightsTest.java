package org.zhengcheng.secretaryreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("测评折成百分，按方案权重相加；缺一项不算，权重合计一百")
class WeightsTest {

    @ParameterizedTest
    @CsvSource({
        "40, 20, 20, 20, true",
        "100, 0, 0, 0, true",
        "40, 20, 20, 19, false",
        "40, 20, 20, 21, false",
        "120, -20, 0, 0, false",
    })
    void theWeightsAddUp(int usual, int precheck, int review, int ballot, boolean right) {
        assertThat(new Weights(usual, precheck, review, ballot).addUp()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // weights: everyday, pre-check, comment, scores; points; suggested
                "20, 20, 20, 40, 90, 80, 85, 87.5, 86.00",
                "0, 0, 0, 100, -, -, -, 87.5, 87.50",
                "50, 0, 0, 50, 81, -, -, 70.25, 75.63",
                "20, 20, 20, 40, 90, -, 85, 87.5, -",
                "20, 20, 20, 40, 90, 80, 85, -, -",
            })
    void whatTheyComeTo(
            int usual,
            int precheck,
            int review,
            int ballot,
            BigDecimal usualPoints,
            BigDecimal precheckPoints,
            BigDecimal reviewPoints,
            BigDecimal ballotPoints,
            BigDecimal suggested) {
        assertThat(new Weights(usual, precheck, review, ballot)
                        .suggested(usualPoints, precheckPoints, reviewPoints, ballotPoints))
                .isEqualTo(Optional.ofNullable(suggested));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 0, 0, 100.00",
        "0, 5, 0, 0, 75.00",
        "0, 0, 5, 0, 50.00",
        "0, 0, 0, 5, 25.00",
        "3, 1, 1, 0, 85.00",
        "1, 1, 1, 0, 75.00",
        "2, 1, 0, 0, 91.67",
    })
    void aClassByItself(int good, int fair, int ordinary, int poor, BigDecimal points) {
        Scores scores = of(AssessorClass.LEADERS, good, fair, ordinary, poor);
        assertThat(scores.points(AssessorClass.LEADERS)).contains(points);
        assertThat(scores.points(AssessorClass.MASSES)).isEmpty();
        assertThat(scores.points()).contains(points);
        assertThat(scores.isUneven(AssessorClass.LEADERS)).isFalse();
    }

    @Test
    void whoLeavesAnItemOutDoesNotCount() {
        List<Scores.Score> all =
                new ArrayList<>(of(AssessorClass.LEADERS, 3, 0, 0, 0).all());
        all.set(2, new Scores.Score(AssessorClass.LEADERS, all.get(2).item(), 2, 0, 0, 0));
        assertThat(new Scores(all).isUneven(AssessorClass.LEADERS)).isTrue();
        all.remove(2);
        assertThat(new Scores(all).isUneven(AssessorClass.LEADERS)).isTrue();
        assertThat(new Scores(all).isUneven(AssessorClass.MASSES))
                .as("a class in which nobody votes")
                .isFalse();
    }

    private static Scores of(AssessorClass of, int good, int fair, int ordinary, int poor) {
        List<Scores.Score> all = new ArrayList<>();
        for (ScoreItem item : ScoreItem.values()) {
            all.add(new Scores.Score(of, item, good, fair, ordinary, poor));
        }
        return new Scores(all);
    }
}
