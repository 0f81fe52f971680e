package org.zhengcheng.meeting.ballot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Speaker;

/** The list of all votes once they are open, in the order of the phrases; anybody can count it again. */
@Component
class PublishedList {

    private static final String TAB = "\t";

    private final BallotRows rows;
    private final Speaker speaker;

    PublishedList(BallotRows rows, Speaker speaker) {
        this.rows = rows;
        this.speaker = speaker;
    }

    /** The words that phrases are made of, in the reader's language; a phrase is kept as their numbers. */
    List<String> words() {
        return List.of(speaker.now().message("ballot.words", List.of()).split(","));
    }

    List<Line> of(Ballot ballot) {
        List<String> words = words();
        List<Line> lines = new ArrayList<>();
        for (byte[] opened : rows.opened(ballot)) {
            OpenedVote vote = OpenedVote.read(opened);
            lines.add(new Line(
                    vote.phrase().stream().map(String::valueOf).collect(Collectors.joining(",")),
                    vote.phrase().stream().map(words::get).collect(Collectors.joining(" ")),
                    vote.isValidFor(ballot.paper()) ? answers(ballot.paper(), vote) : List.of()));
        }
        lines.sort(Comparator.comparing(Line::phrase));
        return lines;
    }

    private static List<String> answers(BallotPaper paper, OpenedVote vote) {
        return IntStream.range(0, vote.choices().size())
                .mapToObj(at -> paper.questions()
                        .get(at)
                        .options()
                        .get(vote.choices().get(at))
                        .text()
                        .toString())
                .toList();
    }

    /** The same as a text that any program for tables reads: a line of heads, then a line for each vote. */
    String text(Ballot ballot) {
        String invalid = speaker.now().message("ballot.invalid", List.of());
        StringBuilder text = new StringBuilder(speaker.now().message("ballot.phrase", List.of()));
        ballot.paper()
                .questions()
                .forEach(
                        question -> text.append(TAB).append(cell(question.text().toString())));
        text.append('\n');
        for (Line line : of(ballot)) {
            text.append(line.phrase());
            if (line.isValid()) {
                line.answers().forEach(answer -> text.append(TAB).append(cell(answer)));
            } else {
                text.append(TAB).append(invalid);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** No cell becomes two, and none a formula. */
    private static String cell(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        return plain.matches("[=+@-].*") ? "'" + plain : plain;
    }

    /**
     * One vote.
     *
     * @param numbers of the words of its phrase, by which a browser knows its own; empty if it cannot be read
     * @param phrase in the reader's language; empty likewise
     * @param answers one to each question; none if it is invalid
     */
    record Line(String numbers, String phrase, List<String> answers) {

        public boolean isValid() {
            return !answers.isEmpty();
        }
    }
}
