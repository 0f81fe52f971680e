package org.zhengcheng.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goes through the whole ledger as it is at one moment: every entry hashes to what it says, points to the one before and is
 * where its seal says; every chain ends at its head; every seal is signed and points to the one before. What it cannot see,
 * a database that was rewritten as a whole or set back, the verifier outside sees from the seals taken there.
 */
@Component
class Verification {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 2000;
    private static final int TELL_EVERY = 500;
    private static final long GRACE_SECONDS = 600;

    private final JdbcTemplate jdbc;
    private final SealKey key;

    Verification(JdbcTemplate jdbc, SealKey key) {
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(AT_ONCE);
        this.key = key;
    }

    /**
     * What is wrong; nothing if all is well.
     *
     * @param progress is told from time to time how many entries have been gone through
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Fault> run(LongConsumer progress) {
        List<Fault> faults = new ArrayList<>();
        Map<Integer, Sealed> seals = seals(faults);
        Walk walk = new Walk(faults, seals, progress);
        jdbc.query(
                "select e.chain_kind, e.chain_id, e.seq, e.recorded_at, e.body, e.previous, e.hash, s.seal,"
                        + " h.seq as head_seq, h.hash as head_hash, p.salt, p.content, u.seq is not null as waits"
                        + " from ledger_entry e left join ledger_unsealed u on u.chain_id = e.chain_id and u.seq = e.seq"
                        + " left join ledger_head h on h.chain_id = e.chain_id"
                        + " left join ledger_sealed s on s.chain_id = e.chain_id and s.from_seq <= e.seq and s.to_seq >= e.seq"
                        + " left join ledger_personal p on p.chain_id = e.chain_id and p.seq = e.seq"
                        + " order by e.chain_id, e.seq",
                (RowCallbackHandler) row -> walk.step(new Row(
                        row.getString("chain_kind"),
                        row.getObject("chain_id", UUID.class),
                        row.getInt("seq"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getBytes("body"),
                        HexFormat.of().formatHex(row.getBytes("previous")),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getObject("seal", Integer.class),
                        row.getBoolean("waits"),
                        row.getInt("head_seq"),
                        row.getBytes("head_hash") == null ? "" : HexFormat.of().formatHex(row.getBytes("head_hash")),
                        row.getBytes("salt"),
                        row.getBytes("content"))));
        walk.end();
        progress.accept(walk.checked);
        headsWithoutEntries(faults);
        seals.forEach((number, covered) -> {
            if (covered.tree.size() != covered.said.entries()
                    || !HexFormat.of().formatHex(covered.tree.root()).equals(covered.said.root())) {
                faults.add(new Fault("seal " + number, "root"));
            }
        });
        return faults;
    }

    private Map<Integer, Sealed> seals(List<Fault> faults) {
        Map<Integer, Sealed> seals = new HashMap<>();
        String[] previous = {"0".repeat(64)};
        jdbc.query("select number, sealed_at, head, hash, signature from ledger_seal order by number", row -> {
            int number = row.getInt("number");
            Seal seal = new Seal(
                    number,
                    row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                    row.getBytes("head"),
                    row.getBytes("hash"),
                    row.getBytes("signature"));
            try {
                Seal.Said said = seal.said();
                String hash = HexFormat.of().formatHex(said.suite().hash(Suite.SEAL, seal.head()));
                if (said.number() != number
                        || number != seals.size() + 1
                        || !said.previous().equals(previous[0])) {
                    faults.add(new Fault("seal " + number, "order"));
                } else if (!hash.equals(seal.fingerprint())
                        || !key.hasSigned(seal.head(), seal.signature(), said.key())) {
                    faults.add(new Fault("seal " + number, "signature"));
                }
                previous[0] = hash;
                seals.put(number, new Sealed(said, new MerkleTree(said.suite()), seal.sealedAt()));
            } catch (JacksonException | IllegalArgumentException notOurs) {
                faults.add(new Fault("seal " + number, "signature"));
            }
        });
        return seals;
    }

    private void headsWithoutEntries(List<Fault> faults) {
        jdbc.query(
                "select chain_kind, chain_id from ledger_head h where seq > 0 and not exists"
                        + " (select from ledger_entry e where e.chain_id = h.chain_id) order by chain_id",
                (RowCallbackHandler)
                        row -> faults.add(new Fault(row.getString(1) + " " + row.getString(2), "missing")));
    }

    /**
     * Something that is wrong.
     *
     * @param place a chain and the number of an entry in it, or a seal
     * @param what {@code order} it is not where it should be, {@code hash} it was altered, {@code head} the chain does not
     *     end where it should, {@code missing} all of it is gone, {@code unsealed} no seal covers it, {@code personal} what
     *     stands apart was altered or is gone too early, {@code signature} it is not signed by us, {@code root} it does not
     *     cover these entries
     */
    record Fault(String place, String what) {}

