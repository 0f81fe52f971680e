package org.zhengcheng.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals everything new: a tree over the entries that no seal covers yet, its root signed together with the hash of the seal
 * before. A seal is made when it is due even if nothing is new, so that one that is missing shows.
 */
@Component
public class Seals {

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LOCK = 0x5ea15L;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final SealKey key;
    private final Suite suite;
    private final Duration every;
    private final List<SealPlace> places;

    Seals(JdbcClient jdbc, JdbcTemplate batches, SealKey key, LedgerSettings settings, List<SealPlace> places) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.key = key;
        this.suite = settings.suite();
        this.every = settings.sealEvery();
        this.places = places.stream().filter(SealPlace::isSet).toList();
    }

    /** Makes the next seal if its time has come by the database's clock; of several nodes one does. */
    @Transactional
    public Optional<Seal> sealIfDue() {
        return seal(every);
    }

    /** Makes the next seal now. */
    @Transactional
    public Optional<Seal> sealNow() {
        return seal(Duration.ZERO);
    }

    /** The latest ones, the latest first. */
    @Transactional(readOnly = true)
    public List<Seal> latest(int most) {
        return jdbc.sql("select number, sealed_at, head, hash, signature from ledger_seal order by number desc limit ?")
                .param(most)
                .query((row, n) -> seal(
                        row.getInt("number"),
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                        row.getBytes("head"),
                        row.getBytes("hash"),
                        row.getBytes("signature")))
                .list();
    }

    /** The hashes of the entries a seal covers, in the order of its tree. */
    @Transactional(readOnly = true)
    public List<byte[]> leaves(int number) {
        return jdbc.sql("select e.hash from ledger_sealed s join ledger_entry e on e.chain_id = s.chain_id"
                        + " and e.seq between s.from_seq and s.to_seq where s.seal = ? order by e.chain_id, e.seq")
                .param(number)
                .query(byte[].class)
                .list();
    }

    private Optional<Seal> seal(Duration since) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
        Seal last = latest(1).stream().findFirst().orElse(null);
        Instant now = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        if (!mine || last != null && now.isBefore(last.sealedAt().plus(since))) {
            return Optional.empty();
        }
        MerkleTree tree = new MerkleTree(suite);
        List<Range> ranges = ranges(tree);
        Seal next = signed(last, now, tree, ranges);
        write(next, ranges);
        return Optional.of(next);
    }

    /** Everything no seal covers, by chain. A chain of which an entry has vanished is left out: verification names it. */
    private List<Range> ranges(MerkleTree tree) {
        Map<UUID, Range> ranges = new LinkedHashMap<>();
        Map<UUID, List<byte[]>> leaves = new LinkedHashMap<>();
        jdbc.sql("select u.chain_id, u.seq, e.hash, coalesce((select max(to_seq) from ledger_sealed s"
                        + " where s.chain_id = u.chain_id), 0) as sealed from ledger_unsealed u left join ledger_entry e"
                        + " on e.chain_id = u.chain_id and e.seq = u.seq order by u.chain_id, u.seq")
                .query(row -> {
                    UUID chain = row.getObject("chain_id", UUID.class);
                    int seq = row.getInt("seq");
                    byte[] hash = row.getBytes("hash");
                    Range before = ranges.get(chain);
                    int last = before == null ? row.getInt("sealed") : before.to();
                    if (hash == null || last != seq - 1 || before != null && before.broken()) {
                        ranges.put(chain, new Range(chain, 0, 0));
                    } else {
                        ranges.put(chain, new Range(chain, before == null ? seq : before.from(), seq));
                        leaves.computeIfAbsent(chain, one -> new ArrayList<>()).add(hash);
                    }
                });
        List<Range> whole = new ArrayList<>();
        ranges.values().forEach(range -> {
            if (range.broken()) {
                LOG.error("总账的一条链缺了记录，不予加封。Chain {} of the ledger lacks an entry and is not sealed", range.chain());
            } else {
                whole.add(range);
                leaves.get(range.chain()).forEach(tree::add);
            }
        });
        return whole;
    }

    private Seal signed(Seal last, Instant now, MerkleTree tree, List<Range> ranges) {
        Seal.Said before = last == null ? null : last.said();
        long begun = ranges.stream().filter(range -> range.from() == 1).count();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", "zhengcheng-seal-1");
        head.put("hash", suite.hashName());
        head.put("signature", suite.signatureName());
        head.put("key", key.fingerprint());
        head.put("number", last == null ? 1 : last.number() + 1);
        head.put("previous", last == null ? "0".repeat(64) : last.fingerprint());
        head.put("sealedAt", now.toString());
        head.put("every", every.toString());
        head.put("entries", tree.size());
        head.put("allEntries", tree.size() + (before == null ? 0 : before.allEntries()));
        head.put("chains", ranges.size());
        head.put("allChains", begun + (before == null ? 0 : before.allChains()));
        head.put("root", HexFormat.of().formatHex(tree.root()));
        byte[] bytes = JSON.writeValueAsBytes(head);
        return seal(last == null ? 1 : last.number() + 1, now, bytes, suite.hash(Suite.SEAL, bytes), key.sign(bytes));
    }

    private void write(Seal seal, List<Range> ranges) {
        jdbc.sql("insert into ledger_seal (number, sealed_at, head, hash, signature) values (?, ?, ?, ?, ?)")
                .params(
                        seal.number(),
                        seal.sealedAt().atOffset(ZoneOffset.UTC),
                        seal.head(),
                        seal.hash(),
                        seal.signature())
                .update();
        batches.batchUpdate(
                "insert into ledger_sealed (seal, chain_id, from_seq, to_seq) values (?, ?, ?, ?)",
                ranges.stream()
                        .map(range -> new Object[] {seal.number(), range.chain(), range.from(), range.to()})
                        .toList());
        places.forEach(place -> jdbc.sql("insert into ledger_delivery (seal, place) values (?, ?)")
                .params(seal.number(), place.name())
                .update());
    }

    private static Seal seal(int number, Instant at, byte[] head, byte[] hash, byte[] signature) {
        return new Seal(number, at, head, hash, signature);
    }

    /** Entries of a chain that stand one after the other; from 0 to 0 if there is a gap. */
    private record Range(UUID chain, int from, int to) {

        boolean broken() {
            return to == 0;
        }
    }
}
