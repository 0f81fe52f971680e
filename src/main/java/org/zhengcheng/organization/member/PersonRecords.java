package org.zhengcheng.organization.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.BlindIndex;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.language.SpelledName;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Standing;

/** Keeps the records of persons: one to each, what is secret encrypted. */
@Component
public class PersonRecords {

    private static final String COLUMNS =
            Arrays.stream(PersonField.values()).map(PersonRecords::column).collect(Collectors.joining(", "));
    private static final String ALL = "select p.id, p.organization_id, o.code, o.name as organization_name, p.standing,"
            + " p.standing_since, " + COLUMNS + " from person p join organization o on o.id = p.organization_id"
            + " left join person_record r on r.person_id = p.id left join person_identity i on i.person_id = p.id";
    private static final String SELECT = ALL + " where p.id = ?";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final Faults faults;

    PersonRecords(JdbcClient jdbc, FieldCipher cipher, BlindIndex index, Faults faults) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.faults = faults;
    }

    Optional<PersonRecord> find(UUID id) {
        return jdbc.sql(SELECT).param(id).query(PersonRecords::record).optional();
    }

    /** The next records of a scope, by organisation, behind one. */
    List<Placed> page(PersonRights.Scope scope, String afterCode, UUID after, int most) {
        return jdbc.sql(ALL + " where o.code >= :code and (o.code > :code or p.id > :after) and o.path && :seats"
                        + " order by o.code, p.id limit :most")
                .param("code", afterCode)
                .param("after", after)
                .param("seats", scope.seats().toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> new Placed(row.getString("code"), record(row, n)))
                .list();
    }

    /** A record, and the code of the organisation it belongs to. */
    record Placed(String code, PersonRecord record) {}

    /** The record, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PersonRecord> lock(UUID id) {
        return jdbc.sql(SELECT + " for update of p")
                .param(id)
                .query(PersonRecords::record)
                .optional();
    }

    /**
     * Writes values, of which an empty one is unknown from now on.
     *
     * @param values read by {@link PersonField#read}, not encrypted
     * @throws NumberTaken if somebody else has the identity number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(UUID id, Map<PersonField, String> values) {
        values.forEach((field, value) -> write(id, field, value.isEmpty() ? null : value));
        compare(id);
        faults.check(List.of(id));
    }

    /** Writes the name of a person who has just been made. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(UUID id, String name) {
        write(id, Map.of(PersonField.NAME, name));
    }

    private void write(UUID id, PersonField field, String value) {
        switch (field.place()) {
            case PERSON -> writePerson(id, field, value);
            case RECORD ->
                upsert(id, "person_record", field.id()).param("value", value).update();
            case IDENTITY -> writeSecret(id, field, value);
        }
    }

    private void writePerson(UUID id, PersonField field, String value) {
        SpelledName spelled = field == PersonField.NAME ? SpelledName.of(value) : null;
        jdbc.sql("update person set " + field.id() + " = " + cast(field)
                        + (spelled == null ? "" : ", pinyin = :pinyin, initials = :initials") + " where id = :id")
                .param("value", value)
                .param("pinyin", spelled == null ? null : spelled.pinyin())
                .param("initials", spelled == null ? null : spelled.initials())
                .param("id", id)
                .update();
    }

    private void writeSecret(UUID id, PersonField field, String value) {
        String stored = value == null ? null : cipher.encrypt(value);
        if (field == PersonField.CITIZEN_ID && value != null) {
            claim(Map.of(id, value));
        }
        upsert(id, "person_identity", field.id()).param("value", stored).update();
        if (field == PersonField.CITIZEN_ID) {
            try {
                jdbc.sql("update person_identity set citizen_id_index = ? where person_id = ?")
                        .params(value == null ? null : index.of(value), id)
                        .update();
            } catch (DuplicateKeyException another) {
                throw new NumberTaken();
            }
        }
    }

    /**
     * Makes sure that nobody else has the numbers where the database alone cannot: while the key of the index changes, a
     * number may stand there under either. Whoever writes numbers then does so one after the other.
     *
     * @throws NumberTaken if somebody has
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void claim(Map<UUID, String> numbers) {
        if (!index.isChanging() || numbers.isEmpty()) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity numbers'))")
                .query((row, n) -> n)
                .list();
        boolean taken = jdbc.sql("select exists(select from unnest(:ids, :indexes) g (id, given) join person_identity i"
                        + " on i.citizen_id_index = decode(g.given, 'hex') and i.person_id <> g.id)")
                .param(
                        "ids",
                        numbers.entrySet().stream()
                                .flatMap(one ->
                                        index.all(one.getValue()).stream().map(any -> one.getKey()))
                                .toArray(UUID[]::new))
                .param(
                        "indexes",
                        numbers.values().stream()
                                .flatMap(one -> index.all(one).stream())
                                .map(HexFormat.of()::formatHex)
                                .toArray(String[]::new))
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new NumberTaken();
        }
    }

    private JdbcClient.StatementSpec upsert(UUID id, String table, String column) {
        PersonField field = PersonField.of(column).orElseThrow();
        return jdbc.sql("insert into " + table + " (person_id, " + column + ") values (:id, " + cast(field)
                        + ") on conflict (person_id) do update set " + column + " = excluded." + column)
                .param("id", id);
    }

    private static String cast(PersonField field) {
        return switch (field.kind()) {
            case DATE -> "cast(:value as date)";
            case FLAG -> "cast(:value as boolean)";
            case MONTHS -> "cast(:value as int)";
            default -> "cast(:value as varchar)";
        };
    }

    /** Holds the number against the day of birth and the sex on record. */
    private void compare(UUID id) {
        PersonRecord record = find(id).orElseThrow();
        Optional<CitizenId> number = number(record);
        String born = record.value(PersonField.BIRTH_DATE);
        String sex = record.value(PersonField.SEX);
        jdbc.sql("update person_identity set birth_agrees = ?, sex_agrees = ? where person_id = ?")
                .params(Arrays.asList(
                        number.isEmpty() || born == null
                                ? null
                                : born.equals(number.get().birthDate().toString()),
                        number.isEmpty() || !isStated(sex)
                                ? null
                                : sex.equals(number.get().sex()),
                        id))
                .update();
    }

    /** Whether a code of sex says which. */
    static boolean isStated(String sex) {
        return "1".equals(sex) || "2".equals(sex);
    }

    /** The identity number behind a record. */
    Optional<CitizenId> number(PersonRecord record) {
        return Optional.ofNullable(record.value(PersonField.CITIZEN_ID))
                .map(cipher::decrypt)
                .flatMap(CitizenId::of);
    }

    /** Which of some identity numbers somebody has, each as {@link #indexed} writes it. */
    Set<String> taken(Collection<CitizenId> numbers) {
        Map<String, String> given = new HashMap<>();
        numbers.forEach(number -> index.all(number.number())
                .forEach(one -> given.put(HexFormat.of().formatHex(one), indexed(number))));
        return jdbc
                .sql("select encode(citizen_id_index, 'hex') from person_identity"
                        + " where citizen_id_index = any(select decode(given, 'hex') from unnest(?) given)")
                .param(given.keySet().toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(given::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The blind index of an identity number, as it can be written. */
    String indexed(CitizenId number) {
        return HexFormat.of().formatHex(index.of(number.number()));
    }

    /** Who has an identity number. */
    Optional<UUID> bearer(CitizenId number) {
        return jdbc.sql("select person_id from person_identity"
                        + " where citizen_id_index = any(select decode(given, 'hex') from unnest(?) given)")
                .param(index.all(number.number()).stream()
                        .map(HexFormat.of()::formatHex)
                        .toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    /** A value as a page may show it; null if it is unknown. */
    Object shown(PersonField field, String stored) {
        return stored == null || stored.isEmpty()
                ? null
                : switch (field.kind()) {
                    case TEXT, MONTHS -> stored;
                    case CODE -> Objects.requireNonNullElse(field.options().get(stored), Text.same(stored));
                    case DATE -> LocalDate.parse(stored);
                    case FLAG -> "true".equals(stored) ? new Text("是", "yes") : new Text("否", "no");
                    case NUMBER, PHONE -> cipher.masked(stored);
                };
    }

    /** A value as it is to be kept beside the record, in histories and proposals. */
    String kept(PersonField field, String plain) {
        return plain == null || plain.isEmpty() || !field.isSecret() ? plain : cipher.encrypt(plain);
    }

    /** The value behind one that is kept. */
    String plain(PersonField field, String kept) {
        return kept == null || kept.isEmpty() || !field.isSecret() ? kept : cipher.decrypt(kept);
    }

    private static String column(PersonField field) {
        return switch (field.place()) {
                    case PERSON -> "p.";
                    case RECORD -> "r.";
                    case IDENTITY -> "i.";
                }
                + field.id();
    }

    private static PersonRecord record(ResultSet row, int n) throws SQLException {
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.values()) {
            Object value = row.getObject(field.id());
            if (value != null) {
                values.put(field, value.toString());
            }
        }
        String standing = row.getString("standing");
        return new PersonRecord(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                standing == null ? null : Standing.valueOf(standing),
                row.getObject("standing_since", LocalDate.class),
                values);
    }
}
