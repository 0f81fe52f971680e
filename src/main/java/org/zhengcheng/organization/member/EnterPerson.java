package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Office;

/**
 * Makes the record of a person who has none yet. What standing they have is decided in cases or taken from earlier records,
 * never here.
 */
@Component
class EnterPerson {

    private static final int MOST_ALIKE = 5;

    private final PersonRecords records;
    private final PersonRights rights;
    private final PersonEvents events;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    EnterPerson(
            PersonRecords records,
            PersonRights rights,
            PersonEvents events,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.rights = rights;
        this.events = events;
        this.ledger = ledger;
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
        Map<PersonField, String> wrong = new EnumMap<>(PersonField.class);
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        typed.forEach((field, text) -> {
            PersonField.Reading reading = field.read(text, today);
            if (reading.wrong() != null) {
                wrong.put(field, reading.wrong());
            } else if (!reading.value().isEmpty()) {
                values.put(field, reading.value());
            }
        });
        Optional<CitizenId> number = CitizenId.of(values.get(PersonField.CITIZEN_ID));
        number.ifPresent(given -> derive(given, values, wrong));
        if (!wrong.isEmpty()) {
            return new Result(wrong, List.of(), false);
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
        write(id, organizationId, values, office, actor, today);
        return new Result(Map.of(), List.of(), true);
    }

    /** What the number says need not be typed, and must not be typed otherwise. */
    private static void derive(CitizenId number, Map<PersonField, String> values, Map<PersonField, String> wrong) {
        String born = number.birthDate().toString();
        if (!born.equals(values.getOrDefault(PersonField.BIRTH_DATE, born))) {
            wrong.put(PersonField.BIRTH_DATE, "member.wrong.birthDisagrees");
        }
        if (!number.sex().equals(values.getOrDefault(PersonField.SEX, number.sex()))) {
            wrong.put(PersonField.SEX, "member.wrong.sexDisagrees");
        }
        values.put(PersonField.BIRTH_DATE, born);
        values.put(PersonField.SEX, number.sex());
    }

    private void write(
            UUID id,
            UUID organizationId,
            Map<PersonField, String> values,
            Office office,
            Actor actor,
            LocalDate today) {
        int made = jdbc.sql(
                        "insert into person (id, name, organization_id) values (?, ?, ?) on conflict (id) do nothing")
                .params(id, values.get(PersonField.NAME), organizationId)
                .update();
        if (made == 0) {
            return;
        }
        records.write(id, values);
        events.ofRecord(id, PersonEvents.Kind.ENTERED, null, null, actor.name(), office);
        ledger.append(new Entry(
                id,
                actor.personId(),
                office.title().chinese(),
                "record",
                id.toString(),
                "entered",
                today,
                Sha256.of(values.keySet().toString())));
    }

    /** People of the same name and day of birth whom the actor may see; without a day, of the same name. */
    private List<PersonRow> alike(UUID id, Map<PersonField, String> values, Actor actor) {
        String born = values.get(PersonField.BIRTH_DATE);
        List<UUID> ids = jdbc.sql("select id from person where name = :name and id <> :id"
                        + " and (birth_date is null or cast(:born as date) is null or birth_date = cast(:born as date))"
                        + " order by id limit 200")
                .param("name", values.get(PersonField.NAME))
                .param("id", id)
                .param("born", born)
                .query(UUID.class)
                .list();
        return seen(ids, actor);
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
