package org.zhengcheng.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger, or one chain of it with the proof that it is in the sealed trees, as a file for the verifier
 * ({@code org.zhengcheng.verify}). It is written as it is read, however much there is. What is personal is not in it.
 */
@Component
public class LedgerExport {

    private static final int AT_ONCE = 2000;
    private static final String ENTRIES = "select e.chain_kind, e.chain_id, e.seq, s.seal, e.previous, e.hash, e.body"
            + " from ledger_entry e left join ledger_sealed s on s.chain_id = e.chain_id"
            + " and s.from_seq <= e.seq and s.to_seq >= e.seq";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Seals seals;

    LedgerExport(JdbcTemplate jdbc, JdbcClient client, Seals seals) {
        this.client = client;
        this.seals = seals;
        // Rows come in portions, inside a transaction.
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(AT_ONCE);
    }

    /** Everything, as it is at one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void all(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            about(zip, "all");
            open(zip, "heads.tsv");
            jdbc.query(
                    "select chain_kind, chain_id, seq, hash from ledger_head where seq > 0 order by chain_id",
                    head(zip));
            open(zip, "seals.tsv");
            jdbc.query("select number, head, signature from ledger_seal order by number", seal(zip));
            open(zip, "entries.tsv");
            jdbc.query(ENTRIES + " order by e.chain_id, e.seq", entry(zip));
            zip.closeEntry();
        }
    }

    /** One chain, with the hashes that lead from each of its entries to the root of its seal, and these seals. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void proof(UUID chain, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            about(zip, "chain");
            open(zip, "heads.tsv");
            jdbc.query("select chain_kind, chain_id, seq, hash from ledger_head where chain_id = ?", head(zip), chain);
            open(zip, "seals.tsv");
            jdbc.query(
                    "select number, head, signature from ledger_seal where number in"
                            + " (select seal from ledger_sealed where chain_id = ?) order by number",
                    seal(zip),
                    chain);
            open(zip, "entries.tsv");
            jdbc.query(ENTRIES + " where e.chain_id = ? order by e.seq", entry(zip), chain);
            open(zip, "paths.tsv");
            paths(chain, zip);
            zip.closeEntry();
        }
    }

    private void paths(UUID chain, ZipOutputStream zip) {
        record Range(int seal, int fromSeq, int toSeq) {}
        Map<Integer, Suite> suites = new LinkedHashMap<>();
        client.sql("select head, number from ledger_seal where number in"
                        + " (select seal from ledger_sealed where chain_id = ?)")
                .param(chain)
                .query(row -> {
                    suites.put(
                            row.getInt("number"),
                            new Seal(row.getInt("number"), null, row.getBytes("head"), null, null)
                                    .said()
                                    .suite());
                });
        for (Range range : client.sql(
                        "select seal, from_seq, to_seq from ledger_sealed where chain_id = ? order by from_seq")
                .param(chain)
                .query(Range.class)
                .list()) {
            List<byte[]> leaves = new ArrayList<>(seals.leaves(range.seal()));
            int before = client.sql("select coalesce(sum(to_seq - from_seq + 1), 0) from ledger_sealed"
                            + " where seal = ? and chain_id < ?")
                    .params(range.seal(), chain)
                    .query(Integer.class)
                    .single();
            for (int seq = range.fromSeq(); seq <= range.toSeq(); seq++) {
                int index = before + seq - range.fromSeq();
                String path = MerkleTree.path(suites.get(range.seal()), leaves, index).stream()
                        .map(HexFormat.of()::formatHex)
                        .collect(Collectors.joining(","));
                line(zip, seq, range.seal(), index, leaves.size(), path);
            }
        }
    }

    private void about(ZipOutputStream zip, String what) throws IOException {
        open(zip, "about.txt");
        String now = client.sql(
                        "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .query(String.class)
                .single();
        line(zip, "zhengcheng-ledger-1", what, now);
    }

    private static void open(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private static RowCallbackHandler head(ZipOutputStream zip) {
        return row -> line(zip, row.getString(1), row.getString(2), row.getInt(3), hex(row.getBytes(4)));
    }

    private static RowCallbackHandler seal(ZipOutputStream zip) {
        return row -> line(zip, row.getInt(1), base64(row.getBytes(2)), base64(row.getBytes(3)));
    }

    private static RowCallbackHandler entry(ZipOutputStream zip) {
        return row -> line(
                zip,
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4) == null ? "-" : row.getString(4),
                hex(row.getBytes(5)),
                hex(row.getBytes(6)),
                base64(row.getBytes(7)));
    }

    private static void line(ZipOutputStream zip, Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.isEmpty() ? "" : "\t").append(field);
        }
        try {
            zip.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException readerHasGone) {
            throw new UncheckedIOException(readerHasGone);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
