package org.zhengcheng.organization.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;

/** Everything that happened to a person here, the newest first, whichever table knows it. */
@Component
class PersonTimeline {

    static final int PAGE = 30;

    private static final String ALL = """
            select * from (
              select e.day, 3 as source, e.id, e.kind, e.what, e.what_en, e.field, e.old_value, e.new_value, e.reason,
                e.by_name, e.office, e.office_en, e.case_id from person_event e where e.person_id = :person
              union all
              select s.since, 2, s.id, 'STANDING', s.standing, null, null, null, null, null, null, null, null, s.case_id
              from standing_change s where s.person_id = :person
              union all
              select p.from_date, 1, hashtext(cast(p.id as text)), 'POST_FROM', p.role, o.name, null, null, null, null,
                null, null, null, null from post p join organization o on o.id = p.organization_id
              where p.person_id = :person
              union all
              select p.to_date, 1, hashtext(cast(p.id as text)), 'POST_TO', p.role, o.name, null, null, null, null,
                null, null, null, null from post p join organization o on o.id = p.organization_id
              where p.person_id = :person and p.to_date is not null
              union all
              select v.day, 4, v.id, case v.field when 'PHONE' then 'PHONE_SEEN' else 'CITIZEN_ID_SEEN' end, null, null,
                null, null, null, v.reason, v.viewer_name, v.office, v.office_en, null
              from number_view v where v.person_id = :person and :own
            ) everything
            where (:cases or kind not in ('OPENED', 'COPIED', 'CLOSED'))
              and (cast(:day as date) is null or (day, source, id) < (cast(:day as date), :source, :id))
            order by day desc, source desc, id desc limit :most
            """;

    private final JdbcClient jdbc;
    private final PersonRecords records;

    PersonTimeline(JdbcClient jdbc, PersonRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /**
     * A page, and one more if there is more.
     *
     * @param own whether the person themselves reads it, who is told who looked at their number
     * @param cases whether the reader may know of the person's cases, which a relative may not
     * @param before the last of the page before; null for the first page
     */
    List<Happening> of(UUID personId, boolean own, boolean cases, Key before) {
        return jdbc.sql(ALL)
                .param("person", personId)
                .param("own", own)
                .param("cases", cases)
                .param("day", before == null ? null : before.day().toString())
                .param("source", before == null ? 0 : before.source())
                .param("id", before == null ? 0L : before.id())
                .param("most", PAGE + 1)
                .query((row, n) -> happening(row, cases))
                .list();
    }

    private Happening happening(ResultSet row, boolean cases) throws SQLException {
        String kind = row.getString("kind");
        String what = row.getString("what");
        PersonField field = row.getString("field") == null ? null : PersonField.valueOf(row.getString("field"));
        Text said = switch (kind) {
            case "STANDING" -> Standing.valueOf(what).title();
            case "POST_FROM", "POST_TO" -> post(what, row.getString("what_en"));
            default -> Text.of(what, row.getString("what_en"));
        };
        return new Happening(
                row.getObject("day", LocalDate.class),
                row.getInt("source"),
                row.getLong("id"),
                kind,
                said,
                field,
                field == null ? null : records.shown(field, row.getString("old_value")),
                field == null ? null : records.shown(field, row.getString("new_value")),
                row.getString("reason"),
                row.getString("by_name"),
                Text.of(row.getString("office"), row.getString("office_en")),
                cases ? row.getObject("case_id", UUID.class) : null);
    }

    private static Text post(String role, String organization) {
        Text title = title(role);
        return new Text(title.chinese() + " · " + organization, title.english() + " · " + organization);
    }

    /** What a post is called. */
    static Text title(String role) {
        return Role.of(role)
                .map(Role::title)
                .or(() -> Administrator.of(role).map(Administrator::title))
                .orElseThrow();
    }

    /** Where a page ended. */
    record Key(LocalDate day, int source, long id) {}

    /**
     * Something that happened.
     *
     * @param what the standing, the post, the procedure, how it ended; null for the record
     * @param was the value before as a page may show it; null if it was unknown
     * @param by who did it; null where the record of it says so
     */
    record Happening(
            LocalDate day,
            int source,
            long id,
            String kind,
            Text what,
            PersonField field,
            Object was,
            Object becomes,
            String reason,
            String by,
            Text office,
            UUID caseId) {}
}
