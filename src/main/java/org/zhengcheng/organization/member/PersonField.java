package org.zhengcheng.organization.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhengcheng.language.Text;

/**
 * What is recorded of a person: the catalogue of the fields, each with the kind of its value and where it is kept. What is
 * not here is not recorded. An empty value is unknown, which is not the same as no.
 */
enum PersonField {
    NAME(Group.BASIC, Kind.TEXT, Place.PERSON, 100),
    CITIZEN_ID(Group.BASIC, Kind.NUMBER, Place.IDENTITY, CitizenId.LENGTH),
    SEX(Group.BASIC, CodeList.SEX),
    BIRTH_DATE(Group.BASIC, Kind.DATE, Place.PERSON, 10),
    NATION(Group.BASIC, CodeList.NATION),
    NATIVE_PLACE(Group.BASIC, Kind.TEXT, Place.RECORD, 100),
    BIRTH_PLACE(Group.BASIC, Kind.TEXT, Place.RECORD, 100),
    MARITAL(Group.BASIC, CodeList.MARITAL),
    POLITICAL_STATUS(Group.BASIC, CodeList.POLITICAL_STATUS),
    LEAGUE_SINCE(Group.BASIC, Kind.DATE, Place.RECORD, 10),
    EDUCATION(Group.WORK, CodeList.EDUCATION),
    DEGREE(Group.WORK, CodeList.DEGREE),
    WORK_SINCE(Group.WORK, Kind.DATE, Place.RECORD, 10),
    UNIT_AND_POST(Group.WORK, Kind.TEXT, Place.RECORD, 200),
    JOB(Group.WORK, Kind.TEXT, Place.RECORD, 100),
    PROFESSION(Group.WORK, Kind.TEXT, Place.RECORD, 100),
    STRATUM(Group.WORK, Kind.TEXT, Place.RECORD, 100),
    MIGRANT_WORKER(Group.WORK, Kind.FLAG, Place.RECORD, 5),
    PHONE(Group.REACHED, Kind.PHONE, Place.IDENTITY, 20),
    RESIDENCE(Group.REACHED, Kind.TEXT, Place.RECORD, 200),
    HOUSEHOLD(Group.REACHED, Kind.TEXT, Place.RECORD, 200),
    MOBILE(Group.REACHED, Kind.FLAG, Place.RECORD, 5),
    OUT_OF_CONTACT(Group.REACHED, Kind.FLAG, Place.RECORD, 5),
    PARTY_AGE_CORRECTION(Group.REACHED, Kind.MONTHS, Place.RECORD, 4);

    /** How the page puts them together. */
    enum Group {
        BASIC,
        WORK,
        REACHED
    }

    /** What a value is. */
    enum Kind {
        TEXT,
        CODE,
        DATE,
        FLAG,
        /** Whole months, which may be negative. */
        MONTHS,
        /** A citizen identity number; encrypted. */
        NUMBER,
        /** A telephone number; encrypted. */
        PHONE
    }

    /** The table that keeps it. */
    enum Place {
        PERSON,
        RECORD,
        IDENTITY
    }

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final Group group;
    private final Kind kind;
    private final Place place;
    private final int longest;
    private final CodeList codes;

    PersonField(Group group, Kind kind, Place place, int longest) {
        this(group, kind, place, longest, null);
    }

    PersonField(Group group, CodeList codes) {
        this(group, Kind.CODE, Place.RECORD, 2, codes);
    }

    PersonField(Group group, Kind kind, Place place, int longest, CodeList codes) {
        this.group = group;
        this.kind = kind;
        this.place = place;
        this.longest = longest;
        this.codes = codes;
    }

    Group group() {
        return group;
    }

    public Kind kind() {
        return kind;
    }

    Place place() {
        return place;
    }

    public int longest() {
        return longest;
    }

    /** Its column, and its name in addresses and forms. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is encrypted at rest and masked on every page. */
    public boolean isSecret() {
        return place == Place.IDENTITY;
    }

    /** Whether its bearer may ask for its change; what the organisation finds of a person they do not. */
    public boolean isProposable() {
        return this != OUT_OF_CONTACT && this != PARTY_AGE_CORRECTION && this != POLITICAL_STATUS;
    }

    /** The codes there are to choose from. */
    public Map<String, Text> options() {
        return codes == null ? Map.of() : codes.labels();
    }

    /** The standard its codes are taken from; null if it has none. */
    public String source() {
        return codes == null ? null : codes.source();
    }

    static Optional<PersonField> of(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    static Map<Group, List<PersonField>> byGroup() {
        return Arrays.stream(values())
                .collect(Collectors.groupingBy(
                        PersonField::group, () -> new EnumMap<>(Group.class), Collectors.toList()));
    }

    /**
     * Reads what was typed.
     *
     * @return the value in its one form, or what is wrong with it; an empty value is unknown
     */
    Reading read(String typed, LocalDate today) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return this == NAME ? Reading.wrong("member.wrong.name") : new Reading("", null);
        }
        return switch (kind) {
            case TEXT ->
                text.codePointCount(0, text.length()) > longest || text.chars().anyMatch(c -> c < ' ')
                        ? Reading.wrong("member.wrong.text")
                        : new Reading(text, null);
            case CODE ->
                codes.labels().containsKey(text) ? new Reading(text, null) : Reading.wrong("member.wrong.code");
            case DATE -> date(text, today);
            case FLAG -> text.matches("true|false") ? new Reading(text, null) : Reading.wrong("member.wrong.code");
            case MONTHS -> text.matches("-?\\d{1,3}") ? new Reading(text, null) : Reading.wrong("member.wrong.months");
            case NUMBER ->
                CitizenId.of(text)
                        .map(id -> new Reading(id.number(), null))
                        .orElseGet(() -> Reading.wrong("member.wrong.number"));
            case PHONE ->
                text.replace(" ", "").matches("\\+?[0-9-]{7,19}")
                        ? new Reading(text.replace(" ", ""), null)
                        : Reading.wrong("member.wrong.phone");
        };
    }

    private static Reading date(String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isAfter(today) || day.isBefore(EARLIEST)
                    ? Reading.wrong("member.wrong.date")
                    : new Reading(day.toString(), null);
        } catch (DateTimeException noDay) {
            return Reading.wrong("member.wrong.date");
        }
    }

    /**
     * What was typed, read.
     *
     * @param value null if it is wrong
     * @param wrong the key of the message that says why; null if it is right
     */
    record Reading(String value, String wrong) {

        static Reading wrong(String code) {
            return new Reading(null, code);
        }
    }
}
