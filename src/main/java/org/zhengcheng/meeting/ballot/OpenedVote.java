package org.zhengcheng.meeting.ballot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A vote as it stands in the published list.
 *
 * @param phrase by which its voter knows it again, as numbers of words; empty if it cannot be read
 * @param choices for each question the number of the option, from 0; empty if it cannot be read
 */
record OpenedVote(List<Integer> phrase, List<Integer> choices) {

    /** How many words a phrase has. */
    static final int WORDS = 3;

    /** How many words there are to draw from. */
    static final int VOCABULARY = 256;

    private static final int PLAIN = 128;
    private static final int PLAIN_PER_QUESTION = 4;
    private static final JsonMapper JSON = new JsonMapper();

    private static final OpenedVote UNREADABLE = new OpenedVote(List.of(), List.of());

    OpenedVote {
        phrase = List.copyOf(phrase);
        choices = List.copyOf(choices);
    }

    /** How many bytes every vote on a paper has before it is sealed, whatever it says. */
    static int length(BallotPaper paper) {
        return PLAIN + PLAIN_PER_QUESTION * paper.questions().size();
    }

    /** Reads what was sealed. */
    static OpenedVote read(byte[] plain) {
        try {
            // Malformed text would otherwise be mended silently.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString();
            JsonNode vote = JSON.readTree(text);
            List<Integer> phrase = numbers(vote.path("phrase"), VOCABULARY);
            return phrase.size() == WORDS
                    ? new OpenedVote(phrase, numbers(vote.path("choices"), Integer.MAX_VALUE))
                    : UNREADABLE;
        } catch (CharacterCodingException | JacksonException unreadable) {
            return UNREADABLE;
        }
    }

    private static List<Integer> numbers(JsonNode list, int below) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : list) {
            if (!number.isInt() || number.asInt() < 0 || number.asInt() >= below) {
                return List.of();
            }
            numbers.add(number.asInt());
        }
        return numbers;
    }

    /** Whether it gives exactly one option to every question. */
    boolean isValidFor(BallotPaper paper) {
        if (choices.size() != paper.questions().size()) {
            return false;
        }
        for (int at = 0; at < choices.size(); at++) {
            if (choices.get(at) >= paper.questions().get(at).options().size()) {
                return false;
            }
        }
        return true;
    }
}
