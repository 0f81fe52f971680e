package org.zhengcheng.meeting.count;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.meeting.VoteCount;
import org.zhengcheng.meeting.VoteRule;

/** What meetings decided, for whoever goes by it. */
@Component
public class Decisions {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String COLUMNS =
            "select i.*, m.begins_at, m.place as held_at, m.chair_id, m.recorder_id, m.scrutineer_id, m.teller_id"
                    + " from meeting_item i join meeting m on m.id = i.meeting_id ";

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of a matter, once the meeting that had it on its agenda has closed: its decision if there is one, else
     * that it was postponed, the last time.
     */
    public Optional<Decision> of(String matterId) {
        return jdbc.sql(COLUMNS + "where i.matter_id = ? and m.state = 'CLOSED' and i.state in ('DECIDED', 'POSTPONED')"
                        + " order by i.state, m.closed_at desc limit 1")
                .param(matterId)
                .query((row, n) -> decision(row))
                .optional();
    }

    /** What came of the items of a meeting so far, in the order of its agenda. */
    public List<Decision> ofMeeting(UUID meetingId) {
        return jdbc.sql(COLUMNS + "where i.meeting_id = ? and i.state in ('DECIDED', 'POSTPONED') order by i.place")
                .param(meetingId)
                .query((row, n) -> decision(row))
                .list();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        boolean counted = row.getString("result") != null;
        return new Decision(
                row.getObject("meeting_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("matter_id"),
                LocalDate.ofInstant(
                        row.getObject("begins_at", OffsetDateTime.class).toInstant(), SHANGHAI),
                row.getString("held_at"),
                row.getObject("chair_id", UUID.class),
                row.getObject("recorder_id", UUID.class),
                row.getObject("scrutineer_id", UUID.class),
                row.getObject("teller_id", UUID.class),
                "ELECTRONIC".equals(row.getString("method")),
                row.getInt("issued"),
                row.getInt("returned"),
                row.getInt("valid"),
                counted
                        ? new VoteCount(
                                row.getInt("should_count"),
                                row.getInt("actual_count"),
                                row.getInt("agree"),
                                row.getInt("against"),
                                row.getInt("abstain"),
                                row.getInt("written_agree"),
                                row.getInt("written_against"))
                        : null,
                counted ? VoteRule.Result.valueOf(row.getString("result")) : null,
                row.getString("state").equals("POSTPONED"));
    }
}
