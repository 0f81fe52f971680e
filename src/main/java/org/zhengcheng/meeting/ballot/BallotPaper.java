package org.zhengcheng.meeting.ballot;

import java.util.HashSet;
import java.util.List;
import org.zhengcheng.language.Text;

/**
 * What is put to the vote. A vote gives exactly one option to every question; any other is invalid.
 *
 * @param title what the vote is about
 * @param questions in the order in which they are asked
 */
public record BallotPaper(Text title, List<Question> questions) {

    public static final String AGREE = "agree";
    public static final String AGAINST = "against";
    public static final String ABSTAIN = "abstain";

    /** The only question of {@link #decision}. */
    public static final String DECISION = "decision";

    private static final int MOST_QUESTIONS = 200;
    private static final int MOST_OPTIONS = 100;

    /** @throws IllegalArgumentException if there is nothing to choose, or two have the same id */
    public BallotPaper {
        questions = List.copyOf(questions);
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            throw new IllegalArgumentException("a ballot paper of " + questions.size() + " questions");
        }
        distinct(questions.stream().map(Question::id).toList());
    }

    /** One question: in favour, against or abstaining. */
    public static BallotPaper decision(Text title) {
        return new BallotPaper(
                title,
                List.of(new Question(
                        DECISION,
                        title,
                        List.of(
                                new Option(AGREE, new Text("赞成", "In favour")),
                                new Option(AGAINST, new Text("反对", "Against")),
                                new Option(ABSTAIN, new Text("弃权", "Abstain"))))));
    }

    private static void distinct(List<String> ids) {
        if (new HashSet<>(ids).size() != ids.size()) {
            throw new IllegalArgumentException("two of the same id: " + ids);
        }
    }

    /**
     * One question.
     *
     * @param id as the tally names it
     * @param text as the voter reads it
     * @param options at least two, in the order in which they are shown
     */
    public record Question(String id, Text text, List<Option> options) {

        public Question {
            options = List.copyOf(options);
            if (options.size() < 2 || options.size() > MOST_OPTIONS) {
                throw new IllegalArgumentException("a question with " + options.size() + " options");
            }
            distinct(options.stream().map(Option::id).toList());
        }
    }

    /**
     * One of the answers to a question.
     *
     * @param id as the tally names it
     * @param text as the voter reads it
     */
    public record Option(String id, Text text) {}
}
