package org.zhengcheng.organization.relative;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.post.PostAuthority;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Verb;

/** Who is related to whom, as declared by themselves or recorded by whoever looks after their branch. */
@Component
public class Relatives {

    static final int LONGEST_REASON = 500;
    private static final int MOST = 100;

    private final PostAuthority authority;
    private final Ledger ledger;
    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;
    private final Clock clock;

    Relatives(
            PostAuthority authority, Ledger ledger, ApplicationEventPublisher publisher, JdbcClient jdbc, Clock clock) {
        this.authority = authority;
        this.ledger = ledger;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The declared relatives of a person, by id. */
    public Set<UUID> of(UUID personId) {
        return jdbc.sql("select other_id from relative where person_id = ? and ended_at is null")
                .param(personId)
                .query(UUID.class)
                .set();
    }

    /** The declared relatives of several people, by id; who has none is not among the keys. */
    public Map<UUID, Set<UUID>> of(Collection<UUID> people) {
        record Pair(UUID personId, UUID otherId) {}
        return jdbc
                .sql("select person_id, other_id from relative where person_id = any(?) and ended_at is null")
                .param(people.toArray(UUID[]::new))
                .query(Pair.class)
                .list()
                .stream()
                .collect(groupingBy(Pair::personId, mapping(Pair::otherId, toSet())));
    }

    /** The declarations about a person, the present ones first. */
    List<Declared> list(UUID personId) {
        return jdbc.sql(
                        "select r.*, p.name, o.name as organization_name from relative r join person p on p.id = r.other_id"
                                + " join organization o on o.id = p.organization_id where r.person_id = ?"
                                + " order by r.ended_at desc nulls first, r.declared_at desc limit " + MOST)
                .param(personId)
                .query((row, n) -> declared(row))
                .list();
    }

    /** Everybody of exactly this name. */
    List<Namesake> named(String name) {
        return jdbc.sql("select p.id, p.name, o.name as organization_name from person p"
                        + " join organization o on o.id = p.organization_id where p.name collate \"C\" = ?"
                        + " order by o.name, p.id limit " + MOST)
                .param(name.strip())
                .query(Namesake.class)
                .list();
    }

    /** The name of a person and the organisation they belong to, whose secretary may record their relatives. */
    Namesake somebody(UUID personId) {
        return jdbc.sql("select p.id, p.name, o.name as organization_name from person p"
                        + " join organization o on o.id = p.organization_id where p.id = ?")
                .param(personId)
                .query(Namesake.class)
                .optional()
                .orElseThrow(() -> new NotEntitled(Verb.RECORD_RELATIVE));
    }

    /** Whether somebody may record the relatives of another person. */
    boolean mayRecord(UUID actorId, UUID personId) {
        return !actorId.equals(personId)
                && authority
                        .office(actorId, Verb.RECORD_RELATIVE, home(personId))
                        .isPresent();
    }

    /**
     * Two persons are related from now on.
     *
     * @param kind what the other is to the person
     * @throws NotEntitled if the person is neither the actor nor somebody whose relatives they may record
     */
    @Transactional
    public void declare(UUID personId, UUID otherId, Kinship kind, Actor actor) {
        boolean own = actor.personId().equals(personId);
        Text office = own
                ? null
                : authority
                        .office(actor.personId(), Verb.RECORD_RELATIVE, home(personId))
                        .orElseThrow(() -> new NotEntitled(Verb.RECORD_RELATIVE));
        lock(personId, otherId);
        if (of(personId).contains(otherId)) {
            return;
        }
        UUID id = UUID.randomUUID();
        insert(id, personId, otherId, kind, actor, office);
        insert(id, otherId, personId, kind.inverse(), actor, office);
        publisher.publishEvent(new RelativesDeclared(personId, otherId));
        write(personId, otherId, kind.name(), "declared", actor, office);
    }

    /**
     * A declaration no longer holds, or never did. Neither of the two can do this, nor can it be done without a reason: it
     * lets somebody see and decide what was hidden from them.
     *
     * @throws NotEntitled if this is not for the actor to do
     */
    @Transactional
    public void end(UUID id, UUID personId, String reason, Actor actor) {
        UUID otherId = jdbc.sql("select other_id from relative where id = ? and person_id = ? and ended_at is null")
                .params(id, personId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotEntitled(Verb.RECORD_RELATIVE));
        if (actor.personId().equals(personId) || actor.personId().equals(otherId)) {
            throw new NotEntitled(Verb.RECORD_RELATIVE);
        }
        Text office = authority
                .office(actor.personId(), Verb.RECORD_RELATIVE, home(personId))
                .orElseThrow(() -> new NotEntitled(Verb.RECORD_RELATIVE));
        lock(personId, otherId);
        jdbc.sql("update relative set ended_at = ?, ended_name = ?, end_reason = ? where id = ? and ended_at is null")
                .params(now(), actor.name(), reason, id)
                .update();
        write(personId, otherId, reason, "ended", actor, office);
    }

    private UUID home(UUID personId) {
        return jdbc.sql("select organization_id from person where id = ?")
                .param(personId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotEntitled(Verb.RECORD_RELATIVE));
    }

    /** Always in the same order, so that two who declare each other do not wait crosswise. */
    private void lock(UUID one, UUID other) {
        jdbc.sql("select id from person where id in (?, ?) order by id for no key update")
                .params(one, other)
                .query(UUID.class)
                .list();
    }

    private void insert(UUID id, UUID personId, UUID otherId, Kinship kind, Actor actor, Text office) {
        jdbc.sql("insert into relative (id, person_id, other_id, kind, declared_by, declared_name, office, office_en,"
                        + " declared_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        personId,
                        otherId,
                        kind.name(),
                        actor.personId(),
                        actor.name(),
                        office == null ? null : office.chinese(),
                        office == null ? null : office.english(),
                        now())
                .update();
    }

    private void write(UUID personId, UUID otherId, String what, String outcome, Actor actor, Text office) {
        ledger.append(new Entry(
                LedgerChain.ofPerson(personId),
                actor.personId(),
                office == null ? "" : office.chinese(),
                "relative",
                "",
                outcome,
                LocalDate.now(clock),
                Sha256.of(personId + " " + otherId + " " + what)));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    private Declared declared(ResultSet row) throws SQLException {
        return new Declared(
                row.getObject("id", UUID.class),
                row.getObject("other_id", UUID.class),
                row.getString("name"),
                row.getString("organization_name"),
                Kinship.valueOf(row.getString("kind")),
                row.getString("declared_name"),
                Text.of(row.getString("office"), row.getString("office_en")),
                LocalDateTime.ofInstant(row.getTimestamp("declared_at").toInstant(), clock.getZone()),
                row.getString("ended_name"),
                row.getString("end_reason"));
    }

    /** Somebody of a name, with what tells namesakes apart. */
    record Namesake(UUID id, String name, String organizationName) {}

    /**
     * A declaration.
     *
     * @param office the office in which it was recorded; null for one's own declaration
     * @param endedName who ended it; null while it holds
     */
    record Declared(
            UUID id,
            UUID otherId,
            String name,
            String organizationName,
            Kinship kind,
            String declaredName,
            Text office,
            LocalDateTime declaredAt,
            String endedName,
            String endReason) {}
}
