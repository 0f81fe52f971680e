package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.language.SpelledName;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Standing;

/** Writes the records of people who had none, one or a thousand at once, with all that belongs to them. */
@Component
class NewRecords {

    private static final List<PersonField> IN_RECORD = Arrays.stream(PersonField.values())
            .filter(field -> field.place() == PersonField.Place.RECORD)
            .toList();

    private final PersonRecords records;
    private final PersonEvents events;
    private final FieldCipher cipher;
    private final Faults faults;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    NewRecords(
            PersonRecords records,
            PersonEvents events,
            FieldCipher cipher,
            Faults faults,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.events = events;
        this.cipher = cipher;
        this.faults = faults;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param people whose ids must not be taken; who is there already is left as they are
     * @throws NumberTaken if somebody was entered with one of the numbers at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Entered> people, Actor actor) {
        List<UUID> made = persons(people);
        List<Entered> fresh = made.size() == people.size()
                ? people
                : people.stream().filter(one -> made.contains(one.id())).toList();
        if (fresh.isEmpty()) {
            return;
        }
        details(fresh);
        identities(fresh);
        standings(fresh);
        faults.check(fresh.stream().map(Entered::id).toList());
        events.entered(
                fresh.stream().map(Entered::id).toList(),
                fresh.stream().map(Entered::office).toList(),
                actor);
        LocalDate today = LocalDate.now(clock);
        ledger.appendAll(fresh.stream()
                .map(one -> new Entry(
                        LedgerChain.ofPerson(one.id()),
                        actor.personId(),
                        one.office().title().chinese(),
                        "record",
                        one.id().toString(),
                        "entered",
                        today,
                        Sha256.of(one.values().keySet()
                                + (one.standing() == null ? "" : one.standing() + "" + one.since()))))
                .toList());
    }

    private List<UUID> persons(List<Entered> people) {
        List<SpelledName> spelled = people.stream()
                .map(one -> SpelledName.of(one.values().get(PersonField.NAME)))
                .toList();
        return jdbc.sql("insert into person (id, name, pinyin, initials, birth_date, organization_id, standing,"
                        + " standing_since) select id, name, pinyin, initials, cast(born as date), organization, standing,"
                        + " cast(since as date) from unnest(:ids, :names, :pinyins, :initials, :born, :organizations,"
                        + " :standings, :since) p (id, name, pinyin, initials, born, organization, standing, since)"
                        + " on conflict (id) do nothing returning id")
                .param("ids", ids(people))
                .param("names", texts(people, PersonField.NAME))
                .param("pinyins", spelled.stream().map(SpelledName::pinyin).toArray(String[]::new))
                .param("initials", spelled.stream().map(SpelledName::initials).toArray(String[]::new))
                .param("born", texts(people, PersonField.BIRTH_DATE))
                .param(
                        "organizations",
                        people.stream().map(Entered::organizationId).toArray(UUID[]::new))
                .param(
                        "standings",
                        strings(
                                people,
                                one -> one.standing() == null
                                        ? null
                                        : one.standing().name()))
                .param(
                        "since",
                        strings(
                                people,
                                one -> one.since() == null ? null : one.since().toString()))
                .query(UUID.class)
                .list();
    }

    private void details(List<Entered> people) {
        String columns = IN_RECORD.stream().map(PersonField::id).collect(Collectors.joining(", "));
        String given = IN_RECORD.stream().map(field -> ":" + field.id()).collect(Collectors.joining(", "));
        String cast = IN_RECORD.stream().map(NewRecords::cast).collect(Collectors.joining(", "));
        JdbcClient.StatementSpec insert = jdbc.sql("insert into person_record (person_id, " + columns
                        + ") select person_id, " + cast + " from unnest(:ids, " + given + ") r (person_id, " + columns
                        + ")")
                .param("ids", ids(people));
        for (PersonField field : IN_RECORD) {
            insert = insert.param(field.id(), texts(people, field));
        }
        insert.update();
    }

    private static String cast(PersonField field) {
        return switch (field.kind()) {
            case DATE -> "cast(" + field.id() + " as date)";
            case FLAG -> "cast(" + field.id() + " as boolean)";
            case MONTHS -> "cast(" + field.id() + " as int)";
            default -> field.id();
        };
    }

    /** The number agrees with the day of birth and the sex: they were taken from it, or held against it. */
    private void identities(List<Entered> people) {
        records.claim(people.stream()
                .filter(one -> one.values().get(PersonField.CITIZEN_ID) != null)
                .collect(Collectors.toMap(Entered::id, one -> one.values().get(PersonField.CITIZEN_ID))));
        try {
            jdbc.sql("insert into person_identity (person_id, citizen_id, citizen_id_index, birth_agrees, sex_agrees,"
                            + " phone) select person_id, number, decode(number_index, 'hex'),"
                            + " case when number is not null then true end, case when number is not null then true end,"
                            + " phone from unnest(:ids, :numbers, :indexes, :phones)"
                            + " i (person_id, number, number_index, phone)")
                    .param("ids", ids(people))
                    .param("numbers", secrets(people, PersonField.CITIZEN_ID))
                    .param(
                            "indexes",
                            strings(
                                    people,
                                    one -> CitizenId.of(one.values().get(PersonField.CITIZEN_ID))
                                            .map(records::indexed)
                                            .orElse(null)))
                    .param("phones", secrets(people, PersonField.PHONE))
                    .update();
        } catch (DuplicateKeyException another) {
            throw new NumberTaken();
        }
    }

    /** Taken from earlier records and not decided in a case here. */
    private void standings(List<Entered> people) {
        List<Entered> standing =
                people.stream().filter(one -> one.standing() != null).toList();
        if (!standing.isEmpty()) {
            jdbc.sql("insert into standing_change (person_id, standing, since, recorded_at)"
                            + " select id, standing, cast(since as date), :now from unnest(:ids, :standings, :since)"
                            + " s (id, standing, since)")
                    .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                    .param("ids", ids(standing))
                    .param("standings", strings(standing, one -> one.standing().name()))
                    .param("since", strings(standing, one -> one.since().toString()))
                    .update();
        }
    }

    private String[] secrets(List<Entered> people, PersonField field) {
        return strings(people, one -> {
            String value = one.values().get(field);
            return value == null ? null : cipher.encrypt(value);
        });
    }

    private static UUID[] ids(List<Entered> people) {
        return people.stream().map(Entered::id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Entered> people, PersonField field) {
        return strings(people, one -> one.values().get(field));
    }

    private static String[] strings(List<Entered> people, Function<Entered, String> what) {
        return people.stream().map(what).toArray(String[]::new);
    }

    /**
     * Somebody who is entered.
     *
     * @param values read by {@link PersonReading}, not encrypted
     * @param standing as earlier records say; null for somebody who has not applied
     * @param since the first day of that standing
     * @param office in which they are entered
     */
    record Entered(
            UUID id,
            UUID organizationId,
            Map<PersonField, String> values,
            Standing standing,
            LocalDate since,
            Office office) {}
}
