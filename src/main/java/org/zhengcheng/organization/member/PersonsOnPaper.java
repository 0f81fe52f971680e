package org.zhengcheng.organization.member;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.FieldCipher;

/** What official papers say of persons. Who may read such a paper is for the room that prints it to ask. */
@Component
public class PersonsOnPaper {

    private final PersonRecords records;
    private final FieldCipher cipher;

    PersonsOnPaper(PersonRecords records, FieldCipher cipher) {
        this.records = records;
        this.cipher = cipher;
    }

    /** @throws java.util.NoSuchElementException if there is no such person */
    public PersonOnPaper find(UUID personId) {
        PersonRecord record = records.find(personId).orElseThrow();
        return new PersonOnPaper(
                record.name(),
                record.value(PersonField.SEX),
                Optional.ofNullable(record.value(PersonField.BIRTH_DATE))
                        .map(LocalDate::parse)
                        .orElse(null),
                Optional.ofNullable(record.value(PersonField.NATION))
                        .map(PersonField.NATION.options()::get)
                        .orElse(null),
                record.standing(),
                plain(record, PersonField.CITIZEN_ID),
                plain(record, PersonField.PHONE));
    }

    /** The whole record by the ids of its fields, numbers in full; what is not known is left out. */
    public Map<String, String> record(UUID personId) {
        PersonRecord record = records.find(personId).orElseThrow();
        Map<String, String> values = new TreeMap<>();
        record.values()
                .forEach((field, value) -> values.put(field.id(), field.isSecret() ? cipher.decrypt(value) : value));
        return values;
    }

    private String plain(PersonRecord record, PersonField field) {
        return Optional.ofNullable(record.value(field)).map(cipher::decrypt).orElse(null);
    }
}
