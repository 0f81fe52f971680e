package org.zhengcheng.meeting.ballot;

import org.zhengcheng.ledger.Sha256;

/** By what people know a public key again. */
final class Fingerprint {

    private static final int SHOWN = 16;
    private static final int GROUP = 4;

    private Fingerprint() {}

    /** The whole of it, as the ledger keeps it. */
    static String of(byte[] key) {
        return Sha256.hex(Sha256.digest().digest(key));
    }

    /** Its beginning, in groups that can be read out: 1a2b 3c4d 5e6f 7a8b; null without a key. */
    static String shown(byte[] key) {
        return key == null ? null : of(key).substring(0, SHOWN).replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }
}
