package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.relative.Relatives;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * Who may see and change whose record, as the {@link RightsTable} says: those who keep the records of a branch those of its
 * people, committees and departments those of all people below them. A scope reaches from a seat down, so the table grants a
 * right over records in the same organisation and below alike.
 */
@Component
public class PersonRights {

    private static final List<String> KEEPERS = Role.everyPost().stream()
            .filter(post -> RightsTable.grants(Verb.KEEP_RECORDS, Relation.SAME, post))
            .map(Role::id)
            .toList();

    private static final int FEW = 500;
    /** What lies below a place of somebody's office: a department oversees what its committee does. */
    private static final String BELOW = "select id from organization where path >= :path"
            + " and path < :path || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid) limit ";

    private final Offices offices;
    private final Relatives relatives;
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonRights(Offices offices, Relatives relatives, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.relatives = relatives;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether holders of one of these posts keep records of anybody. */
    public static boolean keepsRecords(Collection<Office> held) {
        return held.stream().anyMatch(PersonRights::keepsRecords);
    }

    private static boolean keepsRecords(Office office) {
        return RightsTable.grants(Verb.KEEP_RECORDS, Relation.SAME, office.post());
    }

    /** The office in which somebody keeps records of anybody; empty if they do not. */
    Optional<Office> office(UUID readerId) {
        return offices.heldBy(readerId, LocalDate.now(clock)).stream()
                .filter(PersonRights::keepsRecords)
                .findFirst();
    }

    /** Where somebody sees records; empty if nowhere. */
    public Optional<Scope> scope(UUID readerId) {
        return scope(offices.heldBy(readerId, LocalDate.now(clock)));
    }

    Optional<Scope> scope(Collection<Office> held) {
        List<UUID> seats = seats(held);
        return seats.isEmpty() ? Optional.empty() : Optional.of(new Scope(seats, few(seats)));
    }

    /** The part of a scope that lies in one organisation; empty if that is outside. */
    Optional<Scope> within(Scope scope, UUID organizationId) {
        boolean inside = jdbc.sql("select exists(select from organization where id = ? and path && ?)")
                .params(organizationId, scope.seats().toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
        List<UUID> seat = List.of(organizationId);
        return inside ? Optional.of(new Scope(seat, few(seat))) : Optional.empty();
    }

    /** The office in which somebody may see the record of a person of an organisation. */
    public Optional<Office> maySee(UUID readerId, UUID organizationId) {
        return office(readerId, organizationId, Verb.KEEP_RECORDS);
    }

    /** The same for people of each of some organisations; those of which they may see nobody are left out. */
    Map<UUID, Office> maySee(UUID readerId, Collection<UUID> organizationIds) {
        Map<UUID, Office> found = new HashMap<>();
        for (Office office : offices.heldBy(readerId, LocalDate.now(clock))) {
            UUID[] asked = organizationIds.stream()
                    .filter(id -> grants(Verb.KEEP_RECORDS, id, office))
                    .toArray(UUID[]::new);
            if (asked.length > 0) {
                jdbc.sql("select id from organization where id = any(:ids) and path && :seats")
                        .param("ids", asked)
                        .param("seats", seats(List.of(office)).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()
                        .forEach(id -> found.putIfAbsent(id, office));
            }
        }
        return found;
    }

    /** The office in which somebody may change the record of a person; never their own, nor a relative's. */
    Optional<Office> mayChange(UUID readerId, UUID personId, UUID organizationId) {
        return readerId.equals(personId) || areRelated(readerId, personId)
                ? Optional.empty()
                : maySee(readerId, organizationId);
    }

    /** Whether two persons are relatives, whose cases are kept from one another. */
    boolean areRelated(UUID readerId, UUID personId) {
        return relatives.of(readerId).contains(personId);
    }

    /** The office in which somebody may read the whole number of a person of an organisation. */
    Optional<Office> mayUnmask(UUID readerId, UUID organizationId) {
        return !offices.administrations(readerId, LocalDate.now(clock)).isEmpty()
                ? Optional.empty()
                : office(readerId, organizationId, Verb.READ_NUMBER);
    }

    private Optional<Office> office(UUID readerId, UUID organizationId, Verb verb) {
        return offices.heldBy(readerId, LocalDate.now(clock)).stream()
                .filter(office -> grants(verb, organizationId, office))
                .filter(office -> lies(organizationId, office))
                .findFirst();
    }

    private static boolean grants(Verb verb, UUID organizationId, Office office) {
        return RightsTable.grants(
                verb, office.organizationId().equals(organizationId) ? Relation.SAME : Relation.ABOVE, office.post());
    }

    private boolean lies(UUID organizationId, Office office) {
        List<UUID> seats = seats(List.of(office));
        return jdbc.sql("select exists(select from organization where id = ? and path && ?)")
                .params(organizationId, seats.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Those of an organisation itself who may decide on the record of one of its people. */
    List<UUID> keepersOf(UUID organizationId, UUID personId) {
        return jdbc.sql("select distinct person_id from post where organization_id = :organization"
                        + " and role in (:roles) and person_id <> :person and from_date <= :day"
                        + " and (to_date is null or to_date >= :day)")
                .param("organization", organizationId)
                .param("roles", KEEPERS)
                .param("person", personId)
                .param("day", LocalDate.now(clock))
                .query(UUID.class)
                .list();
    }

    /** Whether somebody keeps the records of an organisation’s people today, there or above. */
    boolean isKept(UUID organizationId) {
        return jdbc.sql("select exists(select from organization o join organization s on s.id = any(o.path)"
                        + " or s.type = 'OD' and s.parent_id = any(o.path) join post p on p.organization_id = s.id"
                        + " where o.id = :organization and p.role in (:roles) and p.from_date <= :day"
                        + " and (p.to_date is null or p.to_date >= :day))")
                .param("organization", organizationId)
                .param("roles", KEEPERS)
                .param("day", LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }

    /** The organisations at and below which holders of these posts keep records. */
    List<UUID> seats(Collection<Office> held) {
        List<UUID> places = held.stream()
                .filter(PersonRights::keepsRecords)
                .map(Office::organizationId)
                .distinct()
                .toList();
        return places.isEmpty()
                ? List.of()
                : jdbc.sql("select distinct case type when 'OD' then coalesce(parent_id, id) else id end"
                                + " from organization where id = any(?)")
                        .param(places.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list();
    }

    /** All organisations at and below the seats; null if they are many. A path is looked up by an index if it is given. */
    private List<UUID> few(List<UUID> seats) {
        List<UUID[]> paths = jdbc.sql("select path from organization where id = any(?)")
                .param(seats.toArray(UUID[]::new))
                .query((row, n) -> (UUID[]) row.getArray("path").getArray())
                .list();
        Set<UUID> places = new LinkedHashSet<>();
        for (UUID[] path : paths) {
            places.addAll(jdbc.sql(BELOW + (FEW + 1))
                    .param("path", path)
                    .query(UUID.class)
                    .list());
        }
        return places.size() > FEW ? null : List.copyOf(places);
    }

    /**
     * Where somebody sees records.
     *
     * @param seats the organisations at and below which they do
     * @param places all of these, if they are few; else null
     */
    public record Scope(List<UUID> seats, List<UUID> places) {

        boolean isSmall() {
            return places != null;
        }
    }
}
