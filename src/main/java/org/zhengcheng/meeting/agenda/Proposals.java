package org.zhengcheng.meeting.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.PersonName;

/**
 * How the next meeting could be: where and with whom the last one was, a few days ahead. It is only proposed; whoever calls
 * the meeting together looks at it first.
 */
@Component
public class Proposals {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalTime USUAL = LocalTime.of(19, 0);
    /** So that people hear of it in time; no rule says how long before. */
    private static final int DAYS_AHEAD = 3;

    private static final int MOST_AHEAD = 3;

    private final Meetings meetings;
    private final Membership membership;
    private final Agenda agendas;
    private final JdbcClient jdbc;
    private final Clock clock;

    Proposals(Meetings meetings, Membership membership, Agenda agendas, JdbcClient jdbc, Clock clock) {
        this.meetings = meetings;
        this.membership = membership;
        this.agendas = agendas;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A meeting of a kind that could decide some matters, in as many statements whatever was held before.
     *
     * @param matterIds each on its own day at the earliest
     * @param subjects whom they are about, who count nothing
     * @param by who would call it together, and presides if they belong to it
     */
    public Proposal of(
            UUID organizationId, MeetingKind kind, List<String> matterIds, Collection<UUID> subjects, Actor by) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = agendas.possible(matterIds, today.plusDays(DAYS_AHEAD));
        List<Belonging> members = membership.of(organizationId, kind, day);
        Optional<Meeting> last = last(organizationId, kind);
        Plan plan =
                plan(day, last, members, Set.copyOf(subjects), by.personId()).stripped();
        return new Proposal(
                plan,
                members.stream().collect(Collectors.toMap(Belonging::id, Belonging::name)),
                PlanRules.against(plan, members, true, Set.copyOf(subjects), today)
                        .isEmpty());
    }

    private Optional<Meeting> last(UUID organizationId, MeetingKind kind) {
        return jdbc.sql("select id from meeting where organization_id = ? and kind = ? and state <> 'CANCELLED'"
                        + " order by begins_at desc, id limit 1")
                .params(organizationId, kind.name())
                .query(UUID.class)
                .optional()
                .flatMap(meetings::find);
    }

    private static Plan plan(
            LocalDate day, Optional<Meeting> last, List<Belonging> members, Set<UUID> subjects, UUID by) {
        Map<UUID, Belonging> known = members.stream().collect(Collectors.toMap(Belonging::id, Function.identity()));
        Set<UUID> taken = new HashSet<>();
        UUID chair = known.containsKey(by)
                ? by
                : served(last, Meeting::chair).filter(known::containsKey).orElse(by);
        taken.add(chair);
        UUID recorder = served(last, Meeting::recorder)
                .filter(one -> known.containsKey(one) && taken.add(one))
                .orElse(null);
        Set<UUID> counting = new HashSet<>(taken);
        counting.addAll(subjects);
        UUID scrutineer = counts(last, Meeting::scrutineer, members, counting);
        UUID teller = counts(last, Meeting::teller, members, counting);
        return new Plan(
                day,
                last.map(meeting -> meeting.beginsAt().toLocalTime()).orElse(USUAL),
                last.map(Meeting::place).orElse(null),
                null,
                chair,
                recorder,
                scrutineer,
                teller);
    }

    private static Optional<UUID> served(Optional<Meeting> last, Function<Meeting, PersonName> as) {
        return last.map(as).map(PersonName::id);
    }

    /** Whoever counted last, or the next who may; nobody where no meeting has been held from which to go on. */
    private static UUID counts(
            Optional<Meeting> last, Function<Meeting, PersonName> as, List<Belonging> members, Set<UUID> not) {
        return served(last, as).stream()
                .flatMap(former ->
                        Stream.concat(members.stream().filter(one -> one.id().equals(former)), members.stream()))
                .filter(one -> one.isEntitled() && not.add(one.id()))
                .map(Belonging::id)
                .findFirst()
                .orElse(null);
    }

    /** The next meetings of a kind that have not begun, on whose agendas something more may be put; the first first. */
    public List<Ahead> ahead(UUID organizationId, MeetingKind kind) {
        return jdbc.sql("select id, begins_at, place from meeting where organization_id = ? and kind = ?"
                        + " and state = 'CONVENED' and begins_at >= ? order by begins_at, id limit ?")
                .params(
                        organizationId,
                        kind.name(),
                        LocalDate.now(clock)
                                .atStartOfDay(SHANGHAI)
                                .toOffsetDateTime()
                                .withOffsetSameInstant(ZoneOffset.UTC),
                        MOST_AHEAD)
                .query((row, n) -> new Ahead(
                        row.getObject("id", UUID.class),
                        LocalDateTime.ofInstant(
                                row.getObject("begins_at", OffsetDateTime.class).toInstant(), SHANGHAI),
                        row.getString("place")))
                .list();
    }

    /**
     * A meeting that has not begun.
     *
     * @param beginsAt local to Asia/Shanghai
     */
    public record Ahead(UUID meetingId, LocalDateTime beginsAt, String place) {}

    /**
     * How a meeting could be.
     *
     * @param names of everybody who belongs to it
     * @param isComplete whether nothing is missing, so that it could be called together as it stands
     */
    public record Proposal(Plan plan, Map<UUID, String> names, boolean isComplete) {

        /** Who serves it as something; null if nobody is proposed. */
        public String name(UUID personId) {
            return personId == null ? null : names.get(personId);
        }
    }
}
