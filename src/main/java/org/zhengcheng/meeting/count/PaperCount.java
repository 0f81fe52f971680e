package org.zhengcheng.meeting.count;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ballots of one vote as a teller counted them.
 *
 * @param issued 发出
 * @param returned 收回
 * @param valid 有效
 * @param agree in favour, of the valid ones; 0 where the ballot asks for grades
 * @param against against; likewise
 * @param abstain abstaining; likewise
 * @param grades where the ballot asks for grades, for each of its questions how many valid ballots gave which option; else
 *     empty
 */
public record PaperCount(
        int issued,
        int returned,
        int valid,
        int agree,
        int against,
        int abstain,
        Map<String, Map<String, Integer>> grades) {

    /** The names of the ballots' numbers, in the order in which they are counted. */
    static final List<String> BALLOTS = List.of("issued", "returned", "valid");

    /** The names of all numbers of a vote of yes or no. */
    static final List<String> NAMES = List.of("issued", "returned", "valid", "agree", "against", "abstain");

    public PaperCount {
        grades = Map.copyOf(grades);
    }

    /** A count of yes and no. */
    public PaperCount(int issued, int returned, int valid, int agree, int against, int abstain) {
        this(issued, returned, valid, agree, against, abstain, Map.of());
    }

    /**
     * What makes these numbers impossible, as a key of the message bundle; empty if nothing does: no more issued than can
     * vote, no more returned than issued, no more valid than returned, and as many votes as valid ballots.
     *
     * @param voters how many of those who can vote are present
     */
    public Optional<String> impossible(int voters) {
        if (Stream.of(issued, returned, valid, agree, against, abstain).anyMatch(number -> number < 0)
                || issued > voters
                || returned > issued
                || valid > returned) {
            return Optional.of("vote.ballotsDoNotAddUp");
        }
        return !grades.isEmpty() || valid == (long) agree + against + abstain
                ? Optional.empty()
                : Optional.of("vote.validBallotsAreNotVotes");
    }

    /** How many votes a question got; as many as there are valid ballots, for one that leaves a question out is not. */
    int votes(String question) {
        return grades.get(question).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The numbers of the ballots, and of yes and no, by their names, in the order in which they are counted. */
    Map<String, Integer> byName() {
        int[] numbers = {issued, returned, valid, agree, against, abstain};
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int n = 0; n < (grades.isEmpty() ? NAMES : BALLOTS).size(); n++) {
            named.put(NAMES.get(n), numbers[n]);
        }
        return named;
    }

    /** In which numbers another count differs: their names, then the questions. */
    List<String> differing(PaperCount other) {
        Map<String, Integer> others = other.byName();
        return Stream.concat(
                        byName().entrySet().stream()
                                .filter(own -> !own.getValue().equals(others.get(own.getKey())))
                                .map(Map.Entry::getKey),
                        grades.entrySet().stream()
                                .filter(own -> !own.getValue().equals(other.grades.get(own.getKey())))
                                .map(Map.Entry::getKey))
                .toList();
    }
}
