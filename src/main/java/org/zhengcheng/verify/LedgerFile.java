package org.zhengcheng.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file of the ledger, whole or of one chain, and what is looked at in it, in this order. */
final class LedgerFile {

    private final ZipFile zip;
    private final boolean whole;
    private final Instant exportedAt;

    private LedgerFile(ZipFile zip) throws IOException {
        this.zip = zip;
        String[][] about = new String[1][];
        lines("about.txt", line -> about[0] = line);
        if (!about[0][0].equals("zhengcheng-ledger-1")) {
            throw new IOException("Not a file of a ledger");
        }
        this.whole = about[0][1].equals("all");
        this.exportedAt = Instant.parse(about[0][2]);
    }

    static Report check(Path path, Outside outside, Keys keys, Duration atMost) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            LedgerFile file = new LedgerFile(zip);
            Report report = new Report();
            SealChecks seals = new SealChecks(outside, keys, report, file.whole);
            file.lines(
                    "seals.tsv",
                    line -> seals.take(Integer.parseInt(line[0]), Seal.of(decode(line[1]), decode(line[2]))));
            seals.finish();
            Map<String, String[]> heads = new HashMap<>();
            file.lines("heads.tsv", line -> heads.put(line[1], line));
            Map<String, Proof> proofs = new HashMap<>();
            if (!file.whole) {
                file.lines("paths.tsv", line -> proofs.put(line[0], Proof.of(line)));
            }
            EntryChecks entries = new EntryChecks(seals, heads, proofs, file.whole, outside, report);
            file.lines(
                    "entries.tsv",
                    line -> entries.take(new Entry(
                            line[0],
                            line[1],
                            Integer.parseInt(line[2]),
                            line[3].equals("-") ? 0 : Integer.parseInt(line[3]),
                            line[4],
                            line[5],
                            decode(line[6]))));
            entries.finish();
            seals.checkAge(file.exportedAt, atMost);
            return report;
        }
    }

    private void lines(String name, Consumer<String[]> each) throws IOException {
        ZipEntry part = zip.getEntry(name);
        if (part == null) {
            throw new IOException("No " + name + " in the file");
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(zip.getInputStream(part), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                each.accept(line.split("\t", -1));
            }
        }
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /**
     * An entry as it stands in the file.
     *
     * @param seal the seal that covers it; 0 if none does yet
     * @param previous in hexadecimal digits, as the hash
     */
    record Entry(String kind, String chain, int seq, int seal, String previous, String hash, byte[] body) {

        String place() {
            return kind + " " + chain + " #" + seq;
        }
    }

    /** How an entry leads to the root of its seal. */
    record Proof(int seal, int index, int size, List<byte[]> path) {

        static Proof of(String[] line) {
            return new Proof(
                    Integer.parseInt(line[1]),
                    Integer.parseInt(line[2]),
                    Integer.parseInt(line[3]),
                    line[4].isEmpty()
                            ? List.of()
                            : Arrays.stream(line[4].split(","))
                                    .map(HexFormat.of()::parseHex)
                                    .toList());
        }
    }
}
