package org.zhengcheng.meeting.conduct;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.attendance.Gathering;
import org.zhengcheng.meeting.attendance.Gatherings;
import org.zhengcheng.meeting.attendance.Quorum;
import org.zhengcheng.meeting.count.MeetingClosed;
import org.zhengcheng.organization.PersonName;

/**
 * Leads a meeting from its opening to its close: it does not open without quorum, its items are discussed one by one
 * (2026 article 20), and it does not close while one is undecided. Only the chair does any of this.
 */
@Component
class Conduct {

    private static final int LONGEST_REMARK = 1000;

    private final MeetingWrites writes;
    private final Gatherings gatherings;
    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;
    private final Clock clock;

    Conduct(
            MeetingWrites writes,
            Gatherings gatherings,
            ApplicationEventPublisher publisher,
            JdbcClient jdbc,
            Clock clock) {
        this.writes = writes;
        this.gatherings = gatherings;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Opens a meeting on its day. Who belongs to it and who of them is entitled to vote stays from now on as it is.
     *
     * @throws MeetingMoved if it has opened or was called off
     * @throws MeetingRefused if it is not the day, somebody who serves it is not there, or too few are
     */
    @Transactional
    public void open(UUID operation, UUID meetingId, Actor actor) {
        writes.begin(operation, meetingId, actor, "open").ifPresent(at -> {
            at.require(Part.CHAIR);
            Meeting meeting = at.meeting();
            if (!meeting.isAhead()) {
                throw new MeetingMoved(meetingId);
            }
            Gathering gathering = gatherings.of(meeting);
            List<FieldError> wrong = wrongToOpen(gathering);
            if (!wrong.isEmpty()) {
                throw new MeetingRefused(wrong);
            }
            gatherings.keep(gathering);
            jdbc.sql("update meeting set state = 'OPEN', opened_at = ? where id = ?")
                    .params(writes.now(), meetingId)
                    .update();
            writes.record(
                    meetingId,
                    actor,
                    Part.CHAIR,
                    "open-meeting",
                    meetingId,
                    gathering.present().size() + "/"
                            + gathering.quorums().get(0).should(),
                    null);
        });
    }

    private List<FieldError> wrongToOpen(Gathering gathering) {
        Meeting meeting = gathering.meeting();
        if (!meeting.day().equals(LocalDate.now(clock))) {
            return List.of(FieldError.of("meeting", "meeting.wrong.notToday", meeting.day()));
        }
        List<FieldError> wrong = new ArrayList<>();
        for (PersonName one : meeting.officers()) {
            if (!gathering.isPresent(one.id())) {
                wrong.add(FieldError.of("attendance", "meeting.wrong.notThere", one.name()));
            }
        }
        gathering.quorums().stream()
                .filter(quorum -> !quorum.isReached())
                .findFirst()
                .ifPresent(quorum -> wrong.add(inquorate(quorum)));
        return wrong;
    }

    static FieldError inquorate(Quorum quorum) {
        return FieldError.of(
                "attendance", "meeting.wrong.inquorate", quorum.should(), quorum.actual(), quorum.needed());
    }

    /**
     * Begins to discuss an item; what is discussed or voted on is finished first.
     *
     * @throws MeetingMoved if the item does not wait, or another is not finished
     */
    @Transactional
    public void discuss(UUID operation, UUID meetingId, UUID itemId, Actor actor) {
        writes.begin(operation, meetingId, actor, "discuss", itemId).ifPresent(at -> {
            at.require(Part.CHAIR);
            requireState(at.meeting(), itemId, Item.State.WAITING);
            if (at.meeting().current().isPresent()) {
                throw new MeetingMoved(meetingId);
            }
            become(itemId, Item.State.DISCUSSED, null);
            writes.record(meetingId, actor, Part.CHAIR, "discuss", itemId, "begun", null);
        });
    }

    /** Leaves an item for later in the same meeting; nothing was voted on. */
    @Transactional
    public void putBack(UUID operation, UUID meetingId, UUID itemId, Actor actor) {
        writes.begin(operation, meetingId, actor, "later", itemId).ifPresent(at -> {
            at.require(Part.CHAIR);
            requireState(at.meeting(), itemId, Item.State.DISCUSSED);
            become(itemId, Item.State.WAITING, null);
            writes.record(meetingId, actor, Part.CHAIR, "discuss", itemId, "later", null);
        });
    }

    /**
     * A topic on which nothing is voted is finished.
     *
     * @param remark what came of it; may be blank
     */
    @Transactional
    public void conclude(UUID operation, UUID meetingId, UUID itemId, String remark, Actor actor) {
        writes.begin(operation, meetingId, actor, "conclude", itemId, remark).ifPresent(at -> {
            at.require(Part.CHAIR);
            if (requireState(at.meeting(), itemId, Item.State.DISCUSSED).isVote()) {
                throw new MeetingMoved(meetingId);
            }
            requireShort(remark);
            become(itemId, Item.State.DECIDED, remark);
            writes.record(meetingId, actor, Part.CHAIR, "conclude", itemId, "concluded", remark.strip());
        });
    }

    /**
     * An item is not decided in this meeting; nothing that was voted on already is postponed.
     *
     * @throws MeetingRefused if no reason is given
     */
    @Transactional
    public void postpone(UUID operation, UUID meetingId, UUID itemId, String remark, Actor actor) {
        writes.begin(operation, meetingId, actor, "postpone", itemId, remark).ifPresent(at -> {
            at.require(Part.CHAIR);
            requireState(at.meeting(), itemId, Item.State.WAITING, Item.State.DISCUSSED);
            requireShort(remark);
            if (remark.isBlank()) {
                throw new MeetingRefused(FieldError.of("remark", "meeting.wrong.reason", LONGEST_REMARK));
            }
            become(itemId, Item.State.POSTPONED, remark);
            writes.record(meetingId, actor, Part.CHAIR, "postpone", itemId, "postponed", remark.strip());
        });
    }

    /**
     * Closes a meeting.
     *
     * @throws MeetingMoved if it is not open
     * @throws MeetingRefused if an item is undecided
     */
    @Transactional
    public void close(UUID operation, UUID meetingId, Actor actor) {
        writes.begin(operation, meetingId, actor, "close").ifPresent(at -> {
            at.require(Part.CHAIR);
            if (!at.meeting().isOpen()) {
                throw new MeetingMoved(meetingId);
            }
            List<String> undecided = at.meeting().items().stream()
                    .filter(item -> !item.isDone())
                    .map(item -> item.title().toString())
                    .toList();
            if (!undecided.isEmpty()) {
                throw new MeetingRefused(
                        FieldError.of("agenda", "meeting.wrong.undecided", undecided.size(), undecided.get(0)));
            }
            jdbc.sql("update meeting set state = 'CLOSED', closed_at = ?, code = null where id = ?")
                    .params(writes.now(), meetingId)
                    .update();
            publisher.publishEvent(new MeetingClosed(meetingId));
            writes.record(meetingId, actor, Part.CHAIR, "close-meeting", meetingId, "closed", null);
        });
    }

    /** @throws MeetingMoved unless the meeting is open and the item in one of these states */
    static Item requireState(Meeting meeting, UUID itemId, Item.State... states) {
        Item item = meeting.item(itemId).orElseThrow(NoSuchMeeting::new);
        if (!meeting.isOpen() || !List.of(states).contains(item.state())) {
            throw new MeetingMoved(meeting.id());
        }
        return item;
    }

    private static void requireShort(String remark) {
        if (remark.length() > LONGEST_REMARK) {
            throw new MeetingRefused(FieldError.of("remark", "meeting.wrong.remark", LONGEST_REMARK));
        }
    }

    private void become(UUID itemId, Item.State state, String remark) {
        boolean done = state == Item.State.DECIDED || state == Item.State.POSTPONED;
        jdbc.sql("update meeting_item set state = ?, remark = ?, decided_at = ? where id = ?")
                .params(
                        state.name(),
                        remark == null || remark.isBlank() ? null : remark.strip(),
                        done ? writes.now() : null,
                        itemId)
                .update();
    }
}
