package org.zhengcheng.meeting.attendance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.meeting.agenda.CheckInCode;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.MeetingState;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.NotYourPart;
import org.zhengcheng.meeting.agenda.Part;

/**
 * Marks who is there: by the code that is shown in the hall and that each enters on their own phone, or by the hand of
 * whoever conducts the meeting or takes its minutes.
 */
@Component
public class Attendance {

    /** So many wrong codes, and only the chair can mark that somebody is there. */
    static final int GUESSES = 10;

    private static final int LONGEST_REASON = 200;

    private final MeetingWrites writes;
    private final Gatherings gatherings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Attendance(MeetingWrites writes, Gatherings gatherings, JdbcClient jdbc, Clock clock) {
        this.writes = writes;
        this.gatherings = gatherings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The code of a meeting that is about to be held or is being held, for the screen in the hall; null otherwise. */
    public String code(Meeting meeting) {
        return isToday(meeting)
                ? jdbc.sql("select code from meeting where id = ?")
                        .param(meeting.id())
                        .query(String.class)
                        .single()
                : null;
    }

    /**
     * The code was seen by somebody outside the hall: another one takes its place, and the former is dead at once. Whoever
     * came by it stays marked.
     *
     * @throws NotYourPart if it is not for the actor to do
     * @throws MeetingMoved if it is not the day, or the meeting is over
     */
    @Transactional
    public void renewCode(UUID operation, UUID meetingId, Actor actor) {
        writes.begin(operation, meetingId, actor, "code").ifPresent(at -> {
            Part part = at.require(Part.CHAIR, Part.RECORDER);
            requireToday(at.meeting());
            jdbc.sql("update meeting set code = ? where id = ?")
                    .params(CheckInCode.after(code(at.meeting())), meetingId)
                    .update();
            writes.record(meetingId, actor, part, "new-code", meetingId, "renewed", null);
        });
    }

    /** Whether people can come: on its day, and then until it closes. */
    public boolean isToday(Meeting meeting) {
        return meeting.isOpen() || meeting.isAhead() && meeting.day().equals(LocalDate.now(clock));
    }

    /**
     * Somebody enters the code.
     *
     * @return what is wrong with it, as the key of a message; empty if they are there now
     * @throws MeetingMoved if it is not the day, or the meeting is over
     */
    @Transactional
    public Optional<FieldError> enter(UUID operation, UUID meetingId, String code, Actor actor) {
        Optional<MeetingRights.Standpoint> begun = writes.begin(operation, meetingId, actor, "enter", code);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Meeting meeting = begun.get().meeting();
        requireToday(meeting);
        Gathering gathering = gatherings.of(meeting);
        Attendee self = gathering.find(actor.personId()).orElseThrow(() -> new NotYourPart(meetingId, Part.MEMBER));
        if (self.isPresent()) {
            return Optional.empty();
        }
        int wrong = jdbc.sql("select coalesce(max(wrong), 0) from meeting_guess where meeting_id = ? and person_id = ?")
                .params(meetingId, actor.personId())
                .query(Integer.class)
                .single();
        if (wrong >= GUESSES) {
            return Optional.of(FieldError.of("code", "meeting.wrong.guesses", GUESSES));
        }
        if (!isRight(meeting, code)) {
            guessed(meetingId, actor, wrong + 1);
            return Optional.of(FieldError.of("code", "meeting.wrong.code", GUESSES - wrong - 1));
        }
        mark(meetingId, actor.personId(), null);
        writes.record(meetingId, actor, Part.MEMBER, "attend", actor.personId(), "code", null);
        return Optional.empty();
    }

    private boolean isRight(Meeting meeting, String typed) {
        return MessageDigest.isEqual(bytes(code(meeting)), bytes(typed));
    }

    private static byte[] bytes(String text) {
        return text.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    }

    private void guessed(UUID meetingId, Actor actor, int wrong) {
        jdbc.sql("insert into meeting_guess (meeting_id, person_id, wrong) values (?, ?, ?)"
                        + " on conflict (meeting_id, person_id) do update set wrong = excluded.wrong")
                .params(meetingId, actor.personId(), wrong)
                .update();
        writes.record(meetingId, actor, Part.MEMBER, "attend", actor.personId(), "wrong-code", null);
    }

    /**
     * Somebody is marked as there, or as gone.
     *
     * @throws NotYourPart if it is not for the actor to mark, or the person does not belong to the meeting
     * @throws MeetingMoved if it is not the day, or the meeting is over
     */
    @Transactional
    public void mark(UUID operation, UUID meetingId, UUID personId, boolean present, Actor actor) {
        writes.begin(operation, meetingId, actor, "mark", personId, present).ifPresent(at -> {
            Part part = at.require(Part.CHAIR, Part.RECORDER);
            requireToday(at.meeting());
            Attendee attendee = gatherings
                    .of(at.meeting())
                    .find(personId)
                    .orElseThrow(() -> new NotYourPart(meetingId, Part.MEMBER));
            if (attendee.isPresent() == present) {
                return;
            }
            if (present) {
                mark(meetingId, personId, actor.personId());
            } else if (at.meeting().state() == MeetingState.CONVENED) {
                // Nothing has begun that they could have left: the mark was a mistake.
                jdbc.sql("delete from meeting_attendance where meeting_id = ? and person_id = ?")
                        .params(meetingId, personId)
                        .update();
            } else {
                jdbc.sql("update meeting_attendance set left_at = ? where meeting_id = ? and person_id = ?")
                        .params(writes.now(), meetingId, personId)
                        .update();
            }
            writes.record(meetingId, actor, part, "attend", personId, present ? "marked" : "gone", null);
        });
    }

    private void mark(UUID meetingId, UUID personId, UUID by) {
        jdbc.sql("insert into meeting_attendance (meeting_id, person_id, marked_by, came_at) values (?, ?, ?, ?)"
                        + " on conflict (meeting_id, person_id) do update set left_at = null")
                .params(meetingId, personId, by, writes.now())
                .update();
        jdbc.sql("delete from meeting_absence where meeting_id = ? and person_id = ?")
                .params(meetingId, personId)
                .update();
    }

    /**
     * It is noted why somebody has not come.
     *
     * @throws MeetingRefused if nobody is named who is absent, or nothing is said
     */
    @Transactional
    public void excuse(UUID operation, UUID meetingId, UUID personId, String reason, Actor actor) {
        writes.begin(operation, meetingId, actor, "excuse", personId, reason).ifPresent(at -> {
            Part part = at.require(Part.CHAIR, Part.RECORDER);
            if (!at.meeting().isAhead() && !at.meeting().isOpen()) {
                throw new MeetingMoved(meetingId);
            }
            boolean absent = personId != null
                    && gatherings
                            .of(at.meeting())
                            .find(personId)
                            .filter(one -> !one.isPresent())
                            .isPresent();
            if (!absent) {
                throw new MeetingRefused(FieldError.of("absent", "meeting.wrong.absent"));
            }
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new MeetingRefused(FieldError.of("absence", "meeting.wrong.reason", LONGEST_REASON));
            }
            jdbc.sql("insert into meeting_absence (meeting_id, person_id, reason) values (?, ?, ?)"
                            + " on conflict (meeting_id, person_id) do update set reason = excluded.reason")
                    .params(meetingId, personId, reason.strip())
                    .update();
            writes.record(meetingId, actor, part, "excuse", personId, "absent", reason.strip());
        });
    }

    private void requireToday(Meeting meeting) {
        if (!isToday(meeting)) {
            throw new MeetingMoved(meeting.id());
        }
    }
}
