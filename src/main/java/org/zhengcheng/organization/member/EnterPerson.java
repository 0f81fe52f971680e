package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Organizations;

/**
 * Makes the record of a person who has none yet. What standing they have is decided in cases or taken from earlier records,
 * never here.
 */
@Component
class EnterPerson {

    private static final int MOST_ALIKE = 5;
    /** Two of one name may be the same person unless both days of birth are known and differ. */
    private static final String SAME_BIRTH = "(%1$s is null or %2$s is null or %1$s = %2$s)";

    private final PersonRecords records;
    private final PersonRights rights;
    private final NewRecords newRecords;
    private final Organizations organizations;
    private final JdbcClient jdbc;
    private final Clock clock;

    EnterPerson(
            PersonRecords records,
            PersonRights rights,
            NewRecords newRecords,
            Organizations organizations,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.rights = rights;
        this.newRecords = newRecords;
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param id the id the record shall have, made when the form was: the same form sent twice makes one record
     * @param sure whether somebody of the same name and day of birth is known to be another person
     * @throws NotForYou if they keep no records of this organisation
     * @throws NumberTaken if somebody else was entered with the number at the same moment
     */
    @Transactional
    Result enter(UUID id, UUID organizationId, Map<PersonField, String> typed, boolean sure, Actor actor) {
        Office office = rights.maySee(actor.personId(), organizationId).orElseThrow(NotForYou::new);
        LocalDate today = LocalDate.now(clock);
        if (organizations.hold(organizationId).isEmpty()) {
            return new Result(Map.of(PersonField.NAME, "member.wrong.place"), List.of(), false);
        }
        PersonReading read = PersonReading.of(typed, today);
        Map<PersonField, String> values = read.values();
        Optional<CitizenId> number = read.number();
        if (!read.wrong().isEmpty()) {
            return new Result(read.wrong(), List.of(), false);
        }
        Optional<PersonRecord> bearer = number.flatMap(records::bearer).flatMap(records::find);
        if (bearer.isPresent()) {
            return bearer.get().id().equals(id)
                    ? new Result(Map.of(), List.of(), true)
                    : new Result(
                            Map.of(PersonField.CITIZEN_ID, "member.wrong.numberTaken"),
                            seen(List.of(bearer.get().id()), actor),
                            false);
        }
        List<PersonRow> alike = alike(id, values, actor);
        if (!alike.isEmpty() && !sure) {
            return new Result(Map.of(), alike, false);
        }
        newRecords.write(List.of(new NewRecords.Entered(id, organizationId, values, null, null, office)), actor);
        return new Result(Map.of(), List.of(), true);
    }

    /** People of the same name and day of birth whom the actor may see; without a day, of the same name. */
    private List<PersonRow> alike(UUID id, Map<PersonField, String> values, Actor actor) {
        String born = values.get(PersonField.BIRTH_DATE);
        List<UUID> ids = jdbc.sql("select id from person where name = :name and id <> :id"
                        + " and " + SAME_BIRTH.replace("%1$s", "birth_date").replace("%2$s", "cast(:born as date)")
                        + " order by id limit 200")
                .param("name", values.get(PersonField.NAME))
                .param("id", id)
                .param("born", born)
                .query(UUID.class)
                .list();
        return seen(ids, actor);
    }

    /**
     * The same for many: of which of some names and days of birth there is somebody whom the actor may see.
     *
     * @param names the names and, at the same places, {@code born} the days of birth as text, null where it is not known
     * @return the places of those
     */
    Set<Integer> alike(List<String> names, List<String> born, Actor actor) {
        PersonRights.Scope scope = rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        return Set.copyOf(
                jdbc.sql("select cast(w.n - 1 as int) from unnest(:names, :born) with ordinality w (name, born, n)"
                                + " where exists (select from person p join organization o on o.id = p.organization_id"
                                + " where p.name = w.name and o.path && :seats and "
                                + SAME_BIRTH.replace("%1$s", "p.birth_date").replace("%2$s", "cast(w.born as date)")
                                + ")")
                        .param("names", names.toArray(String[]::new))
                        .param("born", born.toArray(String[]::new))
                        .param("seats", scope.seats().toArray(UUID[]::new))
                        .query(Integer.class)
                        .list());
    }

    /** Those of some persons whom somebody may see. */
    private List<PersonRow> seen(List<UUID> ids, Actor actor) {
        PersonRights.Scope scope = rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        return jdbc.sql("select p.id, p.name, p.pinyin, p.initials, p.birth_date, o.name as organization_name,"
                        + " p.standing, p.standing_since from person p join organization o on o.id = p.organization_id"
                        + " where p.id = any(:ids) and o.path && :seats order by p.name, p.id limit " + MOST_ALIKE)
                .param("ids", ids.toArray(UUID[]::new))
                .param("seats", scope.seats().toArray(UUID[]::new))
                .query(PersonRow.class)
                .list();
    }

    /**
     * What came of it.
     *
     * @param wrong the keys of messages that say what is wrong with which field
     * @param alike records that may be of the same person
     * @param entered whether there is a record now
     */
    record Result(Map<PersonField, String> wrong, List<PersonRow> alike, boolean entered) {}
}
