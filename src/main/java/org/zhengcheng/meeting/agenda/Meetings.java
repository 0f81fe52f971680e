package org.zhengcheng.meeting.agenda;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteCount;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.organization.PersonName;

/** Reads meetings with their agendas. Who may read one is asked of {@link MeetingRights}. */
@Component
public class Meetings {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String COLUMNS = "select m.*, o.name as organization_name, c.name as chair_name,"
            + " r.name as recorder_name, s.name as scrutineer_name, t.name as teller_name from meeting m"
            + " join organization o on o.id = m.organization_id join person c on c.id = m.chair_id"
            + " join person r on r.id = m.recorder_id left join person s on s.id = m.scrutineer_id"
            + " left join person t on t.id = m.teller_id ";

    private final JdbcClient jdbc;

    Meetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The meeting of an id, in two statements. */
    public Optional<Meeting> find(UUID id) {
        List<Item> items = jdbc.sql("select * from meeting_item where meeting_id = ? order by place")
                .param(id)
                .query((row, n) -> item(row))
                .list();
        return jdbc.sql(COLUMNS + "where m.id = ?")
                .param(id)
                .query((row, n) -> meeting(row, items))
                .optional();
    }

    /** The meeting in which an item stands. */
    public Optional<Meeting> ofItem(UUID itemId) {
        return jdbc.sql("select meeting_id from meeting_item where id = ?")
                .param(itemId)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** The same, held until the transaction ends: whoever else changes it waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Meeting> hold(UUID id) {
        return jdbc.sql("select id from meeting where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    private static Meeting meeting(ResultSet row, List<Item> items) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                MeetingKind.valueOf(row.getString("kind")),
                MeetingState.valueOf(row.getString("state")),
                local(row, "begins_at"),
                row.getString("place"),
                row.getString("guests"),
                person(row, "chair"),
                person(row, "recorder"),
                person(row, "scrutineer"),
                person(row, "teller"),
                local(row, "opened_at"),
                local(row, "closed_at"),
                row.getString("cancel_reason"),
                items);
    }

    private static PersonName person(ResultSet row, String what) throws SQLException {
        UUID id = row.getObject(what + "_id", UUID.class);
        return id == null ? null : new PersonName(id, row.getString(what + "_name"));
    }

    private static LocalDateTime local(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : LocalDateTime.ofInstant(time.toInstant(), SHANGHAI);
    }

    private static Item item(ResultSet row) throws SQLException {
        String method = row.getString("method");
        return new Item(
                row.getObject("id", UUID.class),
                row.getInt("place"),
                new Text(row.getString("title"), row.getString("title_en")),
                row.getString("matter_id"),
                row.getObject("case_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                VoteRule.of(String.valueOf(row.getString("rule"))).orElse(null),
                Item.State.valueOf(row.getString("state")),
                method == null ? null : Item.Method.valueOf(method),
                row.getBoolean("graded"),
                row.getString("remark"),
                row.getObject("should_count") == null ? null : counts(row));
    }

    private static Item.Counts counts(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return new Item.Counts(
                row.getInt("issued"),
                row.getInt("returned"),
                row.getInt("valid"),
                row.getInt("voter_count"),
                new VoteCount(
                        row.getInt("should_count"),
                        row.getInt("actual_count"),
                        row.getInt("agree"),
                        row.getInt("against"),
                        row.getInt("abstain"),
                        row.getInt("written_agree"),
                        row.getInt("written_against")),
                result == null ? null : VoteRule.Result.valueOf(result));
    }
}
