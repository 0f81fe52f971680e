package org.zhengcheng.organization.member;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;

/** Who looked at whose whole number, the latest first, a page at a time. */
@Component
class NumberLooks {

    static final int PAGE = 20;

    private static final String SELECT =
            "select v.id, p.name, v.field, v.viewer_name, v.office, v.office_en, v.reason, v.seen_at"
                    + " from number_view v join person p on p.id = v.person_id where v.id < :before ";
    private static final String LATEST = " order by v.id desc limit " + (PAGE + 1);

    private final JdbcClient jdbc;

    NumberLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At one person's number; one more than a page if there is more. */
    List<Look> at(UUID personId, long before) {
        return looks(jdbc.sql(SELECT + "and v.person_id = :person" + LATEST).param("person", personId), before);
    }

    /**
     * At anybody's; one more than a page if there is more.
     *
     * @param name the full name of whose number it was or of who looked; empty for everybody
     */
    List<Look> all(String name, long before) {
        return name.isEmpty()
                ? looks(jdbc.sql(SELECT + LATEST), before)
                : looks(
                        jdbc.sql("with named as (select id from person where name collate \"C\" = :name limit 200) "
                                        + SELECT
                                        + "and (v.person_id in (select id from named) or v.viewer_id in (select id from"
                                        + " named))" + LATEST)
                                .param("name", name),
                        before);
    }

    private static List<Look> looks(JdbcClient.StatementSpec asked, long before) {
        return asked.param("before", before)
                .query((row, n) -> new Look(
                        row.getLong("id"),
                        row.getString("name"),
                        PersonField.valueOf(row.getString("field")),
                        row.getString("viewer_name"),
                        Text.of(row.getString("office"), row.getString("office_en")),
                        row.getString("reason"),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    /**
     * Somebody looked.
     *
     * @param whose the name of whose number it was
     * @param field which of their numbers
     * @param by the name of who looked, as it was then
     */
    record Look(long id, String whose, PersonField field, String by, Text office, String reason, Instant at) {}
}
