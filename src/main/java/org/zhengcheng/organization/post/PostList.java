package org.zhengcheng.organization.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** Reads posts: who holds them now, who held them, and how that came to be. */
@Component
public class PostList {

    static final int PAGE = 50;
    static final int LONGEST_REASON = 500;

    private static final int MOST_PEOPLE = 20;
    private static final String COLUMNS = "select p.id, p.organization_id, o.name as organization_name, p.person_id,"
            + " pe.name as person_name, p.role, p.from_date, p.to_date from post p"
            + " join organization o on o.id = p.organization_id join person pe on pe.id = p.person_id ";

    private final JdbcClient jdbc;
    private final Clock clock;

    PostList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One post. */
    public Optional<Holding> find(UUID postId) {
        return jdbc.sql(COLUMNS + "where p.id = ?")
                .param(postId)
                .query((row, n) -> holding(row))
                .optional();
    }

    /** The posts a person holds on a day, those of administrators too. */
    public List<Holding> of(UUID personId, LocalDate day) {
        return jdbc.sql(COLUMNS + "where p.person_id = ? and p.from_date <= ? and (p.to_date is null or p.to_date >= ?)"
                        + " order by p.from_date, p.role")
                .params(personId, day, day)
                .query((row, n) -> holding(row))
                .list();
    }

    /** Who holds the three administrators’ posts now or will hold them, in the whole system. */
    List<Holding> administrators(LocalDate day) {
        return jdbc.sql(COLUMNS + "where p.role in ('admin', 'security-admin', 'auditor')"
                        + " and (p.to_date is null or p.to_date >= ? and p.to_date >= p.from_date)"
                        + " order by p.role, p.from_date limit " + PAGE)
                .param(day)
                .query((row, n) -> holding(row))
                .list();
    }

    /** Who holds the posts of an organisation now or will hold them. */
    List<Holding> now(UUID organizationId, LocalDate day) {
        return jdbc
                .sql(COLUMNS + "where p.organization_id = ?"
                        + " and (p.to_date is null or p.to_date >= ? and p.to_date >= p.from_date)"
                        + " order by p.from_date, p.id limit " + 4 * PAGE)
                .params(organizationId, day)
                .query((row, n) -> holding(row))
                .list()
                .stream()
                .sorted((one, other) -> Integer.compare(rank(one.post()), rank(other.post())))
                .toList();
    }

    /** The people who hold a post of an organisation on a day, by name. */
    public List<PersonName> people(UUID organizationId, LocalDate day) {
        return now(organizationId, day).stream()
                .filter(held -> held.isOn(day))
                .map(held -> new PersonName(held.personId(), held.personName()))
                .distinct()
                .sorted(Comparator.comparing(PersonName::name))
                .toList();
    }

    /**
     * Who held them, the latest first.
     *
     * @param after the last of the page before; null for the first page
     */
    List<Holding> past(UUID organizationId, LocalDate day, Holding after) {
        return jdbc.sql(COLUMNS + "where p.organization_id = :organization and p.to_date < :day"
                        + (after == null ? "" : " and (p.from_date, p.id) < (:from, :id)")
                        + " order by p.from_date desc, p.id desc limit " + (PAGE + 1))
                .param("organization", organizationId)
                .param("day", day)
                .param("from", after == null ? day : after.from())
                .param("id", after == null ? null : after.id())
                .query((row, n) -> holding(row))
                .list();
    }

    /** How some posts came to be as they are, by post. */
    Map<UUID, List<Change>> changes(List<UUID> postIds) {
        return postIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from post_change where post_id in (:posts) order by id desc")
                        .param("posts", postIds)
                        .query((row, n) -> Map.entry(
                                row.getObject("post_id", UUID.class),
                                new Change(
                                        Posts.Kind.valueOf(row.getString("kind")),
                                        row.getObject("from_date", LocalDate.class),
                                        row.getObject("to_date", LocalDate.class),
                                        row.getString("reason"),
                                        row.getString("by_name"),
                                        new Text(row.getString("office"), row.getString("office_en")),
                                        LocalDateTime.ofInstant(
                                                row.getTimestamp("made_at").toInstant(), clock.getZone()))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The full members of an organisation, and everybody of exactly the name that was typed; few of each. */
    public List<Candidate> candidates(UUID organizationId, String name) {
        String typed = name == null ? "" : name.strip();
        return jdbc.sql("select p.id, p.name, o.name as organization_name, p.birth_date from person p"
                        + " join organization o on o.id = p.organization_id where "
                        + (typed.isEmpty()
                                ? "p.organization_id = :organization and p.standing = 'FULL'"
                                : "p.name collate \"C\" = :name")
                        + " order by p.name, p.id limit " + MOST_PEOPLE)
                .param("organization", organizationId)
                .param("name", typed)
                .query(Candidate.class)
                .list();
    }

    /** The name of a person. */
    public Optional<String> name(UUID personId) {
        return jdbc.sql("select name from person where id = ?")
                .param(personId)
                .query(String.class)
                .optional();
    }

    /** The organisation of an id. */
    public Optional<Organization> organization(UUID id) {
        return jdbc.sql("select id, name, type from organization where id = ?")
                .param(id)
                .query(Organization.class)
                .optional();
    }

    private static int rank(Capacity post) {
        return post instanceof Role role ? role.ordinal() : Role.values().length;
    }

    private static Holding holding(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new Holding(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                Role.of(role)
                        .<Capacity>map(post -> post)
                        .or(() -> Administrator.of(role))
                        .orElseThrow(),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    /** Somebody who might be chosen, with what tells namesakes apart. */
    public record Candidate(UUID id, String name, String organizationName, LocalDate birthDate) {}

    /** What was done to a post, as it has been since. */
    record Change(
            Posts.Kind kind,
            LocalDate from,
            LocalDate until,
            String reason,
            String byName,
            Text office,
            LocalDateTime madeAt) {}
}
