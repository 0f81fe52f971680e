package org.zhengcheng.organization;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The persons, their standing and its history. */
@Component
public class People {

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    People(EntityManager entities, JdbcClient jdbc, ApplicationEventPublisher publisher, Clock clock) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    public Optional<Person> find(UUID id) {
        return Optional.ofNullable(entities.find(Person.class, id));
    }

    /** A person takes a new standing from the given day, because of a case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changeStanding(UUID personId, Standing standing, LocalDate since, UUID caseId) {
        entities.find(Person.class, personId).stand(standing, since);
        jdbc.sql(
                        "insert into standing_change (person_id, standing, since, case_id, recorded_at) values (?, ?, ?, ?, ?)")
                .params(personId, standing.name(), since, caseId, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
    }

    /** A person turns to another branch today. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(UUID personId, UUID organizationId) {
        move(personId, organizationId, LocalDate.now(clock));
    }

    private void move(UUID personId, UUID organizationId, LocalDate day) {
        Person person = entities.find(Person.class, personId);
        if (person.organizationId() != null && !person.organizationId().equals(organizationId)) {
            jdbc.sql(
                            "insert into affiliation_change (person_id, from_id, to_id, day, recorded_at) values (?, ?, ?, ?, ?)")
                    .params(
                            personId,
                            person.organizationId(),
                            organizationId,
                            day,
                            OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                    .update();
        }
        person.moveTo(organizationId);
    }

    /** A member belongs to another organisation from now on: whatever runs about them follows (隶属关系变更). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void affiliate(Affiliated change) {
        move(change.personId(), change.toId(), change.day());
        publisher.publishEvent(change);
    }

    /** The members of an organisation with one of the standings, by name; at most {@code limit}. */
    public List<PersonName> members(UUID organizationId, Collection<Standing> standings, int limit) {
        return jdbc.sql("select id, name from person where organization_id = :organization"
                        + " and standing in (:standings) order by name limit :limit")
                .param("organization", organizationId)
                .param("standings", standings.stream().map(Standing::name).toList())
                .param("limit", limit)
                .query(PersonName.class)
                .list();
    }

    /** The same of whose name, pinyin or initials something that was typed is a part. */
    public List<PersonName> members(UUID organizationId, Collection<Standing> standings, String typed, int limit) {
        return jdbc.sql("select id, name from person where organization_id = :organization and standing in (:standings)"
                        + " and (strpos(lower(name), :typed) > 0 or strpos(pinyin, :typed) > 0"
                        + " or strpos(initials, :typed) > 0) order by name limit :limit")
                .param("organization", organizationId)
                .param("standings", standings.stream().map(Standing::name).toList())
                .param("typed", typed.strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(PersonName.class)
                .list();
    }

    /** Those of some persons who are members of an organisation with one of the standings, by name. */
    public List<PersonName> membersAmong(Collection<UUID> ids, UUID organizationId, Collection<Standing> standings) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select id, name from person where id in (:ids) and organization_id = :organization"
                                + " and standing in (:standings) order by name")
                        .param("ids", ids)
                        .param("organization", organizationId)
                        .param(
                                "standings",
                                standings.stream().map(Standing::name).toList())
                        .query(PersonName.class)
                        .list();
    }

    /** Everybody who holds a post in an organisation on the given day, by name; at most {@code limit}. */
    public List<PersonName> officeHolders(UUID organizationId, LocalDate day, int limit) {
        return jdbc.sql("select distinct pe.id, pe.name from post p join person pe on pe.id = p.person_id"
                        + " where p.organization_id = :organization and p.from_date <= :day"
                        + " and (p.to_date is null or p.to_date >= :day) order by pe.name limit :limit")
                .param("organization", organizationId)
                .param("day", day)
                .param("limit", limit)
                .query(PersonName.class)
                .list();
    }

    /** The names of persons, for records that hold their ids. */
    public List<PersonName> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select id, name from person where id in (:ids) order by name")
                        .param("ids", ids)
                        .query(PersonName.class)
                        .list();
    }

    /** The sanctions of persons that have not ended on the given day. */
    public List<Discipline> disciplines(Collection<UUID> ids, LocalDate day) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select p.name as person_name, d.kind, d.until_date from discipline d"
                                + " join person p on p.id = d.person_id where d.person_id in (:ids)"
                                + " and d.from_date <= :day and (d.until_date is null or d.until_date >= :day)")
                        .param("ids", ids)
                        .param("day", day)
                        .query(Discipline.class)
                        .list();
    }

    /**
     * A sanction within the Party that still has effect.
     *
     * @param kind {@code DISCIPLINE_WARNING}, {@code DISCIPLINE_SERIOUS_WARNING}, {@code DISCIPLINE_REMOVAL} or
     *     {@code DISCIPLINE_PROBATION} (留党察看)
     */
    public record Discipline(String personName, String kind, LocalDate untilDate) {}
}
