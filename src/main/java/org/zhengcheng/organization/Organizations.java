package org.zhengcheng.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other rooms ask about the tree of organisations. */
@Component
public class Organizations {

    private static final String BRANCH_TYPES = "('BR', 'BR_JOINT', 'BR_MOBILE', 'BR_TEMP')";

    /** Of how many branches under one organisation those that come first by code are offered. */
    private static final int LOOKED_AT = 300;

    private final JdbcClient jdbc;

    Organizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The branch and everything above it as it was on the given day, in one statement. A branch that was merged or
     * dissolved before has above it what keeps its files.
     */
    public Chain chainOf(UUID branchId, LocalDate day) {
        return chainsOf(List.of(branchId), day).getOrDefault(branchId, new Chain(List.of()));
    }

    /** The same of several, in one statement too; organisations that there are not are left out. */
    public Map<UUID, Chain> chainsOf(Collection<UUID> branchIds, LocalDate day) {
        Map<UUID, Chain> chains = new HashMap<>();
        chainsOf(branchIds.stream().map(branch -> new On(branch, day)).toList())
                .forEach((on, chain) -> chains.put(on.branchId(), chain));
        return chains;
    }

    /** The same of several, each as it was on a day of its own, in one statement too. */
    public Map<On, Chain> chainsOf(Collection<On> asked) {
        Map<On, List<Chain.Link>> links = new HashMap<>();
        jdbc.sql("""
                        with recursive up as (
                          select b.id as branch, b.day, s.*, 0 as depth
                          from (select distinct id, day
                                from unnest(cast(:branches as uuid[]), cast(:days as date[])) b (id, day)) b
                          cross join lateral (
                            select s.* from organization_state s where s.id = b.id
                            order by s.from_date <= b.day and (s.to_date is null or s.to_date > b.day) desc,
                              s.from_date desc
                            limit 1) s
                          union all
                          select up.branch, up.day, s.*, up.depth + 1 from up cross join lateral (
                            select s.* from organization_state s where s.id = up.parent_id
                            order by s.from_date <= up.day and (s.to_date is null or s.to_date > up.day) desc,
                              s.from_date desc
                            limit 1) s)
                        select up.branch, up.day, up.id, up.name, up.type, up.can_approve_probationary,
                               d.id as department_id, d.name as department_name, d.type as department_type
                        from up left join lateral (
                          select d.id, d.name, d.type from organization_state d where d.parent_id = up.id
                            and d.type = 'OD' and d.from_date <= up.day and (d.to_date is null or d.to_date > up.day)
                          order by d.from_date limit 1) d on true
                        where up.depth = 0 or up.from_date <= up.day and (up.to_date is null or up.to_date > up.day)
                        order by up.depth
                        """)
                .param("branches", texts(asked.stream().map(On::branchId).toList()))
                .param("days", asked.stream().map(on -> on.day().toString()).toArray(String[]::new))
                .query(row -> {
                    On on = new On(row.getObject("branch", UUID.class), row.getObject("day", LocalDate.class));
                    links.computeIfAbsent(on, any -> new ArrayList<>()).add(link(row));
                });
        Map<On, Chain> chains = new HashMap<>();
        links.forEach((on, chain) -> chains.put(on, new Chain(chain)));
        return chains;
    }

    /** An organisation on a day. */
    public record On(UUID branchId, LocalDate day) {}

    private static Chain.Link link(ResultSet row) throws SQLException {
        return new Chain.Link(
                new Organization(row.getObject("id", UUID.class), row.getString("name"), row.getString("type")),
                row.getBoolean("can_approve_probationary"),
                row.getObject("department_id") == null
                        ? null
                        : new Organization(
                                row.getObject("department_id", UUID.class),
                                row.getString("department_name"),
                                row.getString("department_type")));
    }

    /**
     * The branches nearest to an organisation in the tree of today: itself first, then those of the same committee, of the
     * one above it and so on, each by code; at most {@code limit}. Of a committee with very many not all are looked at.
     */
    public List<Organization> branchesAround(UUID organizationId, int limit) {
        return jdbc.sql("""
                        with up as (
                          select cardinality(above.path) as n, above.path
                          from organization o join organization above on above.id = any(o.path)
                          where o.id = :organization)
                        select near.id, near.name, near.type
                        from up cross join lateral (
                          select o.id, o.name, o.type, o.code from organization o
                          where o.path >= up.path and o.path < up.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
                            and o.type in %s and o.dissolved_on is null limit %d) near
                        group by near.id, near.name, near.type, near.code
                        order by max(up.n) desc, near.code limit :limit
                        """.formatted(BRANCH_TYPES, LOOKED_AT))
                .param("organization", organizationId)
                .param("limit", limit)
                .query(Organization.class)
                .list();
    }

