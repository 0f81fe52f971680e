package org.zhengcheng.meeting.agenda;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /** Whether it has not begun and may still be held. */
    public boolean isAhead() {
        return state == MeetingState.CONVENED;
    }

    public boolean isOpen() {
        return state == MeetingState.OPEN;
    }

    /** Whether everything on its agenda is done. */
    public boolean isThrough() {
        return items.stream().allMatch(Item::isDone);
    }

    /** Whether something on its agenda is decided by vote. */
    public boolean hasVotes() {
        return items.stream().anyMatch(Item::isVote);
    }

    /** What somebody is in it; empty for whoever at most attends. Who takes the minutes may count as well. */
    public Set<Part> partsOf(UUID personId) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        add(parts, Part.CHAIR, chair, personId);
        add(parts, Part.RECORDER, recorder, personId);
        add(parts, Part.SCRUTINEER, scrutineer, personId);
        add(parts, Part.TELLER, teller, personId);
        return parts;
    }

    private static void add(Set<Part> parts, Part part, PersonName who, UUID personId) {
        if (who != null && who.id().equals(personId)) {
            parts.add(part);
        }
    }

    /** Chair, recorder and whoever counts. */
    public List<PersonName> officers() {
        return Stream.of(chair, recorder, scrutineer, teller)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
