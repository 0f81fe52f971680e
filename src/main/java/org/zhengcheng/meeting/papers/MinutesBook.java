package org.zhengcheng.meeting.papers;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the minutes of meetings. */
@Component
public class MinutesBook {

    private final JdbcClient jdbc;

    MinutesBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The minutes of a meeting, as far as they are written, in two statements. */
    public Minutes of(UUID meetingId) {
        Map<UUID, Minutes.OfItem> items = new HashMap<>();
        jdbc.sql("select item_id, speeches, conduct, conclusion from meeting_minutes_item where meeting_id = ?")
                .param(meetingId)
                .query(row -> {
                    items.put(
                            row.getObject("item_id", UUID.class),
                            new Minutes.OfItem(
                                    row.getString("speeches"), row.getString("conduct"), row.getString("conclusion")));
                });
        return jdbc.sql(
                        "select version, conclusion, finished_by, finished_at from meeting_minutes where meeting_id = ?")
                .param(meetingId)
                .query((row, n) -> {
                    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                    return new Minutes(
                            meetingId,
                            row.getInt("version"),
                            row.getString("conclusion"),
                            Map.copyOf(items),
                            row.getObject("finished_by", UUID.class),
                            finished == null ? null : finished.toInstant());
                })
                .optional()
                .orElseGet(() -> Minutes.none(meetingId));
    }

    /** Writes them in place of what stood there; the caller holds the meeting. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Minutes minutes) {
        jdbc.sql("insert into meeting_minutes (meeting_id, version, conclusion) values (:meeting, 1, :conclusion)"
                        + " on conflict (meeting_id) do update set version = meeting_minutes.version + 1,"
                        + " conclusion = excluded.conclusion")
                .param("meeting", minutes.meetingId())
                .param("conclusion", minutes.conclusion(), Types.VARCHAR)
                .update();
        jdbc.sql("delete from meeting_minutes_item where meeting_id = ?")
                .param(minutes.meetingId())
                .update();
        minutes.items()
                .forEach((item, said) -> jdbc.sql("insert into meeting_minutes_item"
                                + " (item_id, meeting_id, speeches, conduct, conclusion)"
                                + " values (:item, :meeting, :speeches, :conduct, :conclusion)")
                        .param("item", item)
                        .param("meeting", minutes.meetingId())
                        .param("speeches", said.speeches(), Types.VARCHAR)
                        .param("conduct", said.conduct(), Types.VARCHAR)
                        .param("conclusion", said.conclusion(), Types.VARCHAR)
                        .update());
    }

    /** From now on nothing of them changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    void finish(UUID meetingId, UUID personId, Instant at, String sha256) {
        jdbc.sql("insert into meeting_minutes (meeting_id, version, finished_by, finished_at, sha256)"
                        + " values (:meeting, 1, :person, :at, :sha256)"
                        + " on conflict (meeting_id) do update set version = meeting_minutes.version + 1,"
                        + " finished_by = excluded.finished_by, finished_at = excluded.finished_at,"
                        + " sha256 = excluded.sha256")
                .param("meeting", meetingId)
                .param("person", personId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("sha256", sha256)
                .update();
    }
}