    /**
     * The branches of today among some organisations and below others, by code; a department oversees what its committee
     * does. Of a committee with very many not all are looked at.
     *
     * @param own looked at by themselves
     * @param above looked at with everything below them
     * @param named the code or the whole name that is looked for; null for any
     */
    public List<Organization> branchesUnder(Collection<UUID> own, Collection<UUID> above, String named, int limit) {
        return jdbc.sql("""
                        with place as (
                          select p.path from organization o
                          join organization p on p.id = case when o.type = 'OD' then o.parent_id else o.id end
                          where o.id = any(cast(:above as uuid[]))
                          union
                          select path from organization where id = any(cast(:own as uuid[])))
                        select distinct near.id, near.name, near.type, near.code
                        from place cross join lateral (
                          select o.id, o.name, o.type, o.code from organization o
                          where o.path >= place.path
                            and o.path < place.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
                            and o.type in %s and o.dissolved_on is null
                            and (cast(:named as varchar) is null or o.name = :named or o.code = :named)
                          limit %d) near
                        order by near.code limit :limit
                        """.formatted(BRANCH_TYPES, LOOKED_AT))
                .param("own", texts(own))
                .param("above", texts(above))
                .param("named", named)
                .param("limit", limit)
                .query(Organization.class)
                .list();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** The organisation of an id as it was on the given day, if it was a branch then. */
    public Optional<Organization> branch(UUID id, LocalDate day) {
        return jdbc.sql("select id, name, type from organization_state where id = :id and type in " + BRANCH_TYPES
                        + " and from_date <= :day and (to_date is null or to_date > :day)")
                .param("id", id)
                .param("day", day)
                .query(Organization.class)
                .optional();
    }

    /**
     * The branch of an id, if it exists today; until the transaction ends nobody merges or dissolves it, or moves what is
     * above it. Whoever brings a case or a person into it asks here.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Organization> hold(UUID branchId) {
        hold();
        return jdbc.sql("select id, name, type from organization where id = :id and type in " + BRANCH_TYPES
                        + " and dissolved_on is null")
                .param("id", branchId)
                .query(Organization.class)
                .optional();
    }

    /** The same for all at once: until the transaction ends the tree stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select 1 from pg_advisory_xact_lock_shared(hashtext('organization'))")
                .query(Integer.class)
                .single();
    }

    /** The branches of today among the organisations of some codes, by code. */
    public Map<String, Organization> branchesOf(Collection<String> codes) {
        Map<String, Organization> found = new HashMap<>();
        jdbc.sql("select code, id, name, type from organization where code = any(:codes) and type in " + BRANCH_TYPES
                        + " and dissolved_on is null")
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString("code"),
                            new Organization(
                                    row.getObject("id", UUID.class), row.getString("name"), row.getString("type")));
                });
        return found;
    }

    /** The organisations of some codes, those too that are no more, by code. */
    public Map<String, Organization> named(Collection<String> codes) {
        Map<String, Organization> found = new HashMap<>();
        jdbc.sql("select code, id, name, type from organization where code = any(:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString("code"),
                            new Organization(
                                    row.getObject("id", UUID.class), row.getString("name"), row.getString("type")));
                });
        return found;
    }

    /** The ids of an organisation and all above it in the tree of today, nearest first. */
    public List<UUID> upwards(UUID id) {
        return jdbc.sql("select up.id from organization, unnest(path) with ordinality as up (id, depth)"
                        + " where organization.id = ? order by up.depth desc")
                .param(id)
                .query(UUID.class)
                .list();
    }

    /** Those of some organisations that exist on a day, by code. */
    public List<Organization> among(Collection<UUID> ids, LocalDate day) {
        return jdbc.sql("select id, name, type from organization where id = any(:ids) and founded_on <= :day"
                        + " and (dissolved_on is null or dissolved_on > :day) order by code")
                .param("ids", ids.toArray(UUID[]::new))
                .param("day", day)
                .query(Organization.class)
                .list();
    }
}
