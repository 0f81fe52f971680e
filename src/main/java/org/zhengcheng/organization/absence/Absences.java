package org.zhengcheng.organization.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.post.PostAuthority;
import org.zhengcheng.organization.post.PostRefused;
import org.zhengcheng.organization.post.Wrong;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * Who is away and who acts for them. A substitute is a full member who holds a post in the same organisation, as the deputy
 * secretary who may be entrusted; in an organisation that has only one post, a full member of it. Nobody is substitute while
 * away, and what somebody does as a substitute is not passed on.
 */
@Component
public class Absences {

    private static final int MOST_SHOWN = 50;
    private static final String COLUMNS = "select a.*, away.name as person_name, s.name as substitute_name,"
            + " o.name as organization_name from absence a join person away on away.id = a.person_id"
            + " join person s on s.id = a.substitute_id join organization o on o.id = a.organization_id ";

    private final Offices offices;
    private final PostAuthority authority;
    private final AbsenceRules rules;
    private final ApplicationEventPublisher publisher;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(
            Offices offices,
            PostAuthority authority,
            AbsenceRules rules,
            ApplicationEventPublisher publisher,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.offices = offices;
        this.authority = authority;
        this.rules = rules;
        this.publisher = publisher;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When a person is or was away, and when they act or acted for somebody; what is ahead first. */
    public List<Absence> of(UUID personId) {
        return jdbc.sql(COLUMNS + "where a.person_id = :person or a.substitute_id = :person"
                        + " order by a.to_date desc, a.made_at desc limit " + MOST_SHOWN)
                .param("person", personId)
                .query((row, n) -> absence(row))
                .list();
    }

    /** The organisations in which a person can be replaced: where they hold a post themselves. */
    public List<Organization> places(UUID personId) {
        return offices.heldBy(personId, LocalDate.now(clock)).stream()
                .filter(office -> RightsTable.grants(Verb.SUBSTITUTE, Relation.SAME, office.post()))
                .map(office -> new Organization(office.organizationId(), office.organizationName(), null))
                .distinct()
                .toList();
    }

    /** Who may act for a person in an organisation, by name. */
    public List<PersonName> substitutes(UUID organizationId, UUID personId) {
        return rules.substitutes(organizationId, personId);
    }

    /** Who of an organisation will be away or is, with who acts then; by the first day. */
    public List<Absence> ahead(UUID organizationId) {
        return jdbc.sql(COLUMNS + "where a.organization_id = ? and a.to_date >= ? and a.ended_at is null"
                        + " order by a.from_date, a.made_at limit " + MOST_SHOWN)
                .params(organizationId, LocalDate.now(clock))
                .query((row, n) -> absence(row))
                .list();
    }

    /** The office in which somebody may arrange a substitute for another who holds a post there; empty if they may not. */
    public Optional<Text> arranging(UUID actorId, UUID organizationId) {
        return authority.office(actorId, Verb.ARRANGE_SUBSTITUTE, organizationId);
    }

    /** Whether somebody holds a post there in which they can be replaced. */
    public boolean canBeReplaced(UUID personId, UUID organizationId) {
        return places(personId).stream().anyMatch(place -> place.id().equals(organizationId));
    }

    /**
     * Somebody will be away: the actor, or another for whom they arrange it, such as one who fell ill.
     *
     * @param procedureKey the only procedure the substitute is to act in; null for all
     * @throws NotEntitled if the person holds no post there, or it is not for the actor to arrange
     * @throws PostRefused if a rule stands against it
     */
    @Transactional
    public UUID declare(
            UUID personId,
            UUID organizationId,
            String procedureKey,
            UUID substituteId,
            LocalDate from,
            LocalDate until,
            String reason,
            Actor actor) {
        boolean own = actor.personId().equals(personId);
        Text office = own
                ? Text.same("")
                : arranging(actor.personId(), organizationId).orElseThrow(Absences::no);
        Office replaced = offices.heldBy(personId, LocalDate.now(clock)).stream()
                .filter(held -> held.organizationId().equals(organizationId)
                        && RightsTable.grants(Verb.SUBSTITUTE, Relation.SAME, held.post()))
                .findFirst()
                .orElseThrow(Absences::no);
        lock(organizationId, personId, substituteId);
        List<Wrong> wrongs = rules.check(personId, organizationId, procedureKey, substituteId, from, until, reason);
        if (!own && actor.personId().equals(substituteId)) {
            wrongs.add(new Wrong("person", "absence.wrong.self", List.of()));
        }
        if (!wrongs.isEmpty()) {
            throw new PostRefused(wrongs);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into absence (id, person_id, substitute_id, organization_id, procedure_key, from_date, to_date,"
                                + " reason, made_by, made_name, office, office_en, made_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        personId,
                        substituteId,
                        organizationId,
                        procedureKey,
                        from,
                        until,
                        reason.strip(),
                        actor.personId(),
                        actor.name(),
                        office.chinese(),
                        office.english(),
                        now())
                .update();
        Absence recorded = find(id).orElseThrow();
        publisher.publishEvent(new SubstituteArranged(recorded, actor.personId(), actor.name()));
        write(
                organizationId,
                own ? replaced.title().chinese() : office.chinese(),
                "begun",
                id + " " + personId + " " + substituteId,
                from,
                actor);
        return id;
    }

    /**
     * It ends at once: by whom is back, by whom can no longer stand in, or by who appoints to the post.
     *
     * @throws NotEntitled if it is none of theirs
     */
    @Transactional
    public void end(UUID id, Actor actor) {
        Absence absence = find(id).filter(found -> mayEnd(found, actor)).orElseThrow(Absences::no);
        lock(absence.organizationId(), absence.personId(), absence.substituteId());
        int ended = jdbc.sql("update absence set ended_at = ?, ended_name = ? where id = ? and ended_at is null")
                .params(now(), actor.name(), id)
                .update();
        if (ended > 0) {
            publisher.publishEvent(new SubstituteEnded(absence, actor.personId(), actor.name()));
            write(absence.organizationId(), "", "ended", id.toString(), LocalDate.now(clock), actor);
        }
    }

    private boolean mayEnd(Absence absence, Actor actor) {
        return actor.personId().equals(absence.personId())
                || actor.personId().equals(absence.substituteId())
                || arranging(actor.personId(), absence.organizationId()).isPresent();
    }

    private Optional<Absence> find(UUID id) {
        return jdbc.sql(COLUMNS + "where a.id = ?")
                .param(id)
                .query((row, n) -> absence(row))
                .optional();
    }

    private static NotEntitled no() {
        return new NotEntitled(Verb.SUBSTITUTE);
    }

    /** The organisation’s chain in the ledger stays gapless, and nobody becomes away and a substitute at once. */
    private void lock(UUID organizationId, UUID one, UUID other) {
        jdbc.sql("select id from organization where id = ? for no key update")
                .param(organizationId)
                .query(UUID.class)
                .optional();
        jdbc.sql("select id from person where id in (?, ?) order by id for no key update")
                .params(one, other)
                .query(UUID.class)
                .list();
    }

    private void write(UUID organizationId, String office, String outcome, String what, LocalDate day, Actor actor) {
        ledger.append(new Entry(
                LedgerChain.ofOrganization(organizationId),
                actor.personId(),
                office,
                "absence",
                "",
                outcome,
                day,
                Sha256.of(what + " " + day)));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    private Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getObject("substitute_id", UUID.class),
                row.getString("substitute_name"),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                row.getString("procedure_key"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getString("reason"),
                row.getObject("made_by", UUID.class),
                row.getString("made_name"),
                Text.of(row.getString("office"), row.getString("office_en")),
                Optional.ofNullable(row.getTimestamp("ended_at"))
                        .map(at -> LocalDateTime.ofInstant(at.toInstant(), clock.getZone()))
                        .orElse(null),
                row.getString("ended_name"));
    }
}
