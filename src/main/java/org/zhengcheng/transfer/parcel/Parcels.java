package org.zhengcheng.transfer.parcel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.member.ArrivedRecords;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.transfer.BeginTransfer;

/**
 * The parcels that came from other installations. A receiving committee takes one in, looks at it, and opens the member's
 * transfer into one of its branches with it; who may read that case reads the parcel.
 */
@Component
class Parcels {

    private static final int MOST_BRANCHES = 300;
    private static final int MOST_LISTED = 100;
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final TrustedSenders senders;
    private final ParcelStore store;
    private final Offices offices;
    private final Organizations organizations;
    private final ArrivedRecords arrived;
    private final BeginTransfer begin;
    private final Cases cases;
    private final ParcelAnswers answers;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Parcels(
            TrustedSenders senders,
            ParcelStore store,
            Offices offices,
            Organizations organizations,
            ArrivedRecords arrived,
            BeginTransfer begin,
            Cases cases,
            ParcelAnswers answers,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.senders = senders;
        this.store = store;
        this.offices = offices;
        this.organizations = organizations;
        this.arrived = arrived;
        this.begin = begin;
        this.cases = cases;
        this.answers = answers;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The office in which somebody takes parcels in; empty if they do not. */
    Optional<Office> office(UUID personId) {
        return receiving(personId).findFirst();
    }

    private Stream<Office> receiving(UUID personId) {
        return offices.actingOn(personId, LocalDate.now(clock)).stream()
                .filter(office -> office.covers(BeginTransfer.INCOMING))
                .filter(office -> RightsTable.grants(Verb.RECEIVE_PARCEL, Relation.SAME, office.post()));
    }

    /** The parcels that came to the committees in which somebody takes them in, the latest first. */
    List<Parcel> of(Actor actor) {
        return jdbc.sql("select * from parcel where committee_id = any(:committees) order by received_at desc limit "
                        + MOST_LISTED)
                .param(
                        "committees",
                        receiving(actor.personId()).map(Office::organizationId).toArray(UUID[]::new))
                .query(Parcel::of)
                .list();
    }

    /**
     * Takes a parcel in after all of it was checked.
     *
     * @return its id
     * @throws ParcelRefused if it is not as a trusted sender sealed it, its letter has expired, or it came before
     * @throws NoSuchCase if this person takes no parcels in
     */
    @Transactional(rollbackFor = ParcelRefused.class)
    UUID receive(InputStream content, Actor actor) throws ParcelRefused {
        Office office = office(actor.personId()).orElseThrow(() -> new NoSuchCase("parcels"));
        ParcelStore.Incoming incoming = store.take(content);
        try {
            Manifest manifest = ParcelZip.verified(incoming.file(), senders::key);
            if (LocalDate.now(clock).isAfter(manifest.letter().lastOn())) {
                throw new ParcelRefused("parcel.wrong.expired");
            }
            note(manifest, incoming.sha256(), office, actor);
            store.keep(incoming);
            ledger.append(new Entry(
                    LedgerChain.ofOrganization(office.organizationId()),
                    actor.personId(),
                    office.title().chinese(),
                    "receive-parcel",
                    manifest.id().toString(),
                    manifest.letter().number(),
                    LocalDate.now(clock),
                    incoming.sha256()));
            return manifest.id();
        } finally {
            store.drop(incoming);
        }
    }

    private void note(Manifest manifest, String sha256, Office office, Actor actor) throws ParcelRefused {
        try {
            jdbc.sql("insert into parcel (id, fingerprint, sender, letter_number, sha256, committee_id, received_by,"
                            + " received_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            manifest.id(),
                            manifest.sender().fingerprint(),
                            manifest.sender().committee(),
                            manifest.letter().number(),
                            sha256,
                            office.organizationId(),
                            actor.personId(),
                            OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                    .update();
        } catch (DuplicateKeyException before) {
            throw new ParcelRefused("parcel.wrong.again");
        }
    }

    /** @throws NoSuchCase if there is none that this person may look at */
    Opened look(UUID id, Actor actor) {
        Parcel parcel = find(id, actor);
        if (parcel.removed()) {
            throw new NoSuchCase(id);
        }
        boolean mayOpen = parcel.caseId() == null;
        try {
            return new Opened(
                    parcel,
                    ParcelZip.manifest(store.place(parcel.sha256())),
                    mayOpen
                            ? organizations.branchesUnder(List.of(), List.of(parcel.committeeId()), null, MOST_BRANCHES)
                            : List.of());
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /** The parcel with which a case was opened, for whoever may read the case. */
    Optional<UUID> ofCase(UUID caseId, Actor actor) {
        cases.find(caseId, actor);
        return jdbc.sql("select id from parcel where case_id = ? and removed_at is null")
                .param(caseId)
                .query(UUID.class)
                .optional();
    }

    /**
     * A file of a parcel; who opens it is written into the ledger, once for a while.
     *
     * @param number its place in the manifest, from 0
     * @throws NoSuchCase if there is none that this person may look at
     */
    @Transactional
    public Enclosed file(UUID id, int number, Actor actor) {
        Opened opened = look(id, actor);
        if (number < 0 || number >= opened.manifest().files().size()) {
            throw new NoSuchCase(id + " file " + number);
        }
        Manifest.Enclosure enclosure = opened.manifest().files().get(number);
        Parcel parcel = opened.parcel();
        LedgerChain chain = parcel.caseId() == null
                ? LedgerChain.ofOrganization(parcel.committeeId())
                : LedgerChain.ofCase(parcel.caseId());
        String object = id + " " + number;
        if (!ledger.has(chain, actor.personId(), "read", object, A_WHILE)) {
            ledger.append(new Entry(
                    chain,
                    actor.personId(),
                    office(actor.personId())
                            .map(office -> office.title().chinese())
                            .orElse(""),
                    "read",
                    object,
                    "seen",
                    LocalDate.now(clock),
                    enclosure.sha256()));
        }
        try {
            return new Enclosed(enclosure, ParcelZip.content(store.place(parcel.sha256()), enclosure));
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /**
     * Opens the member's transfer into a branch: a record is made of them, the case is about them, and its first form says
     * what the parcel says.
     *
     * @return the id of the case
     * @throws NoSuchCase if there is no such parcel for this person, or the branch is none of its committee's
     */
    @Transactional
    UUID open(UUID id, UUID branchId, UUID operation, Actor actor) {
        Parcel parcel = find(id, actor);
        Office office = receiving(actor.personId())
                .filter(one -> one.organizationId().equals(parcel.committeeId()))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(id));
        // Of two who open it at once one comes first, and the other finds it opened.
        jdbc.sql("select id from parcel where id = ? for update")
                .param(id)
                .query(UUID.class)
                .single();
        Parcel now = find(id, actor);
        if (now.caseId() != null) {
            return now.caseId();
        }
        Opened opened = look(id, actor);
        if (opened.branches().stream().noneMatch(branch -> branch.id().equals(branchId))) {
            throw new NoSuchCase(branchId);
        }
        UUID personId = arrived.enter(personId(id), branchId, opened.manifest().member(), actor);
        UUID caseId = begin.receive(personId, operation, actor);
        jdbc.sql("update parcel set case_id = ? where id = ?")
                .params(caseId, id)
                .update();
        answers.write(caseId, operation, opened.manifest(), store.place(parcel.sha256()), actor);
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actor.personId(),
                office.title().chinese(),
                "open-parcel",
                id.toString(),
                parcel.letterNumber(),
                LocalDate.now(clock),
                parcel.sha256()));
        return caseId;
    }

    /** The same parcel opened twice makes one record. */
    private static UUID personId(UUID parcelId) {
        return UUID.nameUUIDFromBytes(Sha256.of("person of parcel " + parcelId).getBytes(StandardCharsets.US_ASCII));
    }

    private Parcel find(UUID id, Actor actor) {
        Parcel parcel = jdbc.sql("select * from parcel where id = ?")
                .param(id)
                .query(Parcel::of)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
        boolean theirs = receiving(actor.personId())
                .anyMatch(office -> office.organizationId().equals(parcel.committeeId()));
        if (!theirs) {
            if (parcel.caseId() == null) {
                throw new NoSuchCase(id);
            }
            // Whom it is about does not read what others wrote about them.
            if (cases.find(parcel.caseId(), actor).file().personId().equals(actor.personId())) {
                throw new NoSuchCase(id);
            }
        }
        return parcel;
    }

    /** A parcel with what it holds. @param branches into which the member can be taken; empty if a case was opened */
    record Opened(Parcel parcel, Manifest manifest, List<Organization> branches) {}

    /** A file of a parcel with its content. */
    record Enclosed(Manifest.Enclosure enclosure, byte[] content) {}
}
