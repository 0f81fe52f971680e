package org.zhengcheng.meeting.count;

import java.util.ArrayList;
import java.util.List;
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

    /** In which numbers another count differs, by their names. */
    List<String> differing(PaperCount other) {
        List<String> names = new ArrayList<>();
        add(names, "issued", issued, other.issued);
        add(names, "returned", returned, other.returned);
        add(names, "valid", valid, other.valid);
        add(names, "agree", agree, other.agree);
        add(names, "against", against, other.against);
        add(names, "abstain", abstain, other.abstain);
        return names;
    }

    private static void add(List<String> names, String name, int one, int other) {
        if (one != other) {
            names.add(name);
        }
    }
}
