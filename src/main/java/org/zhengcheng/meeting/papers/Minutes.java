package org.zhengcheng.meeting.papers;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.meeting.agenda.Meeting;

/**
 * What the minute taker wrote of a meeting.
 *
 * @param version how often it was written; 0 if nothing was yet
 * @param conclusion null if nothing is written there, like every text here
 * @param items what was written of each item
 * @param finishedAt null while they are still being written
 */
public record Minutes(
        UUID meetingId, int version, String conclusion, Map<UUID, OfItem> items, UUID finishedBy, Instant finishedAt) {

    /**
     * What was written of one item.
     *
     * @param conduct 主要表现, what the meeting says of the person it is about
     */
    public record OfItem(String speeches, String conduct, String conclusion) {

        static final OfItem NOTHING = new OfItem(null, null, null);

        boolean isEmpty() {
            return equals(NOTHING);
        }
    }

    /** Of a meeting of which nothing has been written yet. */
    static Minutes none(UUID meetingId) {
        return new Minutes(meetingId, 0, null, Map.of(), null, null);
    }

    public OfItem item(UUID itemId) {
        return items.getOrDefault(itemId, OfItem.NOTHING);
    }

    /** Whether nothing of them changes any more. */
    public boolean isFinished() {
        return finishedAt != null;
    }

    /** Whether the same is written in both. */
    boolean saysTheSame(Minutes other) {
        return Objects.equals(conclusion, other.conclusion) && items.equals(other.items);
    }

    /** The hash of all that is written in them, in the order of the agenda. */
    String sha256(Meeting meeting) {
        return Sha256.of(Stream.concat(
                        Stream.of(meeting.id().toString(), said(conclusion)),
                        meeting.items().stream()
                                .flatMap(item -> Stream.of(
                                        item.id().toString(),
                                        said(item(item.id()).speeches()),
                                        said(item(item.id()).conduct()),
                                        said(item(item.id()).conclusion()))))
                .collect(Collectors.joining("\n")));
    }

    private static String said(String text) {
        return Optional.ofNullable(text).orElse("");
    }
}
