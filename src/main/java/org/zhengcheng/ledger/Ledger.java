package org.zhengcheng.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Appends entries. Each case has a chain of its own, so writers of different cases never wait for one another. */
@Component
public class Ledger {

    /** What the first entry of a chain points back to. */
    static final String BEGINNING = "0".repeat(64);

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends as the last write of the transaction that did the act; the caller holds the lock on the case, which makes
     * the numbers gapless. The time recorded is the database's.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Entry entry) {
        Head head = jdbc.sql("select seq, hash from ledger_entry where case_id = ? order by seq desc limit 1")
                .param(entry.caseId())
                .query(Head.class)
                .optional()
                .orElse(new Head(0, BEGINNING));
        String content = content(entry, head.seq() + 1);
        jdbc.sql("insert into ledger_entry (case_id, seq, recorded_at, content, previous_hash, hash)"
                        + " values (?, ?, clock_timestamp(), ?, ?, ?)")
                .params(entry.caseId(), head.seq() + 1, content, head.hash(), Sha256.of(head.hash() + "\n" + content))
                .update();
    }

    /**
     * Appends many, in their order; the caller holds what each chain is about, or has just made it.
     *
     * @param entries of however many chains
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<Entry> entries) {
        Map<UUID, Head> heads = new HashMap<>();
        jdbc.sql("select distinct on (case_id) case_id, seq, hash from ledger_entry where case_id = any(?)"
                        + " order by case_id, seq desc")
                .param(entries.stream().map(Entry::caseId).distinct().toArray(UUID[]::new))
                .query(row -> {
                    heads.put(row.getObject("case_id", UUID.class), new Head(row.getInt("seq"), row.getString("hash")));
                });
        List<Row> rows = new ArrayList<>();
        for (Entry entry : entries) {
            Head head = heads.getOrDefault(entry.caseId(), new Head(0, BEGINNING));
            String content = content(entry, head.seq() + 1);
            Row row = new Row(head.seq() + 1, content, head.hash(), Sha256.of(head.hash() + "\n" + content));
            heads.put(entry.caseId(), new Head(row.seq(), row.hash()));
            rows.add(row);
        }
        jdbc.sql("insert into ledger_entry (case_id, seq, recorded_at, content, previous_hash, hash)"
                        + " select chain, seq, clock_timestamp(), content, previous, hash"
                        + " from unnest(:chains, :seqs, :contents, :previous, :hashes)"
                        + " e (chain, seq, content, previous, hash)")
                .param("chains", entries.stream().map(Entry::caseId).toArray(UUID[]::new))
                .param("seqs", rows.stream().map(Row::seq).toArray(Integer[]::new))
                .param("contents", rows.stream().map(Row::content).toArray(String[]::new))
                .param("previous", rows.stream().map(Row::previousHash).toArray(String[]::new))
                .param("hashes", rows.stream().map(Row::hash).toArray(String[]::new))
                .update();
    }

    /** Whether the chain of a case is whole: every entry hashes to what it says and points to the one before. */
    @Transactional(readOnly = true)
    public boolean isIntact(UUID caseId) {
        String previous = BEGINNING;
        int expected = 1;
        for (Row row : jdbc.sql(
                        "select seq, content, previous_hash, hash from ledger_entry where case_id = ? order by seq")
                .param(caseId)
                .query(Row.class)
                .list()) {
            boolean linked = row.seq() == expected && row.previousHash().equals(previous);
            if (!linked || !row.hash().equals(Sha256.of(previous + "\n" + row.content()))) {
                return false;
            }
            previous = row.hash();
            expected++;
        }
        return true;
    }

    /** The latest entries of a chain, the newest first. */
    @Transactional(readOnly = true)
    public List<Past> latest(UUID chain, int most) {
        return jdbc.sql("select recorded_at, content from ledger_entry where case_id = ? order by seq desc limit ?")
                .params(chain, most)
                .query((row, n) -> {
                    JsonNode content = JSON.readTree(row.getString("content"));
                    return new Past(
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            UUID.fromString(content.path("actor").asString()),
                            content.path("act").asString(),
                            content.path("object").asString(),
                            content.path("outcome").asString());
                })
                .list();
    }

    private static String content(Entry entry, int seq) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("case", entry.caseId().toString());
        fields.put("seq", seq);
        fields.put("actor", entry.actorId().toString());
        if (entry.insteadId() != null) {
            fields.put("instead", entry.insteadId().toString());
        }
        fields.put("office", entry.office());
        fields.put("act", entry.act());
        fields.put("object", entry.object());
        fields.put("outcome", entry.outcome());
        fields.put("eventDate", String.valueOf(entry.eventDate()));
        fields.put("content", entry.contentSha256());
        return JSON.writeValueAsString(fields);
    }

    /** An entry as it is read again. */
    public record Past(Instant recordedAt, UUID actorId, String act, String object, String outcome) {}

    private record Head(int seq, String hash) {}

    private record Row(int seq, String content, String previousHash, String hash) {}
}
