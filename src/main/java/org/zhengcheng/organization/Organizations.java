package org.zhengcheng.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tree of organisations. */
@Component
public class Organizations {

    private static final String BRANCH_TYPES = "('BR', 'BR_JOINT', 'BR_MOBILE', 'BR_TEMP')";

    private final JdbcClient jdbc;

    Organizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The branch and everything above it on the given day, in one statement. */
    public Chain chainOf(UUID branchId, LocalDate day) {
        return new Chain(jdbc.sql("""
                        with recursive up as (
                          select o.*, 0 as depth from organization o where o.id = :branch
                          union all
                          select o.*, up.depth + 1 from organization o join up on o.id = up.parent_id)
                        select up.id, up.name, up.type, up.can_approve_probationary,
                               d.id as department_id, d.name as department_name, d.type as department_type
                        from up left join organization d on d.parent_id = up.id and d.type = 'OD'
                             and d.founded_on <= :day and (d.dissolved_on is null or d.dissolved_on > :day)
                        where up.depth = 0
                           or up.founded_on <= :day and (up.dissolved_on is null or up.dissolved_on > :day)
                        order by up.depth
                        """)
                .param("branch", branchId)
                .param("day", day)
                .query((row, n) -> new Chain.Link(
                        new Organization(row.getObject("id", UUID.class), row.getString("name"), row.getString("type")),
                        row.getBoolean("can_approve_probationary"),
                        row.getObject("department_id") == null
                                ? null
                                : new Organization(
                                        row.getObject("department_id", UUID.class),
                                        row.getString("department_name"),
                                        row.getString("department_type"))))
                .list());
    }

    /**
     * The branches that exist on the given day, the branch itself first, then those of the same committee, of the one above
     * it and so on, each by code; at most {@code limit}.
     */
    public List<Organization> branchesAround(UUID branchId, LocalDate day, int limit) {
        return jdbc.sql("""
                        with recursive up as (
                          select id, parent_id, 0 as depth from organization where id = :branch
                          union all
                          select o.id, o.parent_id, up.depth + 1 from organization o join up on o.id = up.parent_id),
                        down as (
                          select id, depth from up
                          union
                          select o.id, down.depth from organization o join down on o.parent_id = down.id)
                        select o.id, o.name, o.type
                        from (select id, min(depth) as depth from down group by id) near
                        join organization o on o.id = near.id
                        where o.type in %s and o.founded_on <= :day and (o.dissolved_on is null or o.dissolved_on > :day)
                        order by near.depth, o.code limit :limit
                        """.formatted(BRANCH_TYPES))
                .param("branch", branchId)
                .param("day", day)
                .param("limit", limit)
                .query(Organization.class)
                .list();
    }

    /**
     * The branches that exist on the given day among some organisations and below others, by code; a department oversees
     * what its committee does.
     *
     * @param own looked at by themselves
     * @param above looked at with everything below them
     */
    public List<Organization> branchesUnder(Collection<UUID> own, Collection<UUID> above, LocalDate day, int limit) {
        return jdbc.sql("""
                        with recursive place as (
                          select id, parent_id, type from organization where id = any(cast(:above as uuid[]))
                          union
                          select o.id, o.parent_id, o.type from organization o join place
                            on o.parent_id = place.id or place.type = 'OD' and o.parent_id = place.parent_id)
                        select o.id, o.name, o.type from organization o
                        where (o.id in (select id from place) or o.id = any(cast(:own as uuid[]))) and o.type in %s
                          and o.founded_on <= :day and (o.dissolved_on is null or o.dissolved_on > :day)
                        order by o.code limit :limit
                        """.formatted(BRANCH_TYPES))
                .param("own", own.stream().map(UUID::toString).toArray(String[]::new))
                .param("above", above.stream().map(UUID::toString).toArray(String[]::new))
                .param("day", day)
                .param("limit", limit)
                .query(Organization.class)
                .list();
    }

    /** The organisation of an id, if it is a branch that exists on the given day. */
    public Optional<Organization> branch(UUID id, LocalDate day) {
        return jdbc.sql("select id, name, type from organization where id = :id and type in " + BRANCH_TYPES
                        + " and founded_on <= :day and (dissolved_on is null or dissolved_on > :day)")
                .param("id", id)
                .param("day", day)
                .query(Organization.class)
                .optional();
    }
}
