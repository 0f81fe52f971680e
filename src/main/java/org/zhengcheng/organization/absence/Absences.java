package org.zhengcheng.organization.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
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
    private static final int LONGEST_REASON = 500;
    private static final String OVERLAPS = " and ended_at is null and from_date <= :until and to_date >= :from";
    private static final String COLUMNS = "select a.*, away.name as person_name, s.name as substitute_name,"
            + " o.name as organization_name from absence a join person away on away.id = a.person_id"
            + " join person s on s.id = a.substitute_id join organization o on o.id = a.organization_id ";

    private final Offices offices;
    private final PostAuthority authority;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(Offices offices, PostAuthority authority, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.authority = authority;
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
        LocalDate today = LocalDate.now(clock);
        List<PersonName> inOffice = people("""
                exists (select from post p where p.person_id = s.id and p.organization_id = :organization
                  and p.from_date <= :day and (p.to_date is null or p.to_date >= :day))
                """, organizationId, personId, today);
        return inOffice.isEmpty()
                ? people("s.organization_id = :organization", organizationId, personId, today)
                : inOffice;
    }

    /**
     * The actor will be away.
     *
     * @param procedureKey the only procedure the substitute is to act in; null for all
     * @throws NotEntitled if they hold no post there
     * @throws PostRefused if a rule stands against it
     */
    @Transactional
    public UUID declare(
            UUID organizationId,
            String procedureKey,
            UUID substituteId,
            LocalDate from,
            LocalDate until,
            String reason,
            Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Office office = offices.heldBy(actor.personId(), today).stream()
                .filter(held -> held.organizationId().equals(organizationId)
                        && RightsTable.grants(Verb.SUBSTITUTE, Relation.SAME, held.post()))
                .findFirst()
                .orElseThrow(() -> new NotEntitled(Verb.SUBSTITUTE));
        lock(organizationId, actor.personId(), substituteId);
        List<Wrong> wrongs = days(from, until, today);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            wrongs.add(new Wrong("reason", "absence.wrong.reason", List.of(LONGEST_REASON)));
        }
        if (substitutes(organizationId, actor.personId()).stream()
                .noneMatch(one -> one.id().equals(substituteId))) {
            wrongs.add(new Wrong("person", "absence.wrong.substitute", List.of()));
        }
        if (wrongs.isEmpty()) {
            wrongs.addAll(overlaps(organizationId, procedureKey, substituteId, from, until, actor));
        }
        if (!wrongs.isEmpty()) {
            throw new PostRefused(wrongs);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into absence (id, person_id, substitute_id, organization_id, procedure_key, from_date, to_date,"
                                + " reason, made_by, made_name, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        actor.personId(),
                        substituteId,
                        organizationId,
                        procedureKey,
                        from,
                        until,
                        reason.strip(),
                        actor.personId(),
                        actor.name(),
                        now())
                .update();
        write(organizationId, office.title().chinese(), "begun", id + " " + substituteId, from, actor);
        return id;
    }

    /**
     * It ends at once: by whom is back, by whom can no longer stand in, or by who appoints to the post.
     *
     * @throws NotEntitled if it is none of theirs
     */
    @Transactional
    public void end(UUID id, Actor actor) {
        Absence absence = jdbc.sql(COLUMNS + "where a.id = ?")
                .param(id)
                .query((row, n) -> absence(row))
                .optional()
                .filter(found -> mayEnd(found, actor))
                .orElseThrow(() -> new NotEntitled(Verb.SUBSTITUTE));
        lock(absence.organizationId(), absence.personId(), absence.substituteId());
        int ended = jdbc.sql("update absence set ended_at = ?, ended_name = ? where id = ? and ended_at is null")
                .params(now(), actor.name(), id)
                .update();
        if (ended > 0) {
            write(absence.organizationId(), "", "ended", id.toString(), LocalDate.now(clock), actor);
        }
    }

    private boolean mayEnd(Absence absence, Actor actor) {
        return actor.personId().equals(absence.personId())
                || actor.personId().equals(absence.substituteId())
                || authority
                        .office(actor.personId(), Verb.APPOINT, absence.organizationId())
                        .isPresent();
    }

    private static List<Wrong> days(LocalDate from, LocalDate until, LocalDate today) {
        List<Wrong> wrongs = new ArrayList<>();
        if (from == null || from.isBefore(today)) {
            wrongs.add(new Wrong("from", "absence.wrong.from", List.of(today)));
        } else if (until == null || until.isBefore(from)) {
            wrongs.add(new Wrong("until", "absence.wrong.until", List.of(from)));
        } else if (until.isAfter(from.plusYears(1))) {
            wrongs.add(new Wrong("until", "absence.wrong.long", List.of(from.plusYears(1))));
        }
        return wrongs;
    }

    private List<Wrong> overlaps(
            UUID organizationId, String procedureKey, UUID substituteId, LocalDate from, LocalDate until, Actor actor) {
        List<Wrong> wrongs = new ArrayList<>();
        if (exists(
                "person_id = :person and organization_id = :organization and (cast(:procedure as varchar) is null"
                        + " or procedure_key is null or procedure_key = :procedure)",
                organizationId,
                procedureKey,
                actor.personId(),
                from,
                until)) {
            wrongs.add(new Wrong("from", "absence.wrong.twice", List.of()));
        }
        if (exists("person_id = :person", organizationId, procedureKey, substituteId, from, until)) {
            wrongs.add(new Wrong("person", "absence.wrong.away", List.of()));
        }
        return wrongs;
    }

    private boolean exists(
            String what, UUID organizationId, String procedureKey, UUID personId, LocalDate from, LocalDate until) {
        return jdbc.sql("select exists (select from absence where " + what + OVERLAPS + ")")
                .param("organization", organizationId)
                .param("procedure", procedureKey)
                .param("person", personId)
                .param("from", from)
                .param("until", until)
                .query(Boolean.class)
                .single();
    }

    /** Full members for whom something is so; an administrator of the system decides nothing for anybody. */
    private List<PersonName> people(String where, UUID organizationId, UUID personId, LocalDate day) {
        return jdbc.sql("select s.id, s.name from person s where " + where
                        + " and s.id <> :person and s.standing = 'FULL'"
                        + " and not exists (select from post a where a.person_id = s.id"
                        + " and a.role in ('admin', 'security-admin', 'auditor')"
                        + " and (a.to_date is null or a.to_date >= :day and a.to_date >= a.from_date))"
                        + " order by s.name, s.id limit " + MOST_SHOWN)
                .param("organization", organizationId)
                .param("person", personId)
                .param("day", day)
                .query(PersonName.class)
                .list();
    }

    /** The organisation’s chain in the ledger stays gapless, and nobody becomes away and a substitute at once. */
    private void lock(UUID organizationId, UUID one, UUID other) {
        jdbc.sql("select id from organization where id = ? for update")
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
                organizationId, actor.personId(), office, "absence", "", outcome, day, Sha256.of(what + " " + day)));
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
                row.getString("made_name"),
                Optional.ofNullable(row.getTimestamp("ended_at"))
                        .map(at -> LocalDateTime.ofInstant(at.toInstant(), clock.getZone()))
                        .orElse(null),
                row.getString("ended_name"));
    }
}
