package org.zhengcheng.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The seals that were taken to a place outside: {@code seal-*.txt}, and {@code seal-*.leaves} where they were kept too. */
final class Outside {

    private static final int HASH_BYTES = 32;

    private final SortedMap<Integer, Seal> seals = new TreeMap<>();
    private final SortedMap<Integer, byte[]> leaves = new TreeMap<>();

    static Outside read(Path folder) throws IOException {
        Outside outside = new Outside();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches("seal-\\d+\\.txt"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                Seal seal = Seal.of(
                        lines.get(0).getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(lines.get(1).strip()));
                outside.seals.put(seal.number(), seal);
                Path hashes = folder.resolve(file.getFileName().toString().replace(".txt", ".leaves"));
                if (Files.exists(hashes)) {
                    outside.leaves.put(seal.number(), Files.readAllBytes(hashes));
                }
            }
        }
        if (outside.seals.isEmpty()) {
            throw new IOException("No seal in " + folder);
        }
        return outside;
    }

    SortedMap<Integer, Seal> seals() {
        return seals;
    }

    /** Whether a hash is what stood at a place of a seal's tree; true if that was not kept. */
    boolean had(int seal, int index, byte[] hash) {
        byte[] kept = leaves.get(seal);
        int from = index * HASH_BYTES;
        return kept == null
                || from + HASH_BYTES <= kept.length
                        && Arrays.equals(kept, from, from + HASH_BYTES, hash, 0, HASH_BYTES);
    }
}
