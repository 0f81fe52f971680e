package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Office;

/** Changes records, each value written down as it was and as it became. */
@Component
class RecordChanges {

    private final PersonRecords records;
    private final PersonRights rights;
    private final PersonEvents events;
    private final Ledger ledger;
    private final Clock clock;

    RecordChanges(PersonRecords records, PersonRights rights, PersonEvents events, Ledger ledger, Clock clock) {
        this.records = records;
        this.rights = rights;
        this.events = events;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What of a record a form was filled in upon, to find out whether it has been changed meanwhile. */
    static String seen(PersonRecord record) {
        return Sha256.of(record.values().toString());
    }

    /**
     * Somebody who keeps the record changes it.
     *
     * @param typed by field; a secret that is left empty stays as it is
     * @param seen the record the form was filled in upon
     * @throws NotForYou if they may not
     * @throws NumberTaken if somebody else has the number
     */
    @Transactional
    Result change(UUID personId, Map<PersonField, String> typed, String seen, Actor actor) {
        PersonRecord record = records.lock(personId).orElseThrow(NotForYou::new);
        Office office = rights.mayChange(actor.personId(), personId, record.organizationId())
                .orElseThrow(NotForYou::new);
        Map<PersonField, String> wrong = new EnumMap<>(PersonField.class);
        Map<PersonField, String> values = read(record, typed, LocalDate.now(clock), wrong);
        if (wrong.isEmpty() && !seen(record).equals(seen)) {
            wrong.put(PersonField.NAME, "member.wrong.meanwhile");
        }
        if (wrong.isEmpty() && !values.isEmpty()) {
            write(record, values, null, actor, office);
        }
        return new Result(values.size(), wrong);
    }

    private Map<PersonField, String> read(
            PersonRecord record, Map<PersonField, String> typed, LocalDate today, Map<PersonField, String> wrong) {
        Map<PersonField, String> values = new LinkedHashMap<>();
        typed.forEach((field, text) -> {
            PersonField.Reading reading = field.read(text, today);
            if (reading.wrong() != null) {
                wrong.put(field, reading.wrong());
            } else if (!(field.isSecret() && reading.value().isEmpty())
                    && !reading.value().equals(Objects.requireNonNullElse(current(record, field), ""))) {
                values.put(field, reading.value());
            }
        });
        return values;
    }

    String current(PersonRecord record, PersonField field) {
        return records.plain(field, record.value(field));
    }

    /** Writes values that were read, and that they were; the caller holds the record. */
    void write(PersonRecord record, Map<PersonField, String> values, String reason, Actor actor, Office office) {
        records.write(record.id(), values);
        StringBuilder content = new StringBuilder();
        values.forEach((field, value) -> {
            String was = record.value(field);
            String becomes = value.isEmpty() ? null : records.kept(field, value);
            events.ofRecord(
                    record.id(),
                    PersonEvents.Kind.CHANGED,
                    new PersonEvents.Change(field, was, becomes),
                    reason,
                    actor.name(),
                    office);
            content.append(field.id())
                    .append(": ")
                    .append(was)
                    .append(" → ")
                    .append(becomes)
                    .append('\n');
        });
        ledger.append(new Entry(
                LedgerChain.ofPerson(record.id()),
                actor.personId(),
                office.title().chinese(),
                "record",
                record.id().toString(),
                "changed",
                LocalDate.now(clock),
                Sha256.of(content.toString())));
    }

    /**
     * What came of it.
     *
     * @param changed how many values were changed
     * @param wrong the keys of messages that say what is wrong; nothing was changed if there are any
     */
    record Result(int changed, Map<PersonField, String> wrong) {}
}
