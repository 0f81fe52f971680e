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

/** Who holds which post on a day. */
@Component
public class Offices {

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

    /** The posts a person holds on the given day and in which cases are seen and decided. */
    public List<Office> heldBy(UUID personId, LocalDate day) {
        return jdbc
                .sql("select p.organization_id, o.name as organization_name, p.role from post p"
                        + " join organization o on o.id = p.organization_id"
                        + " where p.person_id = :person and p.from_date <= :day"
                        + " and (p.to_date is null or p.to_date >= :day) order by p.from_date, p.role")
                .param("person", personId)
                .param("day", day)
                .query((row, n) -> office(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for an administrator's post, which is no office in a case. */
    private static Optional<Office> office(ResultSet row) throws SQLException {
        UUID organizationId = row.getObject("organization_id", UUID.class);
        String name = row.getString("organization_name");
        return Role.of(row.getString("role")).map(role -> new Office(organizationId, name, role));
    }

    /** The people who may act in one of the roles in an organisation on the given day; empty when all are vacant. */
    public List<PersonName> holders(Collection<Role> roles, UUID organizationId, LocalDate day) {
        return jdbc.sql("select distinct pe.id, pe.name from post p join person pe on pe.id = p.person_id"
                        + " where p.organization_id = :organization and p.role in (:posts) and p.from_date <= :day"
                        + " and (p.to_date is null or p.to_date >= :day) order by pe.name")
                .param("organization", organizationId)
                .param(
                        "posts",
                        roles.stream()
                                .flatMap(role -> role.posts().stream())
                                .map(Role::id)
                                .distinct()
                                .toList())
                .param("day", day)
                .query(PersonName.class)
                .list();
    }
}
