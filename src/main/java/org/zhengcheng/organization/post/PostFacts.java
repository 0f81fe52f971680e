package org.zhengcheng.organization.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Role;

/** Looks up what {@link PostRules} must know of appointments, of one or a thousand in the same few statements. */
@Component
class PostFacts {

    private final JdbcClient jdbc;

    PostFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is around some appointments; the people are held until the transaction ends. */
    Around around(Collection<Appointment> wanted) {
        UUID[] organizations =
                wanted.stream().map(Appointment::organizationId).distinct().toArray(UUID[]::new);
        UUID[] people = wanted.stream().map(Appointment::personId).distinct().toArray(UUID[]::new);
        Map<UUID, Place> places = new HashMap<>();
        jdbc.sql("select id, name, type, founded_on, dissolved_on from organization where id = any(?)")
                .param(organizations)
                .query(Place.class)
                .list()
                .forEach(place -> places.put(place.id(), place));
        Map<UUID, Somebody> somebody = new HashMap<>();
        jdbc.sql("select id, name, standing from person where id = any(?) order by id for no key update")
                .param(people)
                .query(Somebody.class)
                .list()
                .forEach(person -> somebody.put(person.id(), person));
        boolean secretary = wanted.stream().anyMatch(one -> one.post() == Role.BRANCH_SECRETARY);
        Set<Held> held = new HashSet<>(jdbc.sql("select p.id, p.person_id, pe.name as person_name, p.organization_id,"
                        + " p.role, p.from_date, p.to_date from post p join person pe on pe.id = p.person_id"
                        + " where p.person_id = any(:people)"
                        + (secretary ? " or p.organization_id = any(:organizations) and p.role = :secretary" : ""))
                .param("people", people)
                .param("organizations", organizations)
                .param("secretary", Role.BRANCH_SECRETARY.id())
                .query(Held.class)
                .list());
        boolean administrator = wanted.stream().anyMatch(one -> one.post() instanceof Administrator);
        List<Absence> substitutes = administrator
                ? jdbc.sql("select substitute_id, from_date, to_date from absence where substitute_id = any(?)"
                                + " and ended_at is null")
                        .param(people)
                        .query(Absence.class)
                        .list()
                : List.of();
        return new Around(places, somebody, List.copyOf(held), substitutes);
    }

    /** What is around appointments. */
    record Around(Map<UUID, Place> places, Map<UUID, Somebody> people, List<Held> held, List<Absence> substitutes) {

        /** The same with posts that are to be held too. */
        Around with(Collection<Held> more) {
            List<Held> all = new ArrayList<>(held);
            all.addAll(more);
            return new Around(places, people, all, substitutes);
        }
    }

    record Place(UUID id, String name, String type, LocalDate foundedOn, LocalDate dissolvedOn) {}

    record Somebody(UUID id, String name, String standing) {}

    /** A post that somebody holds, held or will hold; one that ends before it begins never was. */
    record Held(
            UUID id,
            UUID personId,
            String personName,
            UUID organizationId,
            String role,
            LocalDate fromDate,
            LocalDate toDate) {

        boolean meets(Appointment wanted) {
            return (toDate == null || !toDate.isBefore(fromDate)) && overlap(fromDate, toDate, wanted);
        }
    }

    /** Days for which somebody stands in for another, and so decides cases. */
    record Absence(UUID substituteId, LocalDate fromDate, LocalDate toDate) {

        boolean meets(Appointment wanted) {
            return substituteId.equals(wanted.personId()) && overlap(fromDate, toDate, wanted);
        }
    }

    private static boolean overlap(LocalDate from, LocalDate to, Appointment wanted) {
        return (wanted.until() == null || !from.isAfter(wanted.until())) && (to == null || !to.isBefore(wanted.from()));
    }
}
