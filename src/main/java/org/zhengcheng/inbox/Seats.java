package org.zhengcheng.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * Where a person acts: each role in an organisation, and the roles that cases give to people.
 *
 * @param relatives the declared relatives of the person, with whose cases they have nothing to do
 */
record Seats(UUID personId, List<Seat> seats, Set<UUID> relatives) {

    /** A post fills its own role and those of the collective bodies it may act for. */
    static Seats of(UUID personId, List<Office> offices, Set<UUID> relatives) {
        Stream<Seat> held = offices.stream()
                .flatMap(office -> Arrays.stream(Role.values())
                        .filter(role -> role.isFilledBy(office.post()))
                        .filter(role -> RightsTable.grants(Verb.TAKE, Relation.OFFICE_OF_STEP, office.post()))
                        .map(role -> new Seat(office.organizationId(), role, office.instead())));
        Stream<Seat> own = Arrays.stream(Role.values())
                .filter(role -> role.seat() == Role.Seat.SUBJECT || role.seat() == Role.Seat.PARTICIPANT)
                .map(role -> new Seat(personId, role, null));
        return new Seats(personId, Stream.concat(held, own).distinct().toList(), relatives);
    }

    /** As an array of the database. */
    String[] offices() {
        return seats.stream().map(seat -> seat.officeId().toString()).toArray(String[]::new);
    }

    /** As an array of the database. */
    String[] roles() {
        return seats.stream().map(seat -> seat.role().id()).toArray(String[]::new);
    }

    /** The only procedure of each, as an array of the database; null for all. */
    String[] procedures() {
        return seats.stream()
                .map(seat -> seat.instead() == null ? null : seat.instead().procedureKey())
                .toArray(String[]::new);
    }

    /** The absent holder of each, as an array of the database; null for one's own. */
    String[] absent() {
        return seats.stream()
                .map(seat -> seat.instead() == null
                        ? null
                        : seat.instead().personId().toString())
                .toArray(String[]::new);
    }

    /** The declared relatives of the person, as an array of the database. */
    String[] barred() {
        return relatives.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** The name of somebody in whose place the person acts; null for nobody. */
    String nameOf(UUID absentId) {
        return seats.stream()
                .map(Seat::instead)
                .filter(instead -> instead != null && instead.personId().equals(absentId))
                .map(Office.Instead::name)
                .findFirst()
                .orElse(null);
    }

    /** A role, and the organisation or the person that has it; and in whose place the person sits there. */
    record Seat(UUID officeId, Role role, Office.Instead instead) {}
}
