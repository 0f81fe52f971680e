package org.zhengcheng.meeting.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.meeting.agenda.Bar;
import org.zhengcheng.meeting.agenda.Belonging;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.Membership;

/** Reads who belongs to a meeting and who is there, and keeps who belonged to it when it opened. */
@Component
public class Gatherings {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Membership membership;
    private final JdbcClient jdbc;

    Gatherings(Membership membership, JdbcClient jdbc) {
        this.membership = membership;
        this.jdbc = jdbc;
    }

    /** As it is now, in three statements however many they are. */
    public Gathering of(Meeting meeting) {
        List<Belonging> belonging = belonging(meeting);
        Map<UUID, Mark> marks = new HashMap<>();
        jdbc.sql("select coalesce(a.person_id, b.person_id) as person_id, a.came_at, a.left_at, a.marked_by, b.reason"
                        + " from (select * from meeting_attendance where meeting_id = :meeting) a"
                        + " full join (select * from meeting_absence where meeting_id = :meeting) b"
                        + " on b.person_id = a.person_id")
                .param("meeting", meeting.id())
                .query(row -> {
                    marks.put(row.getObject("person_id", UUID.class), mark(row));
                });
        return new Gathering(
                meeting,
                belonging.stream()
                        .map(one -> attendee(one, marks.getOrDefault(one.id(), Mark.NONE)))
                        .toList());
    }

    private static Attendee attendee(Belonging one, Mark mark) {
        return new Attendee(
                one.id(), one.name(), one.bar(), mark.cameAt(), mark.leftAt(), mark.byHand(), mark.absence());
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                local(row, "came_at"),
                local(row, "left_at"),
                row.getObject("marked_by") != null,
                row.getString("reason"));
    }

    private static LocalDateTime local(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : LocalDateTime.ofInstant(time.toInstant(), SHANGHAI);
    }

    /** Whoever belonged to it when it opened; before, whoever does on its day. */
    private List<Belonging> belonging(Meeting meeting) {
        if (meeting.openedAt() != null) {
            return jdbc.sql(
                            "select r.person_id as id, r.name, r.bar from meeting_roll r join person p on p.id = r.person_id"
                                    + " where r.meeting_id = ? order by p.pinyin, r.name, r.person_id")
                    .param(meeting.id())
                    .query(Belonging.class)
                    .list();
        }
        Set<UUID> leftOut = new HashSet<>(jdbc.sql("select person_id from meeting_left_out where meeting_id = ?")
                .param(meeting.id())
                .query(UUID.class)
                .list());
        return membership.of(meeting.organizationId(), meeting.kind(), meeting.day()).stream()
                .map(one -> one.isEntitled() && leftOut.contains(one.id())
                        ? new Belonging(one.id(), one.name(), Bar.LEFT_OUT)
                        : one)
                .toList();
    }

    /** Keeps who belongs to a meeting that opens: what becomes of them later does not change it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Gathering gathering) {
        List<Attendee> all = gathering.attendees();
        jdbc.sql("insert into meeting_roll (meeting_id, person_id, name, bar)"
                        + " select :meeting, id, name, bar from unnest(:ids, :names, :bars) r (id, name, bar)")
                .param("meeting", gathering.meeting().id())
                .param("ids", all.stream().map(Attendee::id).toArray(UUID[]::new))
                .param("names", all.stream().map(Attendee::name).toArray(String[]::new))
                .param(
                        "bars",
                        all.stream()
                                .map(one -> one.bar() == null ? null : one.bar().name())
                                .toArray(String[]::new))
                .update();
    }

    private record Mark(LocalDateTime cameAt, LocalDateTime leftAt, boolean byHand, String absence) {

        private static final Mark NONE = new Mark(null, null, false, null);
    }
}
