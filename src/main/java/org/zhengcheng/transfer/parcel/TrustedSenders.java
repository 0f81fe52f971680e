package org.zhengcheng.transfer.parcel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The installations whose parcels are taken here. Whoever enters one has been given its key by another way than the parcel. */
@Component
class TrustedSenders {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KEY = 1000;

    private final SystemRights rights;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    TrustedSenders(SystemRights rights, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.rights = rights;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of them, those that are trusted no more too. */
    List<Sender> all() {
        return jdbc.sql("select fingerprint, name, trusted_at, ended_at from trusted_sender order by trusted_at desc")
                .query((row, n) -> new Sender(
                        row.getString("fingerprint"),
                        row.getString("name"),
                        row.getTimestamp("trusted_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    /**
     * The public half of a key that is trusted.
     *
     * @throws ParcelRefused if it is not, or not any more
     */
    byte[] key(String fingerprint) throws ParcelRefused {
        return jdbc.sql("select public_key from trusted_sender where fingerprint = ? and ended_at is null")
                .param(fingerprint)
                .query(String.class)
                .optional()
                .map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new ParcelRefused("parcel.wrong.sender"));
    }

    /**
     * Takes parcels of an installation from now on.
     *
     * @return the key of the message that says what is wrong; empty if it was done
     */
    @Transactional
    Optional<String> trust(String name, String pem, Actor actor) {
        rights.require(actor.personId(), Verb.TRUST_SENDER);
        String called = name.strip();
        if (called.length() < 2 || called.length() > LONGEST_NAME) {
            return Optional.of("parcel.wrong.name");
        }
        Optional<byte[]> open = pem.length() > LONGEST_KEY ? Optional.empty() : SealKey.publicHalf(pem);
        if (open.isEmpty()) {
            return Optional.of("parcel.wrong.key");
        }
        String fingerprint = SealKey.fingerprint(open.get());
        int changed = jdbc.sql("insert into trusted_sender (fingerprint, name, public_key, trusted_by, trusted_at)"
                        + " values (:fingerprint, :name, :key, :by, :now) on conflict (fingerprint) do update"
                        + " set name = :name, trusted_by = :by, trusted_at = :now, ended_at = null, ended_by = null"
                        + " where trusted_sender.ended_at is not null")
                .param("fingerprint", fingerprint)
                .param("name", called)
                .param("key", Base64.getEncoder().encodeToString(open.get()))
                .param("by", actor.personId())
                .param("now", now())
                .update();
        if (changed == 1) {
            enter(fingerprint, "trusted", actor.personId());
        }
        return Optional.empty();
    }

    /** Takes no more parcels of an installation. */
    @Transactional
    void end(String fingerprint, Actor actor) {
        rights.require(actor.personId(), Verb.TRUST_SENDER);
        int changed = jdbc.sql("update trusted_sender set ended_at = ?, ended_by = ?"
                        + " where fingerprint = ? and ended_at is null")
                .params(now(), actor.personId(), fingerprint)
                .update();
        if (changed == 1) {
            enter(fingerprint, "ended", actor.personId());
        }
    }

    private void enter(String fingerprint, String outcome, UUID by) {
        ledger.append(new Entry(
                LedgerChain.ofInstallation(),
                by,
                Administrator.SYSTEM.title().chinese(),
                "trust-sender",
                fingerprint,
                outcome,
                LocalDate.now(clock),
                null));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    /** @param endedAt from when its parcels are taken no more; null if they are */
    record Sender(String fingerprint, String name, Instant trustedAt, Instant endedAt) {}
}