    private record Sealed(Seal.Said said, MerkleTree tree, Instant at) {}

    private record Row(
            String kind,
            UUID chain,
            int seq,
            Instant recordedAt,
            byte[] body,
            String previous,
            String hash,
            Integer seal,
            boolean waits,
            int headSeq,
            String headHash,
            byte[] salt,
            byte[] content) {

        String place() {
            return kind + " " + chain + " #" + seq;
        }
    }

    /** Goes along the chains, one after the other. */
    private static final class Walk {

        private static final String BEGINNING = "0".repeat(64);
        private static final long KEPT_DAYS = 183;

        private final List<Fault> faults;
        private final Map<Integer, Sealed> seals;
        private final LongConsumer progress;
        private final Instant lastSeal;
        private long checked;
        private Row before;

        Walk(List<Fault> faults, Map<Integer, Sealed> seals, LongConsumer progress) {
            this.faults = faults;
            this.seals = seals;
            this.progress = progress;
            this.lastSeal = seals.values().stream()
                    .map(Sealed::at)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
        }

        void step(Row row) {
            boolean continues = before != null && before.chain().equals(row.chain());
            if (!continues) {
                end();
            }
            String what = whatIsWrong(row, continues ? before : null);
            if (what != null) {
                faults.add(new Fault(row.place(), what));
            }
            Sealed covered = row.seal() == null ? null : seals.get(row.seal());
            if (covered != null) {
                covered.tree().add(HexFormat.of().parseHex(row.hash()));
            }
            before = row;
            checked++;
            if (checked % TELL_EVERY == 0) {
                progress.accept(checked);
            }
        }

        /** The chain gone along last ends where its head says. */
        void end() {
            if (before != null
                    && (before.headSeq() != before.seq() || !before.headHash().equals(before.hash()))) {
                faults.add(new Fault(before.place(), "head"));
            }
            before = null;
        }

        private String whatIsWrong(Row row, Row last) {
            JsonNode said;
            Suite suite;
            try {
                said = JSON.readTree(row.body());
                suite = Suite.ofHash(said.path("hash").asString());
            } catch (JacksonException | IllegalArgumentException notOurs) {
                return "hash";
            }
            if (!HexFormat.of().formatHex(suite.hash(Suite.LEAF, row.body())).equals(row.hash())) {
                return "hash";
            }
            boolean inPlace = row.seq() == (last == null ? 1 : last.seq() + 1)
                    && row.previous().equals(last == null ? BEGINNING : last.hash())
                    && row.previous().equals(said.path("previous").asString())
                    && said.path("seq").asInt() == row.seq()
                    && said.path("chain").asString().equals(row.chain().toString())
                    && said.path("kind").asString().equals(row.kind())
                    && Instant.parse(said.path("recordedAt").asString()).equals(row.recordedAt());
            if (!inPlace) {
                return "order";
            }
            if (row.seal() == null
                    && (!row.waits() || row.recordedAt().isBefore(lastSeal.minusSeconds(GRACE_SECONDS)))) {
                return "unsealed";
            }
            return isAsSaid(suite, said.path("personal").asString(""), row) ? null : "personal";
        }

        /** What is personal is as it was, or was forgotten after its time. */
        private boolean isAsSaid(Suite suite, String personal, Row row) {
            if (row.content() == null) {
                return personal.isEmpty() || row.recordedAt().isBefore(lastSeal.minusSeconds(KEPT_DAYS * 24 * 3600));
            }
            return personal.equals(HexFormat.of().formatHex(suite.hash(Suite.PERSONAL, row.salt(), row.content())));
        }
    }
}
