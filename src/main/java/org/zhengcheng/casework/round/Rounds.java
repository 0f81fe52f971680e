package org.zhengcheng.casework.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;

/** Reads what was launched. */
@Component
class Rounds {

    private final JdbcClient jdbc;

    Rounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Round> find(UUID id) {
        return jdbc.sql("select * from case_round where id = ?")
                .param(id)
                .query((row, n) -> round(row))
                .optional();
    }

    /** What was launched by some organisations, above them or below them, the latest year first. */
    List<Round> around(List<UUID> places) {
        return places.isEmpty()
                ? List.of()
                : jdbc.sql("select r.* from case_round r join organization o on o.id = r.organization_id"
                                + " where exists (select from organization p where p.id = any(:places)"
                                + " and (o.path @> array[p.id] or p.path @> array[o.id]))"
                                + " order by r.year desc, r.launched_at desc limit 50")
                        .param("places", places.toArray(UUID[]::new))
                        .query((row, n) -> round(row))
                        .list();
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(
                row.getObject("id", UUID.class),
                row.getString("procedure_key"),
                row.getInt("year"),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                row.getObject("roster_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Answers.fromJson(row.getString("settings")),
                row.getObject("launched_by", UUID.class),
                row.getString("launched_name"),
                row.getString("launched_as"),
                new Text(row.getString("office"), row.getString("office_en")));
    }
}
