package org.zhengcheng.diagram.statute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** The authorities for what drafts take away; they are kept, and printed on the regulation. */
@Component
public class Authorities {

    private static final String SELECT = "select a.loosening, a.element, a.what, a.what_en, a.authority, a.reason,"
            + " a.given_name, a.given_at from diagram_authority a ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Authorities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Authority> of(UUID draft) {
        return jdbc.sql(SELECT + "where a.draft_id = ? order by a.given_at, a.loosening")
                .param(draft)
                .query(Authorities::read)
                .list();
    }

    /** Those of the draft that became a version; none for one that came with the application. */
    public List<Authority> of(String definitionId) {
        return jdbc.sql(SELECT + "join diagram_release r on r.draft_id = a.draft_id where r.definition_id = ?"
                        + " order by a.given_at, a.loosening")
                .param(definitionId)
                .query(Authorities::read)
                .list();
    }

    /** Whoever gives it again gives it anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID draft, Loosening loosening, String authority, String reason, Actor actor) {
        jdbc.sql(
                        "insert into diagram_authority (draft_id, loosening, element, what, what_en, authority, reason, given_by,"
                                + " given_name, given_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (draft_id, loosening) do update set authority = excluded.authority,"
                                + " reason = excluded.reason, given_by = excluded.given_by, given_name = excluded.given_name,"
                                + " given_at = excluded.given_at")
                .params(
                        draft,
                        loosening.fingerprint(),
                        loosening.element(),
                        loosening.what().chinese(),
                        loosening.what().english(),
                        authority,
                        reason,
                        actor.personId(),
                        actor.name(),
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
    }

    /** What is not loosened any more needs no authority. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepOnly(UUID draft, List<Loosening> loosened) {
        jdbc.sql("delete from diagram_authority where draft_id = ? and not loosening = any(?)")
                .params(draft, loosened.stream().map(Loosening::fingerprint).toArray(String[]::new))
                .update();
    }

    private static Authority read(ResultSet row, int n) throws SQLException {
        return new Authority(
                row.getString("loosening"),
                row.getString("element"),
                new Text(row.getString("what"), row.getString("what_en")),
                row.getString("authority"),
                row.getString("reason"),
                row.getString("given_name"),
                row.getTimestamp("given_at").toInstant());
    }
}
