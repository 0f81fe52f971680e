package org.zhengcheng.verify;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Hashing as the ledger does it: a byte that says what it is, then the thing itself (RFC 6962). */
final class Hashes {

    private static final int ENTRY = 0;
    private static final int NODE = 1;
    private static final int SEAL = 2;

    private Hashes() {}

    static byte[] entry(String algorithm, byte[] body) {
        return of(algorithm, ENTRY, body);
    }

    static byte[] seal(String algorithm, byte[] head) {
        return of(algorithm, SEAL, head);
    }

    static byte[] node(String algorithm, byte[] left, byte[] right) {
        return of(algorithm, NODE, left, right);
    }

    /** The root over leaves that are hashed already. */
    static byte[] root(String algorithm, List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return of(algorithm, ENTRY);
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = 1;
        while (left * 2 < leaves.size()) {
            left *= 2;
        }
        return node(
                algorithm,
                root(algorithm, leaves.subList(0, left)),
                root(algorithm, leaves.subList(left, leaves.size())));
    }

    /** The root to which a path leads; null if the path does not fit (RFC 9162, section 2.1.3.2). */
    static byte[] root(String algorithm, byte[] leaf, long index, long size, List<byte[]> path) {
        long fn = index;
        long sn = size - 1;
        byte[] root = leaf;
        for (byte[] step : path) {
            if (sn == 0) {
                return null;
            }
            if ((fn & 1) == 1 || fn == sn) {
                root = node(algorithm, step, root);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                root = node(algorithm, root, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && index >= 0 && index < size ? root : null;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] of(String algorithm, int what, byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(what);
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return switch (algorithm) {
            case "sha256" -> sha256(all.toByteArray());
            case "sm3" -> Sm3.of(all.toByteArray());
            default -> throw new IllegalArgumentException("No such hash: " + algorithm);
        };
    }
}
