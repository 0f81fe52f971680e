package org.zhengcheng.organization.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;

/**
 * Changes of their own data that people ask for, each decided by somebody else who keeps their record. Nobody changes their
 * own record alone, whatever post they hold.
 */
@Component
public class ChangeProposals {

    /** More than this is not counted. */
    public static final int MOST_COUNTED = 100;

    static final int PAGE = 20;

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 200;
    /** Neither one's own nor a relative's. */
    private static final String NOT_ONES_OWN = " and c.person_id <> :reader and not exists (select from relative"
            + " where person_id = :reader and other_id = c.person_id and ended_at is null)";

    private static final String SELECT = "select c.id, c.person_id, p.name, o.name as organization_name, c.field,"
            + " c.old_value, c.new_value, c.state, c.proposed_at, c.decided_name, c.office, c.office_en, c.reason"
            + " from change_proposal c join person p on p.id = c.person_id"
            + " join organization o on o.id = p.organization_id ";

    private final PersonRecords records;
    private final PersonRights rights;
    private final RecordChanges changes;
    private final PersonEvents events;
    private final ApplicationEventPublisher tell;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeProposals(
            PersonRecords records,
            PersonRights rights,
            RecordChanges changes,
            PersonEvents events,
            ApplicationEventPublisher tell,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.rights = rights;
        this.changes = changes;
        this.events = events;
        this.tell = tell;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A person asks for a change of their own record.
     *
     * @return the key of the message that says what is wrong; empty if it was written down
     */
    @Transactional
    public Optional<String> propose(PersonField field, String typed, Actor actor) {
        PersonRecord record = records.lock(actor.personId()).orElseThrow(NotForYou::new);
        if (!field.isProposable()) {
            throw new NotForYou();
        }
        PersonField.Reading reading = field.read(typed, LocalDate.now(clock));
        if (reading.wrong() != null) {
            return Optional.of(reading.wrong());
        }
        if (reading.value().isEmpty()) {
            return Optional.of("member.wrong.empty");
        }
        if (reading.value().equals(changes.current(record, field))) {
            return Optional.of("member.wrong.same");
        }
        String kept = records.kept(field, reading.value());
        int made = jdbc.sql(
                        "insert into change_proposal (id, person_id, field, old_value, new_value, state, proposed_at)"
                                + " values (?, ?, ?, ?, ?, 'WAITING', ?) on conflict do nothing")
                .params(UUID.randomUUID(), record.id(), field.name(), record.value(field), kept, now())
                .update();
        if (made == 0) {
            return Optional.of("member.wrong.waiting");
        }
        events.ofRecord(
                record.id(),
                PersonEvents.Kind.PROPOSED,
                new PersonEvents.Change(field, record.value(field), kept),
                null,
                actor.name(),
                null);
        tell.publishEvent(
                new ProposalMade(record.id(), record.name(), rights.keepersOf(record.organizationId(), record.id())));
        return Optional.empty();
    }

    /** A person takes back what they asked for; nothing happens if it is decided already. */
    @Transactional
    public void withdraw(UUID id, Actor actor) {
        lock(id).filter(asked -> asked.personId().equals(actor.personId())).ifPresent(asked -> {
            settle(asked, "WITHDRAWN", null, actor, null);
            events.ofRecord(asked.personId(), PersonEvents.Kind.WITHDRAWN, asked.kept(), null, actor.name(), null);
        });
    }

    /**
     * Somebody who keeps the record decides.
     *
     * @param reason wanted for a refusal
     * @return what came of it
     * @throws NotForYou if they may not, the person themselves above all
     * @throws NumberTaken if somebody else has the number meanwhile
     */
    @Transactional
    Decision decide(UUID id, boolean confirm, String reason, Actor actor) {
        Optional<Asked> waiting = lock(id);
        if (waiting.isEmpty()) {
            return Decision.GONE;
        }
        Asked asked = waiting.get();
        PersonRecord record = records.lock(asked.personId()).orElseThrow(NotForYou::new);
        Office office = rights.mayChange(actor.personId(), record.id(), record.organizationId())
                .orElseThrow(NotForYou::new);
        String why = reason == null ? "" : reason.strip();
        if (!confirm && (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON)) {
            return Decision.NEEDS_REASON;
        }
        settle(asked, confirm ? "CONFIRMED" : "REFUSED", why.isEmpty() ? null : why, actor, office);
        if (confirm) {
            String plain = records.plain(asked.field(), asked.newValue());
            changes.write(record, Map.of(asked.field(), plain), why.isEmpty() ? null : why, actor, office);
        } else {
            events.ofRecord(record.id(), PersonEvents.Kind.REFUSED, asked.kept(), why, actor.name(), office);
        }
        tell.publishEvent(new ProposalDecided(record.id(), record.name(), actor.name(), confirm));
        return confirm ? Decision.CONFIRMED : Decision.REFUSED;
    }

    /** How many changes wait for somebody who holds these posts, up to {@value #MOST_COUNTED}; never their own. */
    public int countWaiting(UUID readerId, Collection<Office> held) {
        List<UUID> seats = rights.seats(held);
        return seats.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from (select 1 from change_proposal c join person p on p.id = c.person_id"
                                + " join organization o on o.id = p.organization_id and o.path && :seats"
                                + " where c.state = 'WAITING'" + NOT_ONES_OWN + " limit " + MOST_COUNTED
                                + ") few")
                        .param("seats", seats.toArray(UUID[]::new))
                        .param("reader", readerId)
                        .query(Integer.class)
                        .single();
    }

    /**
     * What waits in a scope, the oldest first.
     *
     * @param at with {@code after} where the page before ended; null for the first page
     */
    List<Asked> waiting(PersonRights.Scope scope, UUID readerId, Instant at, UUID after, int most) {
        return jdbc.sql(SELECT + "where c.state = 'WAITING' and o.path && :seats" + NOT_ONES_OWN
                        + " and (cast(:at as timestamptz) is null or (c.proposed_at, c.id) > (cast(:at as timestamptz), :id))"
                        + " order by c.proposed_at, c.id limit :most")
                .param("seats", scope.seats().toArray(UUID[]::new))
                .param("reader", readerId)
                .param("at", at == null ? null : at.toString())
                .param("id", after == null ? new UUID(0, 0) : after)
                .param("most", most)
                .query(this::asked)
                .list();
    }

    /** What a person has asked for, the latest first. */
    List<Asked> of(UUID personId) {
        return jdbc.sql(SELECT + "where c.person_id = ? order by c.proposed_at desc, c.id limit " + PAGE)
                .param(personId)
                .query(this::asked)
                .list();
    }

    private Optional<Asked> lock(UUID id) {
        return jdbc.sql(SELECT + "where c.id = ? and c.state = 'WAITING' for update of c")
                .param(id)
                .query(this::asked)
                .optional();
    }

    private void settle(Asked asked, String state, String reason, Actor actor, Office office) {
        jdbc.sql("update change_proposal set state = :state, decided_at = :now, decided_by = :by, decided_name = :name,"
                        + " office = :office, office_en = :officeEn, reason = :reason where id = :id")
                .param("state", state)
                .param("now", now())
                .param("by", actor.personId())
                .param("name", actor.name())
                .param("office", office == null ? null : office.title().chinese())
                .param("officeEn", office == null ? null : office.title().english())
                .param("reason", reason)
                .param("id", asked.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    private Asked asked(ResultSet row, int n) throws SQLException {
        PersonField field = PersonField.valueOf(row.getString("field"));
        String old = row.getString("old_value");
        String becomes = row.getString("new_value");
        return new Asked(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                row.getString("organization_name"),
                field,
                old,
                becomes,
                records.shown(field, old),
                records.shown(field, becomes),
                row.getString("state"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("decided_name"),
                Text.of(row.getString("office"), row.getString("office_en")),
                row.getString("reason"));
    }

    /** What came of a decision. */
    enum Decision {
        CONFIRMED,
        REFUSED,
        /** Somebody else decided, or the person took it back. */
        GONE,
        NEEDS_REASON
    }

    /**
     * A change asked for.
     *
     * @param oldValue as it was kept when it was asked for
     * @param was the same as a page may show it; null if it was unknown
     */
    record Asked(
            UUID id,
            UUID personId,
            String personName,
            String organizationName,
            PersonField field,
            String oldValue,
            String newValue,
            Object was,
            Object becomes,
            String state,
            Instant proposedAt,
            String decidedName,
            Text office,
            String reason) {

        PersonEvents.Change kept() {
            return new PersonEvents.Change(field, oldValue, newValue);
        }
    }
}
