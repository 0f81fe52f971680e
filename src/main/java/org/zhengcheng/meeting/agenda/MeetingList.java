package org.zhengcheng.meeting.agenda;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/** The meetings of which a person may know: those of their organisation and those in which they took part. */
@Component
class MeetingList {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** How many a page shows. */
    static final int PAGE = 30;

    private final Offices offices;
    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingList(Offices offices, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The last to come first, one more than a page shows if there are more.
     *
     * @param before the last of the page before; null for the first page
     */
    List<Row> of(UUID personId, UUID before) {
        List<UUID> inOffice = offices.actingOn(personId, LocalDate.now(clock)).stream()
                .filter(office -> RightsTable.grants(Verb.READ_MEETING, Relation.SAME, office.post()))
                .map(Office::organizationId)
                .toList();
        return jdbc.sql("""
                        select m.id, m.kind, m.state, m.begins_at, m.place, o.name,
                          (select count(*) from meeting_item i where i.meeting_id = m.id) as items
                        from meeting m join organization o on o.id = m.organization_id
                        where (m.organization_id = any(:offices)
                            or :person in (m.chair_id, m.recorder_id, m.scrutineer_id, m.teller_id)
                            or m.opened_at is not null and exists (
                              select from meeting_roll r where r.meeting_id = m.id and r.person_id = :person)
                            or m.opened_at is null and m.kind in (:everybody) and m.organization_id = (
                              select p.organization_id from person p where p.id = :person
                                and p.standing in ('FULL', 'PROBATIONARY')))
                          and (cast(:before as uuid) is null or (m.begins_at, m.id) < (
                              select b.begins_at, b.id from meeting b where b.id = :before))
                        order by m.begins_at desc, m.id desc limit :limit
                        """)
                .param("offices", inOffice.toArray(UUID[]::new))
                .param("person", personId)
                .param(
                        "everybody",
                        List.of(MeetingKind.values()).stream()
                                .filter(kind -> kind.posts().isEmpty())
                                .map(MeetingKind::name)
                                .toList())
                .param("before", before)
                .param("limit", PAGE + 1)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                MeetingKind.valueOf(row.getString("kind")),
                MeetingState.valueOf(row.getString("state")),
                LocalDateTime.ofInstant(
                        row.getObject("begins_at", OffsetDateTime.class).toInstant(), SHANGHAI),
                row.getString("place"),
                row.getInt("items"));
    }

    /**
     * A meeting in the list.
     *
     * @param items how many its agenda has
     */
    record Row(
            UUID id,
            String organizationName,
            MeetingKind kind,
            MeetingState state,
            LocalDateTime beginsAt,
            String place,
            int items) {}
}
