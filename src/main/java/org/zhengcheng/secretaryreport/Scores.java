package org.zhengcheng.secretaryreport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The scores of a meeting: how many of each class of assessor gave what for each item. */
record Scores(List<Score> all) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How many gave what for one item. */
    record Score(AssessorClass of, ScoreItem item, int good, int fair, int ordinary, int poor) {

        public int votes() {
            return good + fair + ordinary + poor;
        }

        private int points() {
            return good * SecretaryGrade.GOOD.points()
                    + fair * SecretaryGrade.FAIR.points()
                    + ordinary * SecretaryGrade.ORDINARY.points()
                    + poor * SecretaryGrade.POOR.points();
        }
    }

    Scores {
        all = List.copyOf(all);
    }

    public Optional<Score> of(AssessorClass of, ScoreItem item) {
        return all.stream()
                .filter(score -> score.of() == of && score.item() == item)
                .findFirst();
    }

    /** How many of a class voted; a class in which nobody did has no part. */
    public int voters(AssessorClass of) {
        return all.stream()
                .filter(score -> score.of() == of)
                .mapToInt(Score::votes)
                .max()
                .orElse(0);
    }

    /** Whether somebody of a class left an item out: a vote counts only with every item. */
    boolean isUneven(AssessorClass of) {
        long counts = all.stream()
                .filter(score -> score.of() == of)
                .mapToInt(Score::votes)
                .distinct()
                .count();
        long items = all.stream().filter(score -> score.of() == of).count();
        return counts > 1 || counts == 1 && voters(of) > 0 && items != ScoreItem.values().length;
    }

    /** Whether anybody scored. */
    public boolean isGiven() {
        return all.stream().anyMatch(score -> score.votes() > 0);
    }

    /** What all votes come to, of a hundred; empty if there are none. */
    public Optional<BigDecimal> points() {
        return points(all);
    }

    /** The same of a class alone. */
    public Optional<BigDecimal> points(AssessorClass of) {
        return points(all.stream().filter(score -> score.of() == of).toList());
    }

    private static Optional<BigDecimal> points(List<Score> some) {
        long votes = some.stream().mapToLong(Score::votes).sum();
        long points = some.stream().mapToLong(Score::points).sum();
        return votes == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(points)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(votes * SecretaryGrade.MOST), 2, RoundingMode.HALF_UP));
    }
}
