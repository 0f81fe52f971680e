package org.zhengcheng.casework.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** The people a case itself appointed: training contacts, introducers. */
@Component
public class Participants {

    private final JdbcClient jdbc;

    Participants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appoints these people in a role, in place of whoever had it. */
    public void appoint(UUID caseId, Role role, Collection<UUID> personIds) {
        jdbc.sql("delete from case_participant where case_id = ? and role = ?")
                .params(caseId, role.id())
                .update();
        jdbc.sql("insert into case_participant (case_id, role, person_id)"
                        + " select :case, :role, id from person where id in (:persons)")
                .param("case", caseId)
                .param("role", role.id())
                .param("persons", personIds)
                .update();
    }

    /** Another person takes somebody's place in a case. */
    public void replace(UUID caseId, Role role, UUID from, UUID to) {
        jdbc.sql("update case_participant set person_id = ? where case_id = ? and role = ? and person_id = ?")
                .params(to, caseId, role.id(), from)
                .update();
    }

    /** The roles in which a case appointed a person. */
    public List<Role> rolesOf(UUID caseId, UUID personId) {
        return jdbc.sql("select role from case_participant where case_id = ? and person_id = ?")
                .params(caseId, personId)
                .query((row, n) -> Role.of(row.getString("role")).orElseThrow())
                .list();
    }

    /** What binds a person to a case, and who is bound to whom it is about, in one statement. */
    Ties ties(CaseFile file, UUID personId) {
        List<Role> roles = new ArrayList<>();
        Set<UUID> relatives = new HashSet<>();
        jdbc.sql("select role, cast(null as uuid) as relative from case_participant where case_id = ? and person_id = ?"
                        + " union all select null, other_id from relative where person_id = ? and ended_at is null")
                .params(file.id(), personId, file.subjectId())
                .query(row -> {
                    if (row.getString("role") == null) {
                        relatives.add(row.getObject("relative", UUID.class));
                    } else {
                        roles.add(Role.of(row.getString("role")).orElseThrow());
                    }
                });
        return new Ties(roles, relatives);
    }

    /** The people a case appointed in a role and who may know of it, since they are no relatives of whom it is about. */
    List<PersonName> knowing(CaseFile file, Role role) {
        return jdbc.sql("select p.id, p.name from case_participant c join person p on p.id = c.person_id"
                        + " where c.case_id = :case and c.role = :role and not exists (select from relative r"
                        + " where r.person_id = p.id and r.other_id = :about and r.ended_at is null) order by p.name")
                .param("case", file.id())
                .param("role", role.id())
                .param("about", file.subjectId())
                .query(PersonName.class)
                .list();
    }

    /** @param relatives the declared relatives of whom the case is about */
    record Ties(List<Role> roles, Set<UUID> relatives) {}

    /** Everybody a case appointed, by role and name. */
    public Map<Role, List<PersonName>> of(UUID caseId) {
        return jdbc
                .sql("select c.role, p.id, p.name from case_participant c join person p on p.id = c.person_id"
                        + " where c.case_id = ? order by p.name")
                .param(caseId)
                .query((row, n) -> Map.entry(
                        Role.of(row.getString("role")).orElseThrow(),
                        new PersonName(row.getObject("id", UUID.class), row.getString("name"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        () -> new EnumMap<>(Role.class),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The people a case appointed in one of the roles, by name. */
    public List<PersonName> in(UUID caseId, Collection<Role> roles) {
        return roles.isEmpty()
                ? List.of()
                : jdbc.sql("select distinct p.id, p.name from case_participant c join person p on p.id = c.person_id"
                                + " where c.case_id = :case and c.role in (:roles) order by p.name")
                        .param("case", caseId)
                        .param("roles", roles.stream().map(Role::id).toList())
                        .query(PersonName.class)
                        .list();
    }
}
