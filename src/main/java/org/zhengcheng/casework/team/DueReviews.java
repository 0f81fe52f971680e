package org.zhengcheng.casework.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.TeamReview;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.organization.Role;

/**
 * Since when which organisation owes a review, one row each. A step does not write them: once a day, and when a review is
 * made, they are found out from the standings in cases and the reviews on record.
 */
@Component
class DueReviews {

    private static final int MOST_SHOWN = 100;

    private final WorkingDays week;
    private final JdbcClient jdbc;

    DueReviews(WorkingDays week, JdbcClient jdbc) {
        this.week = week;
        this.jdbc = jdbc;
    }

    /** Finds out anew for every organisation in which one of the review's roles was ever held, in two statements. */
    void findOut(String procedureKey, TeamReview review, LocalDate today) {
        record Found(UUID organization, LocalDate origin, boolean anybody) {}
        List<Found> all = jdbc.sql("""
                        with recursive place as (
                          select o.id as owing, o.id, o.parent_id, o.type from organization o
                          where (o.dissolved_on is null or o.dissolved_on > :today)
                            and exists (select from post p where p.organization_id = o.id and p.role in (:posts))
                          union
                          select place.owing, o.id, o.parent_id, o.type from organization o join place
                            on o.parent_id = case place.type when 'OD' then place.parent_id else place.id end),
                        firsts as (
                          select c.organization_id, min(s.since) as since from standing_change s
                          join case_file c on c.id = s.case_id
                          where c.procedure_key = :procedure and s.standing = :standing group by c.organization_id),
                        people as (
                          select distinct organization_id from person where standing = :standing),
                        made as (
                          select organization_id, max(event_date) as last_on from team_review
                          where procedure_key = :procedure and review_id = :review group by organization_id)
                        select place.owing as organization, coalesce(max(made.last_on), min(firsts.since)) as origin,
                          count(people.organization_id) > 0 as anybody
                        from place left join firsts on firsts.organization_id = place.id
                          left join people on people.organization_id = place.id
                          left join made on made.organization_id = place.owing
                        group by place.owing
                        having coalesce(max(made.last_on), min(firsts.since)) is not null
                        order by place.owing
                        """)
                .param("today", today)
                .param("posts", posts(review))
                .param("procedure", procedureKey)
                .param("review", review.id())
                .param("standing", review.of().name())
                .query(Found.class)
                .list();
        jdbc.sql("""
                        insert into team_review_due as d (id, organization_id, procedure_key, review_id, origin_on, due_on,
                          anybody, rung_on)
                        select gen_random_uuid(), cast(organization as uuid), :procedure, :review, cast(origin as date),
                          cast(due as date), anybody, case when anybody then cast(rung as date) end
                        from unnest(:organizations, :origins, :dues, :anybody, :rungs)
                          as r (organization, origin, due, anybody, rung)
                        on conflict (organization_id, procedure_key, review_id) do update
                        set origin_on = excluded.origin_on, due_on = excluded.due_on, anybody = excluded.anybody,
                          rung_on = excluded.rung_on
                        where (d.origin_on, d.due_on, d.anybody)
                          is distinct from (excluded.origin_on, excluded.due_on, excluded.anybody)
                        """)
                .param("procedure", procedureKey)
                .param("review", review.id())
                .param("organizations", column(all, row -> row.organization().toString(), String[]::new))
                .param("origins", column(all, row -> row.origin().toString(), String[]::new))
                .param("dues", column(all, row -> due(review, row.origin(), 1).toString(), String[]::new))
                .param("anybody", column(all, Found::anybody, Boolean[]::new))
                .param("rungs", column(all, row -> firstRung(review, row.origin(), 1), String[]::new))
                .update();
    }

    /** A review was made on a day: the next one counts from there. */
    Optional<UUID> made(UUID organizationId, String procedureKey, TeamReview review, LocalDate day) {
        return jdbc.sql("update team_review_due set origin_on = :origin, due_on = :due,"
                        + " rung_on = case when anybody then cast(:rung as date) end where organization_id = :organization"
                        + " and procedure_key = :procedure and review_id = :review returning id")
                .param("origin", day)
                .param("due", due(review, day, 1))
                .param("rung", firstRung(review, day, 1))
                .param("organization", organizationId)
                .param("procedure", procedureKey)
                .param("review", review.id())
                .query(UUID.class)
                .optional();
    }

