package org.zhengcheng.transfer.overview;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Office;
import org.zhengcheng.transfer.course.TransferKind;
import org.zhengcheng.transfer.course.TransferState;

/**
 * The transfers that run from or to the organisations of somebody and those below, and how many there are of each sort. The
 * receiving side knows of one once it was passed on.
 */
@Component
class TransferList {

    static final int PAGE = 50;

    private static final String SEEN = """
            with place as (
              select p.path, held.procedure, held.absent
              from unnest(cast(:places as uuid[]), cast(:procedures as varchar[]), cast(:absent as uuid[]))
                as held(id, procedure, absent)
              join organization o on o.id = held.id
              join organization p on p.id = case when o.type = 'OD' then o.parent_id else o.id end),
            seen as (
              select t.case_id, t.kind, t.state, t.begun_on, coalesce(l.last_on, t.valid_until) as valid_until, t.outside, c.number, c.person_name,
                a.name as origin, b.name as destination,
                exists (select from place where a.path >= place.path
                  and a.path < place.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
                  and (place.procedure is null or place.procedure = c.procedure_key)
                  and (place.absent is null or place.absent <> t.person_id and not exists (select from relative r
                    where r.person_id = place.absent and r.other_id = t.person_id and r.ended_at is null))) as outward,
                (c.away_id is not null or a.id is null) and exists (select from place where b.path >= place.path
                  and b.path < place.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
                  and (place.procedure is null or place.procedure = c.procedure_key)
                  and (place.absent is null or place.absent <> t.person_id and not exists (select from relative r
                    where r.person_id = place.absent and r.other_id = t.person_id and r.ended_at is null))) as inward,
                exists (select from inbox_item i where i.case_id = t.case_id and i.due_on < :today) as overdue
              from transfer t join case_file c on c.id = t.case_id
              left join transfer_letter l on l.case_id = t.case_id and l.voided_on is null
              left join organization a on a.id = t.origin_id left join organization b on b.id = t.destination_id
              where t.ended_on is null and t.person_id <> :person and not exists (select from relative r
                where r.person_id = :person and r.other_id = t.person_id and r.ended_at is null))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many run of each sort. */
    Map<Which, Integer> numbers(UUID personId, List<Office> offices) {
        String counts = Stream.of(Which.values())
                .map(which -> "count(*) filter (where " + which.condition() + ") as " + which.name())
                .collect(Collectors.joining(", "));
        return seen(SEEN + "select " + counts + " from seen where outward or inward", personId, offices)
                .query((row, n) -> {
                    Map<Which, Integer> numbers = new EnumMap<>(Which.class);
                    for (Which which : Which.values()) {
                        numbers.put(which, row.getInt(which.name()));
                    }
                    return numbers;
                })
                .single();
    }

    /**
     * One page of them, the latest first.
     *
     * @param on when the last one of the page before was begun; null for the first page
     * @param id the last one of the page before
     */
    List<Row> page(UUID personId, List<Office> offices, Which which, LocalDate on, UUID id) {
        return seen(
                        SEEN + "select * from seen where (outward or inward) and " + which.condition()
                                + " and (cast(:on as date) is null or (begun_on, case_id) < (:on, :id))"
                                + " order by begun_on desc, case_id desc limit " + PAGE,
                        personId,
                        offices)
                .param("on", on, Types.DATE)
                .param("id", id, Types.OTHER)
                .query((row, n) -> new Row(
                        row.getObject("case_id", UUID.class),
                        row.getString("number"),
                        row.getString("person_name"),
                        TransferKind.valueOf(row.getString("kind")),
                        TransferState.valueOf(row.getString("state")),
                        row.getString("origin") == null ? row.getString("outside") : row.getString("origin"),
                        row.getString("destination") == null ? row.getString("outside") : row.getString("destination"),
                        row.getObject("begun_on", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getBoolean("overdue")))
                .list();
    }

    private JdbcClient.StatementSpec seen(String sql, UUID personId, List<Office> offices) {
        return jdbc.sql(sql)
                .param("places", column(offices, Office::organizationId))
                .param(
                        "procedures",
                        column(
                                offices,
                                office ->
                                        office.isOwn() ? null : office.instead().procedureKey()))
                .param(
                        "absent",
                        column(
                                offices,
                                office ->
                                        office.isOwn() ? null : office.instead().personId()))
                .param("person", personId)
                .param("today", LocalDate.now(clock));
    }

    private static String[] column(List<Office> offices, Function<Office, Object> of) {
        return offices.stream()
                .map(of)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    /**
     * A transfer.
     *
     * @param origin where the member comes from, in this system or outside
     * @param destination where the member goes to; null abroad
     * @param overdue whether its open step is past its last day
     */
    record Row(
            UUID caseId,
            String number,
            String personName,
            TransferKind kind,
            TransferState state,
            String origin,
            String destination,
            LocalDate begunOn,
            LocalDate validUntil,
            boolean overdue) {

        /** Which organisation is responsible: the origin until acceptance, and always of who is only registered. */
        public String responsible() {
            boolean moved = state == TransferState.ACCEPTED || state == TransferState.CLOSED;
            boolean registered = kind == TransferKind.MOBILE || kind == TransferKind.ABROAD;
            return moved && !registered ? destination : origin;
        }
    }
}
