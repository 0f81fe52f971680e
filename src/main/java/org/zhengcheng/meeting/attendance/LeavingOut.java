package org.zhengcheng.meeting.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.Part;

/**
 * Leaves members out of the count of those entitled, where that is the custom: for one of five reasons and with the
 * approval of the committee above (domain notes, §3).
 */
@Component
@EnableConfigurationProperties(MeetingSettings.class)
public class LeavingOut {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DOCUMENT = 100;

    private final MeetingSettings settings;
    private final MeetingWrites writes;
    private final Gatherings gatherings;
    private final JdbcClient jdbc;
    private final Clock clock;

    LeavingOut(MeetingSettings settings, MeetingWrites writes, Gatherings gatherings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.writes = writes;
        this.gatherings = gatherings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why somebody may be left out. */
    public enum Reason {
        /** 患精神病等不能表达意志 */
        NO_WILL,
        /** 自费出国半年以上 */
        ABROAD,
        /** 未受留党察看以上处分但正服刑 */
        IMPRISONED,
        /** 年老体弱卧床、长期病重生活不能自理 */
        BEDRIDDEN,
        /** 工作调动、下派、外出学习工作半年以上应转未转关系 */
        AWAY;

        static Optional<Reason> of(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }
    }

    /** Whether that is the custom here. */
    public boolean isCustom() {
        return settings.leavingOut();
    }

    /** Who is left out of a meeting, by name. */
    public List<LeftOut> of(Meeting meeting) {
        return jdbc.sql("select l.person_id, p.name, l.reason, l.approved_by, l.approved_on, l.document"
                        + " from meeting_left_out l join person p on p.id = l.person_id where l.meeting_id = ?"
                        + " order by p.name, p.id")
                .param(meeting.id())
                .query(LeftOut.class)
                .list();
    }

    /**
     * Leaves somebody out of a meeting that has not opened.
     *
     * @throws MeetingRefused if it is not the custom, or something is missing or cannot be
     */
    @Transactional
    public void leaveOut(UUID operation, UUID meetingId, Approval asked, Actor actor) {
        writes.begin(operation, meetingId, actor, "leave-out", asked).ifPresent(at -> {
            Part part = at.require(Part.CHAIR, Part.CONVENER);
            requireAhead(at.meeting());
            List<FieldError> wrong = wrong(at.meeting(), asked);
            if (!wrong.isEmpty()) {
                throw new MeetingRefused(wrong);
            }
            jdbc.sql("insert into meeting_left_out (meeting_id, person_id, reason, approved_by, approved_on, document,"
                            + " recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            meetingId,
                            asked.person(),
                            asked.reason(),
                            asked.by().strip(),
                            asked.on(),
                            asked.document().strip(),
                            actor.personId(),
                            writes.now())
                    .update();
            writes.record(meetingId, actor, part, "leave-out", asked.person(), asked.reason(), asked.toString());
        });
    }

    /** Counts somebody again who was left out by mistake. */
    @Transactional
    public void countAgain(UUID operation, UUID meetingId, UUID personId, Actor actor) {
        writes.begin(operation, meetingId, actor, "count-again", personId).ifPresent(at -> {
            Part part = at.require(Part.CHAIR, Part.CONVENER);
            requireAhead(at.meeting());
            jdbc.sql("delete from meeting_left_out where meeting_id = ? and person_id = ?")
                    .params(meetingId, personId)
                    .update();
            writes.record(meetingId, actor, part, "leave-out", personId, "counted-again", null);
        });
    }

    private List<FieldError> wrong(Meeting meeting, Approval asked) {
        if (!isCustom()) {
            return List.of(FieldError.of("person", "meeting.wrong.notCustom"));
        }
        List<FieldError> wrong = new ArrayList<>();
        Optional<Attendee> who = asked.person() == null
                ? Optional.empty()
                : gatherings.of(meeting).find(asked.person()).filter(Attendee::isEntitled);
        if (who.isEmpty()) {
            wrong.add(FieldError.of("person", "meeting.wrong.person"));
        } else if (who.get().hasCome()) {
            wrong.add(FieldError.of("person", "meeting.wrong.isThere"));
        } else if (!meeting.partsOf(asked.person()).isEmpty()) {
            wrong.add(FieldError.of("person", "meeting.wrong.serves"));
        }
        if (Reason.of(asked.reason()).isEmpty()) {
            wrong.add(FieldError.of("reason", "meeting.wrong.leftOutReason"));
        }
        if (asked.by().isBlank() || asked.by().length() > LONGEST_NAME) {
            wrong.add(FieldError.of("by", "meeting.wrong.approvedBy", LONGEST_NAME));
        }
        if (asked.on() == null || asked.on().isAfter(LocalDate.now(clock))) {
            wrong.add(FieldError.of("on", "meeting.wrong.approvedOn"));
        }
        if (asked.document().isBlank() || asked.document().length() > LONGEST_DOCUMENT) {
            wrong.add(FieldError.of("document", "meeting.wrong.document", LONGEST_DOCUMENT));
        }
        return wrong;
    }

    private static void requireAhead(Meeting meeting) {
        if (!meeting.isAhead()) {
            throw new MeetingMoved(meeting.id());
        }
    }

    /**
     * What was approved, as somebody writes it down.
     *
     * @param by the committee that approved it
     * @param on the day on which it did
     * @param document the number of its reply
     */
    public record Approval(UUID person, String reason, String by, LocalDate on, String document) {}

    /** Somebody who is not counted. */
    public record LeftOut(
            UUID personId, String name, Reason reason, String approvedBy, LocalDate approvedOn, String document) {}
}
