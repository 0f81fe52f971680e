package org.zhengcheng.meeting.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.ballot.BallotPaper;

/** A count as it is typed: the numbers of the ballots by their names, grades as {@code grades-question.option}. */
final class Tallied {

    private static final String NUMBER = "[0-9]{1,5}";

    private Tallied() {}

    /**
     * Reads what was typed. A grade that is left empty was given by nobody; the ballots' own numbers are asked for.
     *
     * @param asked what the ballot asks for; null for yes or no
     * @throws MeetingRefused if something is no number
     */
    static PaperCount read(Map<String, String> typed, BallotPaper asked) {
        List<FieldError> wrong = new ArrayList<>();
        List<String> names = asked == null ? PaperCount.NAMES : PaperCount.BALLOTS;
        int[] numbers = new int[PaperCount.NAMES.size()];
        for (int n = 0; n < names.size(); n++) {
            Optional<Integer> number = number(typed.getOrDefault(names.get(n), ""));
            if (number.isEmpty()) {
                wrong.add(FieldError.of(names.get(n), "meeting.wrong.number"));
            }
            numbers[n] = number.orElse(0);
        }
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        if (asked != null) {
            asked.questions().forEach(question -> grades.put(question.id(), grades(question, typed, wrong)));
        }
        if (!wrong.isEmpty()) {
            throw new MeetingRefused(wrong);
        }
        return new PaperCount(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], grades);
    }

    private static Map<String, Integer> grades(
            BallotPaper.Question question, Map<String, String> typed, List<FieldError> wrong) {
        Map<String, Integer> given = new LinkedHashMap<>();
        for (BallotPaper.Option option : question.options()) {
            String text = typed.getOrDefault("grades-" + question.id() + "." + option.id(), "");
            Optional<Integer> number = text.isBlank() ? Optional.of(0) : number(text);
            if (number.isEmpty()) {
                wrong.add(FieldError.of("grades-" + question.id(), "meeting.wrong.gradeNumber", question.text()));
            }
            given.put(option.id(), number.orElse(0));
        }
        return given;
    }

    private static Optional<Integer> number(String text) {
        return text.strip().matches(NUMBER) ? Optional.of(Integer.parseInt(text.strip())) : Optional.empty();
    }

    /** What numbers are called: keys of the message bundle as they are, questions by their words. */
    static List<Object> names(List<String> differing, BallotPaper asked) {
        return differing.stream().map(name -> name(name, asked)).toList();
    }

    private static Object name(String name, BallotPaper asked) {
        Optional<Text> question = asked == null
                ? Optional.empty()
                : asked.questions().stream()
                        .filter(one -> one.id().equals(name))
                        .map(BallotPaper.Question::text)
                        .findFirst();
        return question.isPresent() ? question.get() : name;
    }
}
