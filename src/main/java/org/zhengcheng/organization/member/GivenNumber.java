package org.zhengcheng.organization.member;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an identity number that is given on a form of a case: it is held against the record, then kept there. */
@Component
public class GivenNumber {

    private final PersonRecords records;
    private final PersonEvents events;

    GivenNumber(PersonRecords records, PersonEvents events) {
        this.records = records;
        this.events = events;
    }

    /** The key of the message that says why a number cannot be this person's; empty if it can. */
    public Optional<String> hindrance(UUID personId, CitizenId number) {
        PersonRecord record = records.find(personId).orElseThrow();
        Optional<CitizenId> known = records.number(record);
        if (known.isPresent()) {
            return known.get().number().equals(number.number()) ? Optional.empty() : Optional.of("member.given.other");
        }
        if (records.bearer(number).isPresent()) {
            return Optional.of("member.given.taken");
        }
        String born = record.value(PersonField.BIRTH_DATE);
        if (born != null && !born.equals(number.birthDate().toString())) {
            return Optional.of("member.given.birth");
        }
        String sex = record.value(PersonField.SEX);
        return PersonRecords.isStated(sex) && !sex.equals(number.sex())
                ? Optional.of("member.given.sex")
                : Optional.empty();
    }

    /**
     * Keeps a number that nothing hinders in the record of the person, with the day of birth and the sex it says, if these
     * were unknown.
     *
     * @param byName who handed it in
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID personId, CitizenId number, String byName) {
        PersonRecord record = records.lock(personId).orElseThrow();
        if (record.value(PersonField.CITIZEN_ID) != null) {
            return;
        }
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        values.put(PersonField.CITIZEN_ID, number.number());
        if (record.value(PersonField.BIRTH_DATE) == null) {
            values.put(PersonField.BIRTH_DATE, number.birthDate().toString());
        }
        if (!PersonRecords.isStated(record.value(PersonField.SEX))) {
            values.put(PersonField.SEX, number.sex());
        }
        records.write(personId, values);
        values.forEach((field, value) -> events.ofRecord(
                personId,
                PersonEvents.Kind.CHANGED,
                new PersonEvents.Change(field, record.value(field), records.kept(field, value)),
                null,
                byName,
                null));
    }
}
