package org.zhengcheng.meeting.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.right.NotEntitled;

/** Calls meetings together, changes what was planned, calls them off; everybody who belongs to one is told. */
@Component
class Convening {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_REASON = 500;

    private final MeetingRights rights;
    private final MeetingWrites writes;
    private final Meetings meetings;
    private final Membership membership;
    private final Agenda agendas;
    private final MeetingNotices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    Convening(
            MeetingRights rights,
            MeetingWrites writes,
            Meetings meetings,
            Membership membership,
            Agenda agendas,
            MeetingNotices notices,
            JdbcClient jdbc,
            Clock clock) {
        this.rights = rights;
        this.writes = writes;
        this.meetings = meetings;
        this.membership = membership;
        this.agendas = agendas;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Calls a meeting together.
     *
     * @param agenda ids of matters, and topics in words, in their order
     * @param offered the ids of the matters from which the actor chose; one that waits no more is no topic
     * @throws NotEntitled if it is not for the actor to do so
     * @throws MeetingRefused if something is missing or cannot be
     */
    @Transactional
    public UUID convene(
            UUID operation,
            UUID organizationId,
            MeetingKind kind,
            Plan asked,
            List<String> agenda,
            List<String> offered,
            Actor actor) {
        Office office = rights.convening(actor.personId(), organizationId);
        UUID id = UUID.randomUUID();
        Plan plan = asked.stripped();
        Optional<String> earlier =
                writes.earlier(operation, actor, id.toString(), "convene", organizationId, kind, plan, agenda);
        if (earlier.isPresent()) {
            return UUID.fromString(earlier.get());
        }
        hold(organizationId);
        List<Agenda.Entry> items = Agenda.read(agenda, agendas.offered(organizationId, kind));
        List<Belonging> members = membership.of(organizationId, kind, dayOf(plan));
        List<FieldError> wrong = against(plan, members, items, offered);
        if (!wrong.isEmpty()) {
            throw new MeetingRefused(wrong);
        }
        write(id, organizationId, kind, plan, office.title(), actor);
        agendas.write(id, items);
        Meeting meeting = meetings.find(id).orElseThrow();
        notices.convened(meeting, members, actor);
        writes.record(id, actor, Part.CONVENER, "convene-meeting", id, kind.name(), plan + "\n" + agenda);
        return id;
    }

    /** Two who put the same matter on an agenda at once do not both succeed. */
    private void hold(UUID organizationId) {
        jdbc.sql("select id from organization where id = ? for no key update")
                .param(organizationId)
                .query(UUID.class)
                .single();
    }

    private LocalDate dayOf(Plan plan) {
        return plan.day() == null ? LocalDate.now(clock) : plan.day();
    }

    private void write(UUID id, UUID organizationId, MeetingKind kind, Plan plan, Text office, Actor actor) {
        jdbc.sql("insert into meeting (id, organization_id, kind, state, begins_at, place, guests, chair_id,"
                        + " recorder_id, scrutineer_id, teller_id, code, convened_by, convened_name, office, office_en,"
                        + " convened_at) values (?, ?, ?, 'CONVENED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        organizationId,
                        kind.name(),
                        utc(plan.beginsAt()),
                        plan.place(),
                        plan.guests(),
                        plan.chair(),
                        plan.recorder(),
                        plan.scrutineer(),
                        plan.teller(),
                        CheckInCode.first(),
                        actor.personId(),
                        actor.name(),
                        office.chinese(),
                        office.english(),
                        writes.now())
                .update();
    }

    /**
     * Changes when and where it is to be, who serves it, and its agenda.
     *
     * @param agenda ids of matters, and topics in words, in their order
     * @param offered the ids of the matters from which the actor chose
     * @throws MeetingMoved if it has opened or was called off
     * @throws MeetingRefused if something is missing or cannot be
     */
    @Transactional
    public void change(
            UUID operation, UUID meetingId, Plan asked, List<String> agenda, List<String> offered, Actor actor) {
        Plan plan = asked.stripped();
        writes.begin(operation, meetingId, actor, "change", plan, agenda).ifPresent(at -> {
            Part part = at.require(Part.CONVENER, Part.CHAIR);
            Meeting meeting = at.meeting();
            requireAhead(meeting);
            hold(meeting.organizationId());
            List<Agenda.Entry> items = Agenda.read(agenda, agendas.offered(meeting));
            List<Belonging> members = membership.of(meeting.organizationId(), meeting.kind(), dayOf(plan));
            List<FieldError> wrong = against(plan, members, items, offered);
            wrong.addAll(agendas.against(meeting, items));
            if (!wrong.isEmpty()) {
                throw new MeetingRefused(wrong);
            }
            jdbc.sql("update meeting set begins_at = ?, place = ?, guests = ?, chair_id = ?, recorder_id = ?,"
                            + " scrutineer_id = ?, teller_id = ? where id = ?")
                    .params(
                            utc(plan.beginsAt()),
                            plan.place(),
                            plan.guests(),
                            plan.chair(),
                            plan.recorder(),
                            plan.scrutineer(),
                            plan.teller(),
                            meetingId)
                    .update();
            agendas.replace(meeting, items);
            Meeting changed = meetings.find(meetingId).orElseThrow();
            if (!changed.equals(meeting)) {
                notices.changed(meeting, changed, members, actor);
            }
            writes.record(meetingId, actor, part, "change-meeting", meetingId, "changed", plan + "\n" + agenda);
        });
    }

    /**
     * Calls it off.
     *
     * @throws MeetingMoved if it has opened
     * @throws MeetingRefused if no reason is given
     */
    @Transactional
    public void cancel(UUID operation, UUID meetingId, String reason, Actor actor) {
        writes.begin(operation, meetingId, actor, "cancel", reason).ifPresent(at -> {
            Part part = at.require(Part.CONVENER, Part.CHAIR);
            Meeting meeting = at.meeting();
            requireAhead(meeting);
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new MeetingRefused(FieldError.of("reason", "meeting.wrong.reason", LONGEST_REASON));
            }
            jdbc.sql("update meeting set state = 'CANCELLED', cancel_reason = ?, code = null where id = ?")
                    .params(reason.strip(), meetingId)
                    .update();
            // What it was to decide may stand on another agenda.
            jdbc.sql("update meeting_item set state = 'POSTPONED' where meeting_id = ?")
                    .param(meetingId)
                    .update();
            notices.cancelled(meeting, membership.of(meeting.organizationId(), meeting.kind(), meeting.day()), actor);
            writes.record(meetingId, actor, part, "cancel-meeting", meetingId, "cancelled", reason.strip());
        });
    }

    private static void requireAhead(Meeting meeting) {
        if (!meeting.isAhead()) {
            throw new MeetingMoved(meeting.id());
        }
    }

    private List<FieldError> against(
            Plan plan, List<Belonging> members, List<Agenda.Entry> items, List<String> offered) {
        List<FieldError> wrong = new ArrayList<>(PlanRules.against(
                plan, members, Agenda.Entry.hasVotes(items), Agenda.Entry.subjects(items), LocalDate.now(clock)));
        wrong.addAll(Agenda.against(items, offered));
        if (plan.day() != null) {
            wrong.addAll(agendas.hindrances(Agenda.Entry.matters(items), plan.day()));
        }
        return wrong;
    }

    private static OffsetDateTime utc(LocalDateTime local) {
        return local.atZone(SHANGHAI).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
