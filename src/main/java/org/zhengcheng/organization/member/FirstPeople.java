package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/**
 * Enters the first people of an organisation, for which nobody keeps records yet: by name, and as full members by what
 * earlier records say, so that somebody can be appointed at all. Once somebody keeps records there or above, this is closed.
 */
@Component
public class FirstPeople {

    private static final Text OFFICE = Administrator.SECURITY.title();

    private final PersonRights rights;
    private final SystemRights systemRights;
    private final PersonRecords records;
    private final PersonEvents events;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstPeople(
            PersonRights rights,
            SystemRights systemRights,
            PersonRecords records,
            PersonEvents events,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.rights = rights;
        this.systemRights = systemRights;
        this.records = records;
        this.events = events;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Enters somebody.
     *
     * @param id the id the record shall have, made when the form was: the same form sent twice makes one record
     * @param fullSince since when they are a full member; null if they are none
     * @return the key of what stands against it; empty if they are entered
     * @throws NotEntitled if this is not for the actor to do
     */
    @Transactional
    public Optional<String> enter(UUID id, UUID organizationId, String name, LocalDate fullSince, Actor actor) {
        systemRights.require(actor.personId(), Verb.ENTER_FIRST);
        PersonField.Reading read = PersonField.NAME.read(name == null ? "" : name, LocalDate.now(clock));
        if (read.wrong() != null || read.value().isEmpty()) {
            return Optional.of("account.person.noName");
        }
        if (fullSince != null && fullSince.isAfter(LocalDate.now(clock))) {
            return Optional.of("account.person.future");
        }
        Optional<UUID> place = jdbc.sql("select id from organization where id = ? and dissolved_on is null for share")
                .param(organizationId)
                .query(UUID.class)
                .optional();
        if (place.isEmpty()) {
            return Optional.of("account.person.noPlace");
        }
        if (rights.isKept(organizationId)) {
            return Optional.of("account.person.kept");
        }
        write(id, organizationId, read.value(), fullSince, actor);
        return Optional.empty();
    }

    /** Enters the very first, whom nobody could enter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enterFounder(UUID organizationId, Actor founder) {
        write(founder.personId(), organizationId, founder.name(), null, founder);
    }

    private void write(UUID id, UUID organizationId, String name, LocalDate fullSince, Actor actor) {
        int made = jdbc.sql(
                        "insert into person (id, name, organization_id) values (?, ?, ?) on conflict (id) do nothing")
                .params(id, name, organizationId)
                .update();
        if (made == 0) {
            return;
        }
        if (fullSince != null) {
            jdbc.sql("update person set standing = ?, standing_since = ? where id = ?")
                    .params(Standing.FULL.name(), fullSince, id)
                    .update();
            jdbc.sql("insert into standing_change (person_id, standing, since, recorded_at) values (?, ?, ?, ?)")
                    .params(id, Standing.FULL.name(), fullSince, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                    .update();
        }
        records.write(id, Map.of(PersonField.NAME, name));
        events.entered(id, actor.name(), OFFICE);
        ledger.append(new Entry(
                LedgerChain.ofPerson(id),
                actor.personId(),
                OFFICE.chinese(),
                "record",
                id.toString(),
                "entered",
                LocalDate.now(clock),
                Sha256.of(name + " " + fullSince)));
    }
}
