package org.zhengcheng.meeting.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * Who may know of a meeting and what is theirs to do in it. Whoever belongs to it, serves it or holds a post in its
 * organisation may know of it; for everybody else it does not exist.
 */
@Component
public class MeetingRights {

    private final Meetings meetings;
    private final Offices offices;
    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingRights(Meetings meetings, Offices offices, JdbcClient jdbc, Clock clock) {
        this.meetings = meetings;
        this.offices = offices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The organisations whose meetings a person may call together today. */
    public List<Organization> convenes(UUID personId) {
        return convening(personId).stream()
                .map(office -> new Organization(office.organizationId(), office.organizationName(), null))
                .distinct()
                .toList();
    }

    /**
     * The office in which a person calls the meetings of an organisation together.
     *
     * @throws NotEntitled if they may not
     */
    public Office convening(UUID personId, UUID organizationId) {
        return convening(personId).stream()
                .filter(office -> office.organizationId().equals(organizationId))
                .findFirst()
                .orElseThrow(() -> new NotEntitled(Verb.CONVENE_MEETING));
    }

    private List<Office> convening(UUID personId) {
        return offices.actingOn(personId, LocalDate.now(clock)).stream()
                .filter(office -> RightsTable.grants(Verb.CONVENE_MEETING, Relation.SAME, office.post()))
                .toList();
    }

    /**
     * A meeting as this person may see it.
     *
     * @throws NoSuchMeeting if there is none, or they may not know of it
     */
    public Standpoint find(UUID meetingId, Actor actor) {
        return of(meetings.find(meetingId).orElseThrow(NoSuchMeeting::new), actor);
    }

    /** The same of a meeting that was read already. */
    public Standpoint of(Meeting meeting, Actor actor) {
        Set<Part> parts = meeting.partsOf(actor.personId());
        List<Office> held = offices.actingOn(actor.personId(), LocalDate.now(clock)).stream()
                .filter(office -> office.organizationId().equals(meeting.organizationId()))
                .toList();
        if (held.stream().anyMatch(office -> RightsTable.grants(Verb.CONVENE_MEETING, Relation.SAME, office.post()))) {
            parts.add(Part.CONVENER);
        }
        boolean belongs = belongs(meeting, actor.personId());
        if (belongs) {
            parts.add(Part.MEMBER);
        }
        if (parts.isEmpty()
                && held.stream()
                        .noneMatch(office -> RightsTable.grants(Verb.READ_MEETING, Relation.SAME, office.post()))) {
            throw new NoSuchMeeting();
        }
        return new Standpoint(meeting, parts);
    }

    /** Before it opens whoever would belong to it today, afterwards whoever did when it opened. */
    private boolean belongs(Meeting meeting, UUID personId) {
        if (meeting.openedAt() != null) {
            return jdbc.sql("select exists(select from meeting_roll where meeting_id = ? and person_id = ?)")
                    .params(meeting.id(), personId)
                    .query(Boolean.class)
                    .single();
        }
        return meeting.kind().posts().isEmpty()
                && jdbc.sql("select exists(select from person where id = ? and organization_id = ?"
                                + " and standing in ('FULL', 'PROBATIONARY'))")
                        .params(personId, meeting.organizationId())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * How somebody stands to a meeting of which they may know.
     *
     * @param parts what is theirs to do in it; empty for a mere reader
     */
    public record Standpoint(Meeting meeting, Set<Part> parts) {

        public boolean is(Part part) {
            return parts.contains(part);
        }

        public boolean isAny(Part... any) {
            return Arrays.stream(any).anyMatch(parts::contains);
        }

        /** Whether they see the papers that the meeting produces: photographs, opinions, what the tellers counted. */
        public boolean seesPapers() {
            return isAny(Part.CHAIR, Part.RECORDER, Part.SCRUTINEER, Part.TELLER, Part.CONVENER);
        }

        /**
         * Their part, the first of some that is theirs.
         *
         * @throws NotYourPart if none is
         */
        public Part require(Part... any) {
            return EnumSet.copyOf(Arrays.asList(any)).stream()
                    .filter(parts::contains)
                    .findFirst()
                    .orElseThrow(() -> new NotYourPart(meeting.id(), any[0]));
        }
    }
}
