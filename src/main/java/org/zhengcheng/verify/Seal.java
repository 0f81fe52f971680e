package org.zhengcheng.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** A signed head, as it stands in a file of the ledger or outside. */
record Seal(byte[] head, byte[] signature, Map<String, String> said) {

    static Seal of(byte[] head, byte[] signature) {
        return new Seal(head, signature, Json.read(head));
    }

    int number() {
        return Integer.parseInt(said.get("number"));
    }

    String algorithm() {
        return said.get("hash");
    }

    String previous() {
        return said.get("previous");
    }

    String root() {
        return said.get("root");
    }

    long entries() {
        return Long.parseLong(said.get("entries"));
    }

    long allEntries() {
        return Long.parseLong(said.get("allEntries"));
    }

    Instant sealedAt() {
        return Instant.parse(said.get("sealedAt"));
    }

    Duration every() {
        return Duration.parse(said.get("every"));
    }

    String hash() {
        return HexFormat.of().formatHex(Hashes.seal(algorithm(), head));
    }

    boolean isSignedBy(Keys keys) {
        return "zhengcheng-seal-1".equals(said.get("format"))
                && keys.have(said.get("key"))
                && keys.verify(said.get("key"), said.get("signature"), head, signature);
    }

    boolean isSame(Seal other) {
        return Arrays.equals(head, other.head);
    }
}
