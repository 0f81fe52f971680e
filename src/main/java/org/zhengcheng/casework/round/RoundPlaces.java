package org.zhengcheng.casework.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * From where somebody looks at what was launched: the organisations of their posts, a department in the place of its
 * committee; and which of them launch.
 */
@Component
class RoundPlaces {

    private final Offices offices;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoundPlaces(Offices offices, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A place: an organisation, and the office in which somebody acts for it. */
    record Place(UUID organizationId, String name, UUID[] path, Office office) {}

    /** Where somebody sees what is below them; empty for who holds no post. */
    List<Place> seen(Actor actor, String procedureKey) {
        return places(actor, procedureKey, Verb.READ, Relation.ABOVE);
    }

    /** For which organisations somebody launches. */
    List<Place> launching(Actor actor, String procedureKey) {
        return places(actor, procedureKey, Verb.LAUNCH_ROUND, Relation.SAME);
    }

    /** Whether somebody launches anything at all. */
    boolean launches(Actor actor) {
        return offices.actingOn(actor.personId(), LocalDate.now(clock)).stream()
                .anyMatch(office -> RightsTable.grants(Verb.LAUNCH_ROUND, Relation.SAME, office.post()));
    }

    /** The part of a round that somebody sees: all of it from its committee or above, below only what is theirs. */
    Optional<Place> in(Round round, Actor actor) {
        List<Place> places = seen(actor, round.procedureKey());
        Optional<Place> whole = base(round.organizationId());
        return whole.flatMap(top -> places.stream()
                        .filter(place -> holds(place.path(), top.path()))
                        .findFirst()
                        .map(place -> new Place(top.organizationId(), top.name(), top.path(), place.office())))
                .or(() -> whole.flatMap(top -> places.stream()
                        .filter(place -> holds(top.path(), place.path()))
                        .findFirst()));
    }

    /** An organisation of the tree of today. */
    Optional<Place> base(UUID organizationId) {
        return jdbc.sql("select id, name, path from organization where id = ?")
                .param(organizationId)
                .query((row, n) -> new Place(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        (UUID[]) row.getArray("path").getArray(),
                        null))
                .optional();
    }

    /** Whether one path is the beginning of another. */
    static boolean holds(UUID[] above, UUID[] below) {
        return above.length <= below.length && above[above.length - 1].equals(below[above.length - 1]);
    }

    private List<Place> places(Actor actor, String procedureKey, Verb verb, Relation relation) {
        return offices.actingOn(actor.personId(), LocalDate.now(clock)).stream()
                .filter(office -> RightsTable.grants(verb, relation, office.post()))
                .filter(office -> procedureKey == null || office.covers(procedureKey))
                .flatMap(office -> place(office).stream())
                .toList();
    }

    private Optional<Place> place(Office office) {
        return jdbc.sql("select p.id, p.name, p.path from organization o join organization p"
                        + " on p.id = case when o.type = 'OD' then o.parent_id else o.id end where o.id = ?")
                .param(office.organizationId())
                .query((row, n) -> new Place(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        (UUID[]) row.getArray("path").getArray(),
                        office))
                .optional();
    }
}
