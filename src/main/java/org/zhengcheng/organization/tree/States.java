package org.zhengcheng.organization.tree;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything organisations are and were, asked by day. */
@Component
public class States implements Surroundings {

    private static final String SELECT = "select id, code, name, type, parent_id, can_approve_probationary, from_date,"
            + " to_date from organization_state ";
    private static final String ON = " and from_date <= :day and (to_date is null or to_date > :day)";

    private final JdbcClient jdbc;

    States(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an organisation was on a day; empty if there was none. */
    public Optional<State> on(UUID id, LocalDate day) {
        return jdbc.sql(SELECT + "where id = :id" + ON)
                .param("id", id)
                .param("day", day)
                .query(States::state)
                .optional();
    }

    /** Everything an organisation was, the latest first. */
    public List<State> of(UUID id) {
        return jdbc.sql(SELECT + "where id = :id and from_date is distinct from to_date order by from_date desc")
                .param("id", id)
                .query(States::state)
                .list();
    }

    /** What was under an organisation on a day, by code; null for the tops of the trees. */
    public List<State> under(UUID id, LocalDate day, String afterCode, int limit) {
        return jdbc.sql(SELECT + "where parent_id " + (id == null ? "is null" : "= :id") + ON
                        + " and code > :after order by code limit :limit")
                .param("id", id)
                .param("day", day)
                .param("after", afterCode)
                .param("limit", limit)
                .query(States::state)
                .list();
    }

    /** What an organisation was under on a day, nearest first. */
    public List<State> above(UUID id, LocalDate day) {
        return jdbc.sql("""
                        with recursive up as (
                          select s.*, 0 as depth from organization_state s where s.id = :id
                            and s.from_date <= :day and (s.to_date is null or s.to_date > :day)
                          union all
                          select s.*, up.depth + 1 from up join organization_state s on s.id = up.parent_id
                            and s.from_date <= :day and (s.to_date is null or s.to_date > :day))
                        select * from up where depth > 0 order by depth
                        """)
                .param("id", id)
                .param("day", day)
                .query(States::state)
                .list();
    }

    /** What organisations of today are under, from the top, in one line each. */
    Map<UUID, String> places(Collection<UUID> ids) {
        return jdbc
                .sql("select o.id, string_agg(a.name, ' › ' order by n) as place from organization o"
                        + " cross join unnest(o.path) with ordinality p(above, n) join organization a on a.id = p.above"
                        + " where o.id = any(cast(:ids as uuid[])) and a.id <> o.id group by o.id")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("place")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<State> since(UUID id, LocalDate day) {
        return jdbc.sql(SELECT + "where id = :id and (to_date is null or to_date > :day) order by from_date")
                .param("id", id)
                .param("day", day)
                .query(States::state)
                .list();
    }

    @Override
    public List<State> underSince(UUID id, LocalDate day) {
        return jdbc.sql(SELECT + "where parent_id = :id and (to_date is null or to_date > :day)"
                        + " and from_date is distinct from to_date order by code, from_date")
                .param("id", id)
                .param("day", day)
                .query(States::state)
                .list();
    }

    /** What some organisations are and were, in all their forms. */
    List<State> ofAll(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "where id = any(?) order by from_date")
                .param(ids.toArray(UUID[]::new))
                .query(States::state)
                .list();
    }

    /** What of a type is under some organisations, in all its forms. */
    List<State> underAll(Collection<UUID> ids, OrganizationType type) {
        return jdbc.sql(SELECT + "where parent_id = any(?) and type = ? and from_date is distinct from to_date"
                        + " order by code, from_date")
                .params(ids.toArray(UUID[]::new), type.name())
                .query(States::state)
                .list();
    }

    @Override
    public boolean isEverUnder(UUID id, UUID above, LocalDate day) {
        return jdbc.sql("""
                        with recursive up as (
                          select cast(:id as uuid) as id, cast(:day as date) as low, cast(null as date) as high
                          union
                          select s.parent_id, greatest(up.low, s.from_date), least(up.high, s.to_date)
                          from up join organization_state s on s.id = up.id and s.parent_id is not null
                            and (s.to_date is null or s.to_date > up.low)
                            and (up.high is null or s.from_date < up.high)
                          where up.id <> :above)
                        select exists(select from up where id = :above and (high is null or high > low))
                        """)
                .param("id", id)
                .param("above", above)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private static State state(ResultSet row, int number) throws SQLException {
        return new State(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                OrganizationType.of(row.getString("type")).orElseThrow(),
                row.getObject("parent_id", UUID.class),
                row.getBoolean("can_approve_probationary"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }
}
