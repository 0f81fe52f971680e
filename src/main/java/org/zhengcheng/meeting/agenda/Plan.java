package org.zhengcheng.meeting.agenda;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhengcheng.organization.PersonName;

/**
 * When and where a meeting is to be and who serves it, as somebody asks for it; what was not said is null.
 *
 * @param day in Asia/Shanghai, as is the time
 * @param guests who else is there
 */
public record Plan(
        LocalDate day,
        LocalTime time,
        String place,
        String guests,
        UUID chair,
        UUID recorder,
        UUID scrutineer,
        UUID teller) {

    /** What a meeting was planned to be. */
    static Plan of(Meeting meeting) {
        return new Plan(
                meeting.day(),
                meeting.beginsAt().toLocalTime(),
                meeting.place(),
                meeting.guests(),
                meeting.chair().id(),
                meeting.recorder().id(),
                id(meeting.scrutineer()),
                id(meeting.teller()));
    }

    private static UUID id(PersonName person) {
        return person == null ? null : person.id();
    }

    /** When it is to begin; asked only of a plan that says both. */
    public LocalDateTime beginsAt() {
        return day.atTime(time);
    }

    /** The same without blanks around what was typed. */
    Plan stripped() {
        return new Plan(
                day,
                time,
                place == null ? "" : place.strip(),
                guests == null || guests.isBlank() ? null : guests.strip(),
                chair,
                recorder,
                scrutineer,
                teller);
    }

    /** Whoever serves it. */
    Stream<UUID> served() {
        return Stream.of(chair, recorder, scrutineer, teller).filter(one -> one != null);
    }
}
