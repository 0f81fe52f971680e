package org.zhengcheng.organization.member;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed of a person who has no record yet, on a page or in a row of a sheet, read field by field and together.
 *
 * @param values what is known, each in its one form
 * @param wrong the keys of messages that say what is wrong with which field
 */
record PersonReading(Map<PersonField, String> values, Map<PersonField, String> wrong) {

    static PersonReading of(Map<PersonField, String> typed, LocalDate today) {
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
        CitizenId.of(values.get(PersonField.CITIZEN_ID)).ifPresent(number -> derive(number, values, wrong));
        return new PersonReading(values, wrong);
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

    /** The identity number, if one was given and is right. */
    Optional<CitizenId> number() {
        return CitizenId.of(values.get(PersonField.CITIZEN_ID));
    }

    /** The day of birth that was typed or that the number says; null if neither does. */
    String born() {
        return values.get(PersonField.BIRTH_DATE);
    }
}