    /** Takes some of the rows whose day has come; those that another node holds are passed over. */
    List<Due> take(LocalDate today, int most) {
        return jdbc.sql("select d.id, d.organization_id, o.name, d.procedure_key, d.review_id, d.origin_on, d.due_on"
                        + " from team_review_due d join organization o on o.id = d.organization_id"
                        + " where d.rung_on <= ? order by d.rung_on, d.id limit ? for update of d skip locked")
                .params(today, most)
                .query(DueReviews::row)
                .list();
    }

    /** The rungs that were climbed for a day on which one was due. */
    Set<Integer> climbed(UUID id, LocalDate turn) {
        return new HashSet<>(jdbc.sql("select rung from team_review_rung where due_id = ? and turn_on = ?")
                .params(id, turn)
                .query(Integer.class)
                .list());
    }

    /** Notes down what was climbed for a day, and when to look again; null for never. */
    void climbed(UUID id, LocalDate turn, Collection<Integer> rungs, int told, LocalDate lookAgainOn, Instant now) {
        rungs.forEach(rung -> jdbc.sql("insert into team_review_rung (due_id, turn_on, rung, told, climbed_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, turn, rung, told, now.atOffset(ZoneOffset.UTC))
                .update());
        putOff(id, lookAgainOn);
    }

    /** It is looked at again on that day; null for never. */
    void putOff(UUID id, LocalDate until) {
        jdbc.sql("update team_review_due set rung_on = cast(? as date) where id = ?")
                .params(Objects.toString(until, null), id)
                .update();
    }

    /** What is overdue below some organisations, the longest first; a department looks after what its committee does. */
    List<Late> overdueBelow(Collection<UUID> organizations, LocalDate today) {
        return jdbc.sql("""
                        with recursive place as (
                          select id, parent_id, type from organization where id = any(cast(:organizations as uuid[]))
                          union
                          select o.id, o.parent_id, o.type from organization o join place
                            on o.parent_id = case place.type when 'OD' then place.parent_id else place.id end)
                        select o.name, d.procedure_key, d.review_id, d.due_on from team_review_due d
                        join place on place.id = d.organization_id join organization o on o.id = d.organization_id
                        where d.anybody and d.due_on < :today
                          and d.organization_id <> all(cast(:organizations as uuid[]))
                        order by d.due_on, o.code limit :most
                        """)
                .param(
                        "organizations",
                        organizations.stream().map(UUID::toString).toArray(String[]::new))
                .param("today", today)
                .param("most", MOST_SHOWN)
                .query(Late.class)
                .list();
    }

    /** The n-th day on which one is due after an origin, if none is made meanwhile. */
    LocalDate due(TeamReview review, LocalDate origin, int turn) {
        return review.length().times(turn).from(origin, week);
    }

    private String firstRung(TeamReview review, LocalDate origin, int turn) {
        return review.ladder().stream()
                .findFirst()
                .map(rung -> rung.day(due(review, origin, turn), week).toString())
                .orElse(null);
    }

    private static List<String> posts(TeamReview review) {
        return Arrays.stream(Role.values())
                .filter(post -> review.by().stream().anyMatch(role -> role.isFilledBy(post)))
                .map(Role::id)
                .toList();
    }

    private static Due row(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("name"),
                row.getString("procedure_key"),
                row.getString("review_id"),
                row.getObject("origin_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class));
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, Function<Integer, T[]> array) {
        return rows.stream().map(value).toArray(array::apply);
    }

    /** What an organisation owes; {@code dueOn} is since when. */
    record Due(
            UUID id,
            UUID organizationId,
            String organizationName,
            String procedureKey,
            String reviewId,
            LocalDate originOn,
            LocalDate dueOn) {}

    /** What an organisation has not done in time. */
    record Late(String name, String procedureKey, String reviewId, LocalDate dueOn) {}
}
