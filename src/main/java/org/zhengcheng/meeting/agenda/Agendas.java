package org.zhengcheng.meeting.agenda;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where matters stand: on which agenda, and how far that meeting has come. */
@Component
public class Agendas {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    Agendas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every agenda on which one of these matters stood or stands, that of meetings called off left out; the latest first. */
    public List<Placed> of(Collection<String> matterIds) {
        return matterIds.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select i.matter_id, i.id, i.meeting_id, i.state, m.state as meeting_state, m.kind, m.begins_at,"
                                        + " m.place, c.name as chair from meeting_item i"
                                        + " join meeting m on m.id = i.meeting_id join person c on c.id = m.chair_id"
                                        + " where i.matter_id in (:ids) and m.state <> 'CANCELLED'"
                                        + " order by m.convened_at desc, i.place")
                        .param("ids", matterIds)
                        .query((row, n) -> new Placed(
                                row.getString("matter_id"),
                                row.getObject("meeting_id", UUID.class),
                                row.getObject("id", UUID.class),
                                MeetingKind.valueOf(row.getString("kind")),
                                LocalDateTime.ofInstant(
                                        row.getObject("begins_at", OffsetDateTime.class)
                                                .toInstant(),
                                        SHANGHAI),
                                row.getString("place"),
                                row.getString("chair"),
                                MeetingState.valueOf(row.getString("meeting_state")),
                                Item.State.valueOf(row.getString("state"))))
                        .list();
    }

    /**
     * A matter on an agenda.
     *
     * @param beginsAt local to Asia/Shanghai
     * @param chair the name of whoever presides
     */
    public record Placed(
            String matterId,
            UUID meetingId,
            UUID itemId,
            MeetingKind kind,
            LocalDateTime beginsAt,
            String place,
            String chair,
            MeetingState meeting,
            Item.State item) {

        /** Whether the meeting has still to decide it. */
        public boolean isPending() {
            return meeting != MeetingState.CLOSED && item != Item.State.POSTPONED;
        }

        /** Whether a meeting that has closed decided it. */
        public boolean isDecided() {
            return meeting == MeetingState.CLOSED && item == Item.State.DECIDED;
        }
    }
}
