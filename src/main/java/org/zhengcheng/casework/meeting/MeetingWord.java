package org.zhengcheng.casework.meeting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.zhengcheng.form.Field;
import org.zhengcheng.meeting.count.Decision;
import org.zhengcheng.meeting.papers.PapersOfItem;

/**
 * What a form may take from the meeting that decided its step: the words a field may have as its property
 * {@code meeting}. An answer that is empty says that there is nothing; a word without an answer leaves the field to be
 * filled in by hand.
 */
enum MeetingWord {
    HELD_ON("heldOn", held -> one(held.decision().heldOn())),
    PLACE("place", held -> one(held.decision().place())),
    CHAIR("chair", held -> person(held.decision().chairId())),
    RECORDER("recorder", held -> person(held.decision().recorderId())),
    SCRUTINEER("scrutineer", held -> person(held.decision().scrutineerId())),
    TELLER("teller", held -> person(held.decision().tellerId())),
    SHOULD("should", held -> one(held.decision().count().should())),
    ACTUAL("actual", held -> one(held.decision().count().actual())),
    AGREE("agree", held -> one(held.decision().count().agree())),
    AGAINST("against", held -> one(held.decision().count().against())),
    ABSTAIN("abstain", held -> one(held.decision().count().abstain())),
    WRITTEN_AGREE("writtenAgree", held -> one(held.decision().count().writtenAgree())),
    WRITTEN_AGAINST("writtenAgainst", held -> one(held.decision().count().writtenAgainst())),
    BALLOTS_ISSUED("ballotsIssued", held -> one(held.decision().ballotsIssued())),
    BALLOTS_RETURNED("ballotsReturned", held -> one(held.decision().ballotsReturned())),
    BALLOTS_VALID("ballotsValid", held -> one(held.decision().ballotsValid())),
    /** Both ways to vote are secret. */
    SECRET("secret", held -> one(true)),
    ABSENT(
            "absent",
            held -> Optional.of(Stream.ofNullable(held.papers().absent()).toList())),
    OBSERVERS(
            "observers",
            held -> Optional.of(Stream.ofNullable(held.papers().observers()).toList())),
    /** What the minutes say of the person, once they are finished. */
    CONDUCT("conduct", held -> Optional.ofNullable(held.papers().conduct()).map(List::of)),
    /** The minutes as they were finished, and what was added to them. */
    MINUTES("minutes", held -> files(held.papers().minutes())),
    SUMMARY("summary", held -> files(held.papers().summary()));

    /** The property of a field that says which word it takes. */
    static final String PROPERTY = "meeting";

    private final String id;
    private final Function<Held, Optional<List<String>>> answer;

    MeetingWord(String id, Function<Held, Optional<List<String>>> answer) {
        this.id = id;
        this.answer = answer;
    }

    /** The word a field takes; empty if it takes none. */
    static Optional<MeetingWord> of(Field field) {
        return Arrays.stream(values())
                .filter(word -> word.id.equals(field.properties().get(PROPERTY)))
                .findFirst();
    }

    /** What the meeting answers, as it would be typed; empty if it does not know. */
    Optional<List<String>> answer(Held held) {
        return answer.apply(held);
    }

    private static Optional<List<String>> one(Object value) {
        return Optional.of(List.of(String.valueOf(value)));
    }

    private static Optional<List<String>> person(UUID id) {
        return Optional.ofNullable(id).map(UUID::toString).map(List::of);
    }

    private static Optional<List<String>> files(List<UUID> ids) {
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(ids.stream().map(UUID::toString).toList());
    }

    /** What is known of a step that a meeting decided. */
    record Held(Decision decision, PapersOfItem papers) {}
}
