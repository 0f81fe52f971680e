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
 * @param agree in favour, of the valid ones
 * @param against against
 * @param abstain abstaining
 */
public record PaperCount(int issued, int returned, int valid, int agree, int against, int abstain) {

    /** The names of the numbers, in the order in which they are counted. */
    static final List<String> NAMES = List.of("issued", "returned", "valid", "agree", "against", "abstain");

    /**
     * What makes these numbers impossible, as a key of the message bundle; empty if nothing does: no more issued than are
     * present, no more returned than issued, no more valid than returned, and as many votes as valid ballots.
     *
     * @param actual how many of those entitled are present
     */
    public Optional<String> impossible(int actual) {
        if (Stream.of(issued, returned, valid, agree, against, abstain).anyMatch(number -> number < 0)
                || issued > actual
                || returned > issued
                || valid > returned) {
            return Optional.of("vote.ballotsDoNotAddUp");
        }
        return valid == (long) agree + against + abstain
                ? Optional.empty()
                : Optional.of("vote.validBallotsAreNotVotes");
    }

    /** The numbers by their names, in the order in which they are counted. */
    Map<String, Integer> byName() {
        int[] numbers = {issued, returned, valid, agree, against, abstain};
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int n = 0; n < numbers.length; n++) {
            named.put(NAMES.get(n), numbers[n]);
        }
        return named;
    }

    /** In which numbers another count differs, by their names. */
    List<String> differing(PaperCount other) {
        Map<String, Integer> others = other.byName();
        return byName().entrySet().stream()
                .filter(own -> !own.getValue().equals(others.get(own.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
