package org.zhengcheng.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree over hashes as in RFC 6962, section 2.1. Leaves are added one after the other and need not be kept: of all of them
 * only as many hashes are held as the number has bits.
 */
final class MerkleTree {

    private final Suite suite;
    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    MerkleTree(Suite suite) {
        this.suite = suite;
    }

    /** @param leaf the hash of a leaf */
    void add(byte[] leaf) {
        byte[] peak = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            peak = suite.hash(Suite.NODE, peaks.remove(peaks.size() - 1), peak);
        }
        peaks.add(peak);
        size++;
    }

    long size() {
        return size;
    }

    /** The hash over everything added; of nothing it is that of an empty leaf. */
    byte[] root() {
        if (peaks.isEmpty()) {
            return suite.hash(Suite.LEAF);
        }
        byte[] root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = suite.hash(Suite.NODE, peaks.get(i), root);
        }
        return root;
    }

    /** The hashes that lead from a leaf to the root, from below (RFC 6962, section 2.1.1). */
    static List<byte[]> path(Suite suite, List<byte[]> leaves, int index) {
        List<byte[]> path = new ArrayList<>();
        collect(suite, leaves, index, path);
        return path;
    }

    private static void collect(Suite suite, List<byte[]> leaves, int index, List<byte[]> path) {
        if (leaves.size() < 2) {
            return;
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        collect(suite, index < split ? left : right, index < split ? index : index - split, path);
        path.add(root(suite, index < split ? right : left));
    }

    private static byte[] root(Suite suite, List<byte[]> leaves) {
        MerkleTree tree = new MerkleTree(suite);
        leaves.forEach(tree::add);
        return tree.root();
    }
}
