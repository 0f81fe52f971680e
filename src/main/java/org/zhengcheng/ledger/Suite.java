package org.zhengcheng.ledger;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * With which algorithms the ledger hashes and signs: those of the world, or those of the commercial cryptography of China
 * (GB/T 32905, GB/T 32918). Each entry and each seal names its own, so an installation may change over.
 */
public enum Suite {
    SHA256_ED25519("sha256", "ed25519"),
    SM3_SM2("sm3", "sm2");

    /** What is hashed says what it is, so that nothing can pass for something else (RFC 6962, section 2.1). */
    static final byte LEAF = 0;

    static final byte NODE = 1;
    static final byte SEAL = 2;
    static final byte PERSONAL = 3;

    private final String hash;
    private final String signature;

    Suite(String hash, String signature) {
        this.hash = hash;
        this.signature = signature;
    }

    /** The name of the hash, as it stands in entries and seals. */
    public String hashName() {
        return hash;
    }

    /** The name of the signature, as it stands in seals. */
    public String signatureName() {
        return signature;
    }

    /** The 32 bytes of the hash of several parts, one after the other. */
    byte[] hash(byte what, byte[]... parts) {
        if (this == SM3_SM2) {
            SM3Digest digest = new SM3Digest();
            digest.update(what);
            for (byte[] part : parts) {
                digest.update(part, 0, part.length);
            }
            byte[] out = new byte[digest.getDigestSize()];
            digest.doFinal(out, 0);
            return out;
        }
        MessageDigest digest = Sha256.digest();
        digest.update(what);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The one whose hash has a name. */
    static Suite ofHash(String name) {
        for (Suite suite : values()) {
            if (suite.hash.equals(name)) {
                return suite;
            }
        }
        throw new IllegalArgumentException("No such hash: " + name);
    }
}
