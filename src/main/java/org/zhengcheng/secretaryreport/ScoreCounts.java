package org.zhengcheng.secretaryreport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;

/**
 * What two officers of the committee counted of a scoring, each by themselves: neither sees the other's numbers. What both
 * counted alike are the scores; where they differ both are told in which items, and count again.
 */
@Component
class ScoreCounts {

    private final JdbcClient jdbc;

    ScoreCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far counting has come. */
    Progress of(UUID caseId) {
        Map<Integer, Map<UUID, List<Scores.Score>>> rounds = new LinkedHashMap<>();
        jdbc.sql("select round, person_id, class, item, good, fair, ordinary, poor from secretary_count"
                        + " where case_id = ? order by round desc")
                .param(caseId)
                .query(row -> {
                    rounds.computeIfAbsent(row.getInt("round"), any -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getObject("person_id", UUID.class), any -> new ArrayList<>())
                            .add(new Scores.Score(
                                    AssessorClass.valueOf(row.getString("class")),
                                    ScoreItem.valueOf(row.getString("item")),
                                    row.getInt("good"),
                                    row.getInt("fair"),
                                    row.getInt("ordinary"),
                                    row.getInt("poor")));
                });
        if (rounds.isEmpty()) {
            return new Progress(1, Map.of(), List.of());
        }
        int latest = rounds.keySet().iterator().next();
        Map<UUID, List<Scores.Score>> now = rounds.get(latest);
        return now.size() < 2
                ? new Progress(latest, now, differing(rounds.getOrDefault(latest - 1, Map.of())))
                : new Progress(latest + 1, Map.of(), differing(now));
    }

    /** In which items of which classes two counts differ. */
    private static List<Text> differing(Map<UUID, List<Scores.Score>> counts) {
        List<Set<Scores.Score>> both = counts.values().stream().map(Set::copyOf).toList();
        return both.size() < 2 ? List.of() : differing(both.get(0), both.get(1));
    }

    private static List<Text> differing(Set<Scores.Score> one, Set<Scores.Score> other) {
        Set<Scores.Score> apart = new HashSet<>(one);
        apart.removeAll(other);
        return Stream.concat(apart.stream(), other.stream().filter(score -> !one.contains(score)))
                .sorted(Comparator.comparing(Scores.Score::of).thenComparing(Scores.Score::item))
                .map(score -> new Text(
                        score.of().title().chinese() + "“"
                                + score.item().title().chinese() + "”",
                        score.of().title().english() + ": "
                                + score.item().title().english()))
                .distinct()
                .toList();
    }

    /**
     * Keeps what somebody counted, who has not done so in this round. What both counted alike takes the place of the scores of
     * before.
     *
     * @return what came of it, for the ledger
     */
    @Transactional(propagation = Propagation.MANDATORY)
    String keep(UUID caseId, Progress progress, Scores counted, UUID personId) {
        insert(caseId, progress.round(), personId, counted.all());
        if (progress.entered().isEmpty()) {
            return "scores-first";
        }
        List<Scores.Score> other = progress.entered().values().iterator().next();
        if (!Set.copyOf(other).equals(Set.copyOf(counted.all()))) {
            return "scores-differ";
        }
        jdbc.sql("delete from secretary_score where case_id = ?").param(caseId).update();
        jdbc.sql("insert into secretary_score (case_id, class, item, good, fair, ordinary, poor)"
                        + " select case_id, class, item, good, fair, ordinary, poor from secretary_count"
                        + " where case_id = ? and round = ? and person_id = ?")
                .params(caseId, progress.round(), personId)
                .update();
        return "scores";
    }

    private void insert(UUID caseId, int round, UUID personId, List<Scores.Score> counted) {
        jdbc.sql("""
                        insert into secretary_count (case_id, round, person_id, class, item, good, fair, ordinary, poor)
                        select :case, :round, :person, s.class, s.item, s.good, s.fair, s.ordinary, s.poor
                        from unnest(:classes, :items, :good, :fair, :ordinary, :poor)
                          as s (class, item, good, fair, ordinary, poor)
                        """)
                .param("case", caseId)
                .param("round", round)
                .param("person", personId)
                .param(
                        "classes",
                        counted.stream().map(score -> score.of().name()).toArray(String[]::new))
                .param(
                        "items",
                        counted.stream().map(score -> score.item().name()).toArray(String[]::new))
                .param("good", numbers(counted, Scores.Score::good))
                .param("fair", numbers(counted, Scores.Score::fair))
                .param("ordinary", numbers(counted, Scores.Score::ordinary))
                .param("poor", numbers(counted, Scores.Score::poor))
                .update();
    }

    private static Integer[] numbers(List<Scores.Score> counted, Function<Scores.Score, Integer> column) {
        return counted.stream().map(column).toArray(Integer[]::new);
    }

    /**
     * How far it has come.
     *
     * @param round how often both will have counted when both have entered again
     * @param entered what was entered in this round, by whom
     * @param differing the items in which the round before did not agree; empty if there was none
     */
    record Progress(int round, Map<UUID, List<Scores.Score>> entered, List<Text> differing) {

        boolean hasEntered(UUID personId) {
            return entered.containsKey(personId);
        }

        /** Whether one has counted and the other not, or they have to count again. */
        boolean isUnfinished() {
            return !entered.isEmpty() || !differing.isEmpty();
        }
    }
}
