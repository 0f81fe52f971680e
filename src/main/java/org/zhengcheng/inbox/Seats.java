package org.zhengcheng.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/** Where a person acts: each role in an organisation, and the roles that cases give to people. */
record Seats(UUID personId, List<Seat> seats) {

    /** A post fills its own role and those of the collective bodies it may act for. */
    static Seats of(UUID personId, List<Office> offices) {
        Stream<Seat> held = offices.stream()
                .flatMap(office -> Arrays.stream(Role.values())
                        .filter(role -> role.isFilledBy(office.post()))
                        .filter(role -> RightsTable.grants(Verb.TAKE, Relation.OFFICE_OF_STEP, office.post()))
                        .map(role -> new Seat(office.organizationId(), role)));
        Stream<Seat> own = Arrays.stream(Role.values())
                .filter(role -> role.seat() == Role.Seat.SUBJECT || role.seat() == Role.Seat.PARTICIPANT)
                .map(role -> new Seat(personId, role));
        return new Seats(personId, Stream.concat(held, own).distinct().toList());
    }

    /** As an array of the database. */
    String[] offices() {
        return seats.stream().map(seat -> seat.officeId().toString()).toArray(String[]::new);
    }

    /** As an array of the database. */
    String[] roles() {
        return seats.stream().map(seat -> seat.role().id()).toArray(String[]::new);
    }

    /** A role, and the organisation or the person that has it. */
    record Seat(UUID officeId, Role role) {}
}
