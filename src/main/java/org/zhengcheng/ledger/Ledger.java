package org.zhengcheng.ledger;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Appends entries. Whoever writes in a chain waits for whoever else does, and never for a writer of another chain. */
@Component
public class Ledger {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SALT_BYTES = 32;
    private static final String INSERT =
            "insert into ledger_entry (chain_kind, chain_id, seq, recorded_at, body, previous, hash)"
                    + " values (:kind, :chain, :seq, :recorded, :body, :previous, :hash)";
    private static final String WITH_PERSONAL =
            "with apart as (insert into ledger_personal (chain_id, seq, recorded_at, salt, content)"
                    + " values (:chain, :seq, :recorded, :salt, :personal)) ";

    private final JdbcClient jdbc;
    private final Suite suite;
    private final SecureRandom random = new SecureRandom();

    Ledger(JdbcClient jdbc, LedgerSettings settings) {
        this.jdbc = jdbc;
        this.suite = settings.suite();
    }

    /**
     * Appends as the last write of the transaction that did the act: its chain is kept for this transaction until the end.
     * The time recorded is the database's.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Entry entry) {
        LedgerChain chain = entry.chain();
        Head head = jdbc.sql("select seq, hash, recorded_at from ledger_continue(?, ?)")
                .params(chain.kind().word(), chain.id())
                .query(Head.class)
                .single();
        Written written = written(entry, head, Origin.here());
        Row row = written.row();
        JdbcClient.StatementSpec insert = jdbc.sql((written.personal() == null ? "" : WITH_PERSONAL) + INSERT)
                .param("kind", chain.kind().word())
                .param("chain", chain.id())
                .param("seq", row.seq())
                .param("recorded", head.recordedAt())
                .param("body", row.body())
                .param("previous", row.previous())
                .param("hash", row.hash());
        if (written.personal() != null) {
            insert = insert.param("salt", written.salt()).param("personal", written.personal());
        }
        insert.update();
    }

    /**
     * Appends many, in their order, in two statements however many there are; each of their chains is kept for this
     * transaction until the end.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<Entry> entries) {
        Map<UUID, Head> heads = heads(entries);
        Origin origin = Origin.here();
        List<Written> all = new ArrayList<>();
        for (Entry entry : entries) {
            Head head = heads.get(entry.chain().id());
            Written written = written(entry, head, origin);
            heads.put(
                    entry.chain().id(),
                    new Head(written.row().seq(), written.row().hash(), head.recordedAt()));
            all.add(written);
        }
        jdbc.sql("with e as (select * from unnest(:kinds, :chains, :seqs, :times, :bodies, :previous, :hashes, :salts,"
                        + " :contents) with ordinality"
                        + " e (kind, chain, seq, at, body, previous, hash, salt, content, place)),"
                        + " apart as (insert into ledger_personal (chain_id, seq, recorded_at, salt, content)"
                        + " select chain, seq, cast(at as timestamptz), decode(salt, 'hex'), decode(content, 'hex') from e"
                        + " where content is not null)"
                        + " insert into ledger_entry (chain_kind, chain_id, seq, recorded_at, body, previous, hash)"
                        + " select kind, chain, seq, cast(at as timestamptz), decode(body, 'hex'), decode(previous, 'hex'),"
                        + " decode(hash, 'hex') from e order by place")
                .param("kinds", texts(entries, entry -> entry.chain().kind().word()))
                .param(
                        "chains",
                        entries.stream().map(entry -> entry.chain().id()).toArray(UUID[]::new))
                .param("seqs", all.stream().map(one -> one.row().seq()).toArray(Integer[]::new))
                .param(
                        "times",
                        texts(
                                entries,
                                entry -> heads.get(entry.chain().id())
                                        .recordedAt()
                                        .toString()))
                .param("bodies", texts(all, one -> hex(one.row().body())))
                .param("previous", texts(all, one -> hex(one.row().previous())))
                .param("hashes", texts(all, one -> hex(one.row().hash())))
                .param("salts", texts(all, one -> hex(one.salt())))
                .param("contents", texts(all, one -> one.personal() == null ? null : hex(one.personal())))
                .update();
    }

    /** An entry as it follows the one its chain ends with. */
    private Written written(Entry entry, Head head, Origin origin) {
        byte[] personal = EntryBytes.personal(origin, entry.note());
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] body = EntryBytes.of(
                entry,
                suite,
                head.seq() + 1,
                head.hash(),
                head.recordedAt().toInstant(),
                personal == null ? null : suite.hash(Suite.PERSONAL, salt, personal));
        return new Written(new Row(head.seq() + 1, body, head.hash(), suite.hash(Suite.LEAF, body)), salt, personal);
    }

    /** Where each chain ends. They are taken in the order of their ids, so that nobody waits crosswise. */
    private Map<UUID, Head> heads(List<Entry> entries) {
        Map<UUID, LedgerChain> chains = new TreeMap<>(Comparator.comparing(UUID::toString));
        entries.forEach(entry -> chains.put(entry.chain().id(), entry.chain()));
        Map<UUID, Head> heads = new HashMap<>();
        jdbc.sql("select c.chain, h.seq, h.hash, h.recorded_at from unnest(:kinds, :chains) c (kind, chain)"
                        + " cross join lateral ledger_continue(c.kind, c.chain) h")
                .param(
                        "kinds",
                        texts(
                                List.copyOf(chains.values()),
                                chain -> chain.kind().word()))
                .param("chains", chains.keySet().toArray(UUID[]::new))
                .query(row -> {
                    heads.put(
                            row.getObject("chain", UUID.class),
                            new Head(
                                    row.getInt("seq"),
                                    row.getBytes("hash"),
                                    row.getObject("recorded_at", OffsetDateTime.class)));
                });
        return heads;
    }

    private static <T> String[] texts(List<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether a chain is whole: every entry hashes to what it says and points to the one before, up to the head. */
    @Transactional(readOnly = true)
    public boolean isIntact(UUID chain) {
        byte[] previous = new byte[32];
        int expected = 1;
        for (Row row : jdbc.sql("select seq, body, previous, hash from ledger_entry where chain_id = ? order by seq")
                .param(chain)
                .query(Row.class)
                .list()) {
            Suite its = Suite.ofHash(JSON.readTree(row.body()).path("hash").asString());
            boolean linked = row.seq() == expected && MessageDigest.isEqual(row.previous(), previous);
            if (!linked || !MessageDigest.isEqual(row.hash(), its.hash(Suite.LEAF, row.body()))) {
                return false;
            }
            previous = row.hash();
            expected++;
        }
        return expected == 1
                || jdbc.sql("select exists(select from ledger_head where chain_id = ? and seq = ? and hash = ?)")
                        .params(chain, expected - 1, previous)
                        .query(Boolean.class)
                        .single();
    }

    /** Whether a chain has an act of somebody upon something that was recorded a short while ago. */
    @Transactional(readOnly = true)
    public boolean has(LedgerChain chain, UUID actorId, String act, String object, Duration lately) {
        return jdbc.sql("select exists(select from ledger_entry where chain_id = ? and actor_id = ? and act = ?"
                        + " and ledger_member(body, 'object') = ?"
                        + " and recorded_at > clock_timestamp() - make_interval(secs => ?))")
                .params(chain.id(), actorId, act, object, (double) lately.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** The latest entries of a chain, the newest first. */
    @Transactional(readOnly = true)
    public List<Past> latest(UUID chain, int most) {
        return jdbc.sql(
                        "select e.recorded_at, e.body, p.content from ledger_entry e left join ledger_personal p"
                                + " on p.chain_id = e.chain_id and p.seq = e.seq where e.chain_id = ? order by e.seq desc limit ?")
                .params(chain, most)
                .query((row, n) -> {
                    JsonNode body = JSON.readTree(row.getBytes("body"));
                    byte[] content = row.getBytes("content");
                    JsonNode personal = content == null ? JSON.createObjectNode() : JSON.readTree(content);
                    return new Past(
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            UUID.fromString(body.path("actor").asString()),
                            body.path("act").asString(),
                            body.path("object").asString(),
                            body.path("outcome").asString(),
                            personal.path("note").asString(""),
                            personal.path("address").asString(""));
                })
                .list();
    }

    /**
     * An entry as it is read again.
     *
     * @param note the words about it; empty if there are none or they were forgotten
     * @param address from where it was done; empty likewise
     */
    public record Past(
            Instant recordedAt, UUID actorId, String act, String object, String outcome, String note, String address) {}

    /** @param personal what stands apart; null if there is nothing */
    private record Written(Row row, byte[] salt, byte[] personal) {}

    private record Head(int seq, byte[] hash, OffsetDateTime recordedAt) {}

    private record Row(int seq, byte[] body, byte[] previous, byte[] hash) {}
}
