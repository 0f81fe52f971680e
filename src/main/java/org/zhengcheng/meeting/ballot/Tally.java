package org.zhengcheng.meeting.ballot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a ballot came to.
 *
 * @param counts for each question and each of its options how many valid votes it got, none left out
 * @param cast how many votes were cast
 * @param valid how many of them can be read and give one option to every question
 */
public record Tally(Map<String, Map<String, Integer>> counts, int cast, int valid) {

    /** How many votes cannot be counted. */
    public int invalid() {
        return cast - valid;
    }

    /** How many valid votes an option of a question got. */
    public int of(String question, String option) {
        return counts.get(question).get(option);
    }

    /** The totals of a paper: what anyone who has the published list can work out again. */
    static Tally of(BallotPaper paper, List<OpenedVote> votes) {
        List<OpenedVote> valid =
                votes.stream().filter(vote -> vote.isValidFor(paper)).toList();
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (int at = 0; at < paper.questions().size(); at++) {
            BallotPaper.Question question = paper.questions().get(at);
            Map<String, Integer> of = new LinkedHashMap<>();
            for (int option = 0; option < question.options().size(); option++) {
                int place = at;
                int which = option;
                of.put(question.options().get(option).id(), (int) valid.stream()
                        .filter(vote -> vote.choices().get(place) == which)
                        .count());
            }
            counts.put(question.id(), of);
        }
        return new Tally(counts, votes.size(), valid.size());
    }
}
