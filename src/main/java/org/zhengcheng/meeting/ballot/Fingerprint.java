package org.zhengcheng.meeting.ballot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what people know a public key again. */
final class Fingerprint {

    private static final int SHOWN = 16;
    private static final int GROUP = 4;

    private Fingerprint() {}

    /** The whole of it, as the ledger keeps it. */
    static String of(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Its beginning, in groups that can be read out: 1a2b 3c4d 5e6f 7a8b; null without a key. */
    static String shown(byte[] key) {
        return key == null ? null : of(key).substring(0, SHOWN).replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }
}
