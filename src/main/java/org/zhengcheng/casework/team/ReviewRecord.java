package org.zhengcheng.casework.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.TeamReview;
import org.zhengcheng.language.Text;

/** What is on record about the reviews of an organisation and the people they are of. */
@Component
class ReviewRecord {

    /** The people of an organisation and of everything below it; a department looks after what its committee does. */
    private static final String BELOW = """
            with recursive place as (
              select id, parent_id, type from organization where id = :organization
              union
              select o.id, o.parent_id, o.type from organization o join place
                on o.parent_id = place.id or place.type = 'OD' and o.parent_id = place.parent_id)
            """;

    private final JdbcClient jdbc;

    ReviewRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The reviews an organisation has made, in their order. */
    List<Owed.Made> made(String procedureKey, TeamReview review, UUID organizationId) {
        return jdbc.sql(
                        "select event_date, due_on, people, findings, reason, actor_name, office, office_en from team_review"
                                + " where organization_id = ? and procedure_key = ? and review_id = ?"
                                + " order by event_date, recorded_at")
                .params(organizationId, procedureKey, review.id())
                .query((row, n) -> new Owed.Made(
                        row.getObject("event_date", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getInt("people"),
                        row.getString("findings"),
                        row.getString("reason"),
                        row.getString("actor_name"),
                        new Text(row.getString("office"), row.getString("office_en"))))
                .list();
    }

    /** The day from which the first is counted: when somebody there was first what the review is of; empty if nobody was. */
    Optional<LocalDate> first(String procedureKey, TeamReview review, UUID organizationId) {
        return jdbc.sql(BELOW + """
                        select min(s.since) from standing_change s join case_file c on c.id = s.case_id
                        where c.organization_id in (select id from place) and c.procedure_key = :procedure
                          and s.standing = :standing
                        """)
                .param("organization", organizationId)
                .param("procedure", procedureKey)
                .param("standing", review.of().name())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** How many people there are to review today. */
    int people(TeamReview review, UUID organizationId) {
        return jdbc.sql(BELOW + "select count(*) from person where organization_id in (select id from place)"
                        + " and standing = :standing")
                .param("organization", organizationId)
                .param("standing", review.of().name())
                .query(Integer.class)
                .single();
    }
}
