package org.zhengcheng.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;

/** Who holds which post on a day. */
@Component
public class Offices {

    /** An absence that passes a post on, on a day, to somebody who may have it. */
    private static final String COVERS = """
            a.ended_at is null and a.from_date <= :day and a.to_date >= :day
            and exists (select from person s where s.id = a.substitute_id and s.standing = 'FULL'
              and (s.organization_id = a.organization_id or exists (select from post own where own.person_id = s.id
                and own.organization_id = a.organization_id and own.from_date <= :day
                and (own.to_date is null or own.to_date >= :day))))
            """;

    /** A holder of a post who is no declared relative of somebody. */
    private static final String UNRELATED = "not exists (select from relative r where r.person_id = p.person_id"
            + " and r.other_id = cast(:about as uuid) and r.ended_at is null)";

    private final JdbcClient jdbc;

    Offices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether somebody administers the system that day: a post that decides no case and sees none. */
    public boolean isAdministrator(UUID personId, LocalDate day) {
        return administrations(personId, day).contains(Administrator.SYSTEM);
    }

    /** The administrators' posts that somebody holds that day. */
    public List<Administrator> administrations(UUID personId, LocalDate day) {
        return jdbc
                .sql("select role from post where person_id = :person and from_date <= :day"
                        + " and (to_date is null or to_date >= :day)")
                .param("person", personId)
                .param("day", day)
                .query(String.class)
                .list()
                .stream()
                .flatMap(role -> Administrator.of(role).stream())
                .toList();
    }

    /** Who holds an administrator's post that day. */
    public List<UUID> administrators(Administrator administrator, LocalDate day) {
        return jdbc.sql("select person_id from post where role = :role and from_date <= :day"
                        + " and (to_date is null or to_date >= :day)")
                .param("role", administrator.id())
                .param("day", day)
                .query(UUID.class)
                .list();
    }

    /** The posts a person holds themselves on the given day and in which cases are seen and decided. */
    public List<Office> heldBy(UUID personId, LocalDate day) {
        return actingOn(personId, day).stream().filter(Office::isOwn).toList();
    }

    /**
     * The posts in which a person acts on the given day: their own, and those of people who are away and whom they stand in
     * for. Only posts that somebody holds themselves are passed on, so that there are no chains; and only to who still
     * belongs to the organisation.
     */
    public List<Office> actingOn(UUID personId, LocalDate day) {
        return actingOn(personId, day, "", "");
    }

    /** The same, held until the transaction ends: nobody loses a post between being asked for it and having acted in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Office> actingOnHeld(UUID personId, LocalDate day) {
        return actingOn(personId, day, "for share of p", "for share of a, p");
    }

    private List<Office> actingOn(UUID personId, LocalDate day, String holdOwn, String holdOthers) {
        return jdbc
                .sql("""
                        with own as (
                          select p.organization_id, o.name as organization_name, p.role, p.from_date,
                            cast(null as uuid) as absent_id, null as absent_name, null as procedure_key
                          from post p join organization o on o.id = p.organization_id
                          where p.person_id = :person and p.from_date <= :day and (p.to_date is null or p.to_date >= :day)
                          %s),
                        instead as (
                          select p.organization_id, o.name, p.role, p.from_date, a.person_id, away.name, a.procedure_key
                          from absence a
                          join post p on p.person_id = a.person_id and p.organization_id = a.organization_id
                            and p.from_date <= :day and (p.to_date is null or p.to_date >= :day)
                          join organization o on o.id = p.organization_id join person away on away.id = a.person_id
                          where a.substitute_id = :person and %s
                          %s)
                        select * from own union all select * from instead
                        order by absent_id nulls first, from_date, role
                        """.formatted(holdOwn, COVERS, holdOthers))
                .param("person", personId)
                .param("day", day)
                .query((row, n) -> office(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Who acts in one of the roles in an organisation on the given day: holders, and substitutes of those away.
     *
     * @param about the person a case is about, whose declared relatives are left out; null for whoever acts at all
     */
    public List<Holder> acting(
            Collection<Role> roles, UUID organizationId, LocalDate day, String procedureKey, UUID about) {
        return jdbc.sql("""
                        select pe.id, pe.name, cast(null as uuid) as absent_id, cast(null as varchar) as absent_name
                        from post p join person pe on pe.id = p.person_id
                        where p.organization_id = :organization and p.role in (:posts) and p.from_date <= :day
                          and (p.to_date is null or p.to_date >= :day) and %1$s
                        union
                        select s.id, s.name, away.id, away.name
                        from post p join absence a on a.person_id = p.person_id and a.organization_id = p.organization_id
                        join person away on away.id = p.person_id join person s on s.id = a.substitute_id
                        where p.organization_id = :organization and p.role in (:posts) and p.from_date <= :day
                          and (p.to_date is null or p.to_date >= :day)
                          and (a.procedure_key is null or a.procedure_key = :procedure) and %1$s and %2$s
                          and p.person_id is distinct from cast(:about as uuid)
                        order by name, absent_name nulls first
                        """.formatted(UNRELATED, COVERS))
                .param("organization", organizationId)
                .param("posts", posts(roles))
                .param("day", day)
                .param("procedure", procedureKey)
                .param("about", about == null ? null : about.toString())
                .query(Holder.class)
                .list();
    }

    /** Empty for an administrator's post, which is no office in a case. */
    private static Optional<Office> office(ResultSet row) throws SQLException {
        UUID organizationId = row.getObject("organization_id", UUID.class);
        String name = row.getString("organization_name");
        UUID absent = row.getObject("absent_id", UUID.class);
        Office.Instead instead = absent == null
                ? null
                : new Office.Instead(absent, row.getString("absent_name"), row.getString("procedure_key"));
        return Role.of(row.getString("role")).map(role -> new Office(organizationId, name, role, instead));
    }

    private static List<String> posts(Collection<Role> roles) {
        return roles.stream()
                .flatMap(role -> role.posts().stream())
                .map(Role::id)
                .distinct()
                .toList();
    }

    /**
     * Somebody who acts in an office.
     *
     * @param absentId in whose place; null for the holder
     */
    public record Holder(UUID id, String name, UUID absentId, String absentName) {

        /** As pages name them: 党员卯（代党员寅）. */
        public Text says() {
            return absentId == null
                    ? Text.same(name)
                    : new Text(name + "（代" + absentName + "）", name + " (for " + absentName + ")");
        }
    }

    /** The people who may act in one of the roles in an organisation on the given day; empty when all are vacant. */
    public List<PersonName> holders(Collection<Role> roles, UUID organizationId, LocalDate day) {
        return jdbc.sql("select distinct pe.id, pe.name from post p join person pe on pe.id = p.person_id"
                        + " where p.organization_id = :organization and p.role in (:posts) and p.from_date <= :day"
                        + " and (p.to_date is null or p.to_date >= :day) order by pe.name")
                .param("organization", organizationId)
                .param("posts", posts(roles))
                .param("day", day)
                .query(PersonName.class)
                .list();
    }
}
