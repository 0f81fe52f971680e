package org.zhengcheng.meeting.agenda;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhengcheng.organization.PersonName;

/**
 * A meeting with its agenda.
 *
 * @param beginsAt local to Asia/Shanghai, as are all its times
 * @param guests who else is there; null for nobody
 * @param recorder 记录人
 * @param scrutineer 监票人; null where nothing is voted on
 * @param teller 计票人; null likewise
 * @param openedAt null before it opened
 * @param closedAt null before it closed
 * @param cancelReason null unless it was called off
 * @param items in the order of the agenda
 */
public record Meeting(
        UUID id,
        UUID organizationId,
        String organizationName,
        MeetingKind kind,
        MeetingState state,
        LocalDateTime beginsAt,
        String place,
        String guests,
        PersonName chair,
        PersonName recorder,
        PersonName scrutineer,
        PersonName teller,
        LocalDateTime openedAt,
        LocalDateTime closedAt,
        String cancelReason,
        List<Item> items) {

    public LocalDate day() {
        return beginsAt.toLocalDate();
    }

    public Optional<Item> item(UUID itemId) {
        return items.stream().filter(item -> item.id().equals(itemId)).findFirst();
    }

    /** The item it is at. */
    public Optional<Item> current() {
        return items.stream().filter(Item::isCurrent).findFirst();
    }

    /** Whether something on its agenda is decided by vote. */
    public boolean hasVotes() {
        return items.stream().anyMatch(Item::isVote);
    }

    public boolean isChairedBy(UUID personId) {
        return chair.id().equals(personId);
    }

    public boolean isRecordedBy(UUID personId) {
        return recorder.id().equals(personId);
    }

    /** Whether somebody is one of the two who count: the scrutineer or the teller. */
    public boolean isCountedBy(UUID personId) {
        return Stream.of(Optional.ofNullable(scrutineer), Optional.ofNullable(teller))
                .flatMap(Optional::stream)
                .anyMatch(one -> one.id().equals(personId));
    }

    /** Whether somebody has something to do in it beyond attending. */
    public boolean isServedBy(UUID personId) {
        return isChairedBy(personId) || isRecordedBy(personId) || isCountedBy(personId);
    }

    /** Chair, recorder and whoever counts. */
    public List<PersonName> officers() {
        return Stream.of(chair, recorder, scrutineer, teller)
                .filter(Objects::nonNull)
                .toList();
    }
}
