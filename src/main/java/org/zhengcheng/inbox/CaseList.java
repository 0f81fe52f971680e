package org.zhengcheng.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * The cases of the organisations in which a person holds a post, and of those below them, the newest first: for finding a
 * case that is in somebody else's hands.
 */
@Component
class CaseList {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final Offices offices;
    private final Clock clock;

    CaseList(JdbcClient jdbc, Offices offices, Clock clock) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * @param words the beginning of a name or a part of a case number; empty for all
     * @param after the last row of the page before; null for the first page
     */
    List<Row> page(UUID personId, String words, Row after) {
        List<Office> acting = offices.actingOn(personId, LocalDate.now(clock)).stream()
                .filter(office -> RightsTable.grants(Verb.READ, Relation.SAME, office.post())
                        && RightsTable.grants(Verb.READ, Relation.ABOVE, office.post()))
                .toList();
        return jdbc.sql("""
                        with recursive place as (
                          select o.id, o.parent_id, o.type, held.procedure, held.absent
                          from unnest(cast(:places as uuid[]), cast(:procedures as varchar[]), cast(:absent as uuid[]))
                            as held(id, procedure, absent) join organization o on o.id = held.id
                          union
                          select o.id, o.parent_id, o.type, place.procedure, place.absent from organization o join place
                            on o.parent_id = place.id or place.type = 'OD' and o.parent_id = place.parent_id)
                        select c.id, c.number, c.person_name, o.name as branch_name, c.opened_at, c.result, c.result_en,
                          now.step_name, now.step_name_en
                        from case_file c join organization o on o.id = c.organization_id
                        left join lateral (select step_name, step_name_en from inbox_item i
                          where i.case_id = c.id order by i.opened_at limit 1) now on true
                        where exists (select from place
                            where place.id in (c.organization_id, c.home_id, c.away_id)
                            and (place.procedure is null or place.procedure = c.procedure_key)
                            and (place.absent is null or c.person_id is distinct from place.absent
                              and not exists (select from relative r where r.person_id = place.absent
                                and r.other_id = c.person_id and r.ended_at is null)))
                          and c.person_id is distinct from :person and not exists (select from relative r
                            where r.person_id = :person and r.other_id = c.person_id and r.ended_at is null)
                          and (c.person_name like :words || '%' or c.number like '%' || :words || '%')
                          and (cast(:at as timestamptz) is null or (c.opened_at, c.id) < (:at, :id))
                        order by c.opened_at desc, c.id desc limit :page
                        """)
                .param("places", column(acting, Office::organizationId))
                .param(
                        "procedures",
                        column(
                                acting,
                                office ->
                                        office.isOwn() ? null : office.instead().procedureKey()))
                .param(
                        "absent",
                        column(
                                acting,
                                office ->
                                        office.isOwn() ? null : office.instead().personId()))
                .param("person", personId)
                .param("words", words.replaceAll("[%_\\\\]", ""))
                .param("at", after == null ? null : Timestamp.from(after.openedAt()))
                .param("id", after == null ? null : after.id())
                .param("page", PAGE)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("person_name"),
                        row.getString("branch_name"),
                        row.getTimestamp("opened_at").toInstant(),
                        Text.of(row.getString("result"), row.getString("result_en")),
                        Text.of(row.getString("step_name"), row.getString("step_name_en"))))
                .list();
    }

    private static String[] column(List<Office> offices, Function<Office, Object> of) {
        return offices.stream()
                .map(of)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    /** Whether there may be more after a page. */
    static boolean isFull(List<Row> rows) {
        return rows.size() == PAGE;
    }

    /**
     * A case.
     *
     * @param result how it ended; null while it runs
     * @param step where it stands; null once it is closed
     */
    record Row(
            UUID id, String number, String personName, String branchName, Instant openedAt, Text result, Text step) {}
}
