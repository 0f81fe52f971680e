package org.zhengcheng.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed statement of everything the ledger held when it was made. Once copies of it are elsewhere, nobody can change what
 * came before it, whatever they may do in the database.
 *
 * @param sealedAt the time of the database
 * @param head the bytes that were signed: JSON, in one line
 * @param hash of the head, to which the next seal points back
 */
public record Seal(int number, Instant sealedAt, byte[] head, byte[] hash, byte[] signature) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What of a head is read again. */
    record Said(
            Suite suite,
            String key,
            int number,
            String previous,
            long entries,
            long allEntries,
            long chains,
            long allChains,
            String root) {}

    Said said() {
        JsonNode head = JSON.readTree(this.head);
        return new Said(
                Suite.ofHash(head.path("hash").asString()),
                head.path("key").asString(),
                head.path("number").asInt(),
                head.path("previous").asString(),
                head.path("entries").asLong(),
                head.path("allEntries").asLong(),
                head.path("chains").asLong(),
                head.path("allChains").asLong(),
                head.path("root").asString());
    }

    /** How many entries it covers. */
    public long entries() {
        return said().entries();
    }

    /** How many entries there were in all. */
    public long allEntries() {
        return said().allEntries();
    }

    /** The hash in hexadecimal digits, for a report on paper. */
    public String fingerprint() {
        return HexFormat.of().formatHex(hash);
    }

    /** As it is taken elsewhere: the head in the first line, the signature in base64 in the second. */
    public String file() {
        return new String(head, StandardCharsets.UTF_8)
                + "\n"
                + Base64.getEncoder().encodeToString(signature)
                + "\n";
    }

    /** What the file is called there. */
    public String fileName() {
        return String.format("seal-%08d.txt", number);
    }
}
