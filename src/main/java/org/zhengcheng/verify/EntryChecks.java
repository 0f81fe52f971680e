package org.zhengcheng.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Every entry hashes to what it says, points to the one before, ends at its head and is what its seal has sealed. */
final class EntryChecks {

    private static final String BEGINNING = "0".repeat(64);

    private final SealChecks seals;
    private final Map<String, String[]> heads;
    private final Map<String, LedgerFile.Proof> proofs;
    private final boolean whole;
    private final Outside outside;
    private final Report report;
    private final Map<Integer, List<byte[]>> leaves = new HashMap<>();
    private final Map<Integer, String> differing = new HashMap<>();
    private LedgerFile.Entry before;

    EntryChecks(
            SealChecks seals,
            Map<String, String[]> heads,
            Map<String, LedgerFile.Proof> proofs,
            boolean whole,
            Outside outside,
            Report report) {
        this.seals = seals;
        this.heads = heads;
        this.proofs = proofs;
        this.whole = whole;
        this.outside = outside;
        this.report = report;
    }

    void take(LedgerFile.Entry entry) {
        boolean continues = before != null && before.chain().equals(entry.chain());
        if (!continues) {
            endChain();
            if (before != null && before.chain().compareTo(entry.chain()) > 0) {
                report.entry(entry.place(), "链的次序乱了 the chains are not in their order");
            }
        }
        String what = wrong(entry, continues ? before : null);
        if (what == null) {
            what = whole ? inTree(entry) : onPath(entry);
        }
        if (what != null) {
            report.entry(entry.place(), what);
        }
        before = entry;
        report.checkedEntry();
    }

    void finish() {
        endChain();
        heads.forEach((chain, head) ->
                report.chain(head[0] + " " + chain, "整条链不见了 all " + head[2] + " entries of it are gone"));
        if (whole) {
            seals.all().forEach(this::checkTree);
        }
    }

    private String wrong(LedgerFile.Entry entry, LedgerFile.Entry last) {
        Map<String, String> said;
        try {
            said = Json.read(entry.body());
            if (!HexFormat.of()
                    .formatHex(Hashes.entry(said.get("hash"), entry.body()))
                    .equals(entry.hash())) {
                return "内容被改 it does not hash to what it says";
            }
        } catch (RuntimeException notOurs) {
            return "内容被改 it is none of ours (" + notOurs.getMessage() + ")";
        }
        int expected = last == null ? 1 : last.seq() + 1;
        if (entry.seq() != expected) {
            return "前面缺了第" + expected + "条 #" + expected + " is missing before it";
        }
        String previous = last == null ? BEGINNING : last.hash();
        if (!entry.previous().equals(previous) || !previous.equals(said.get("previous"))) {
            return "没有接着前一条 it does not point to the one before";
        }
        if (!said.get("seq").equals(String.valueOf(entry.seq()))
                || !entry.chain().equals(said.get("chain"))
                || !entry.kind().equals(said.get("kind"))) {
            return "放错了地方 it belongs elsewhere";
        }
        if (entry.seal() == 0) {
            return seals.shouldCover(Instant.parse(said.get("recordedAt")))
                    ? "早该加封而没有 it should have been sealed and is not"
                    : null;
        }
        return seals.get(entry.seal()) == null ? "所属的封印不存在 its seal does not exist" : null;
    }

    private String inTree(LedgerFile.Entry entry) {
        if (entry.seal() == 0) {
            return null;
        }
        byte[] hash = HexFormat.of().parseHex(entry.hash());
        List<byte[]> tree = leaves.computeIfAbsent(entry.seal(), seal -> new ArrayList<>());
        tree.add(hash);
        boolean first = !differing.containsKey(entry.seal()) && !outside.had(entry.seal(), tree.size() - 1, hash);
        if (first) {
            differing.put(entry.seal(), entry.place());
            return "封存的是另一条 something else stood here when seal " + entry.seal() + " was made";
        }
        return null;
    }

    private String onPath(LedgerFile.Entry entry) {
        if (entry.seal() == 0) {
            return null;
        }
        LedgerFile.Proof proof = proofs.get(String.valueOf(entry.seq()));
        Seal seal = seals.get(entry.seal());
        byte[] root = proof == null || proof.seal() != entry.seal() || proof.size() != seal.entries()
                ? null
                : Hashes.root(
                        seal.algorithm(),
                        HexFormat.of().parseHex(entry.hash()),
                        proof.index(),
                        proof.size(),
                        proof.path());
        return root != null && HexFormat.of().formatHex(root).equals(seal.root())
                ? null
                : "不在封印的树里 seal " + entry.seal() + " does not cover it";
    }

    private void endChain() {
        if (before == null) {
            return;
        }
        String[] head = heads.remove(before.chain());
        if (head == null) {
            report.chain(before.kind() + " " + before.chain(), "没有链头 it has no head");
        } else if (!head[2].equals(String.valueOf(before.seq())) || !head[3].equals(before.hash())) {
            report.entry(before.place(), "链头是第" + head[2] + "条，对不上 the head is #" + head[2] + " and does not fit");
        }
    }

    private void checkTree(int number, Seal seal) {
        List<byte[]> tree = leaves.getOrDefault(number, List.of());
        if (tree.size() == seal.entries()
                && HexFormat.of().formatHex(Hashes.root(seal.algorithm(), tree)).equals(seal.root())) {
            return;
        }
        report.seal(
                number,
                "封存了" + seal.entries() + "条，现有" + tree.size() + "条，对不上 it covers " + seal.entries()
                        + " entries, and not the " + tree.size() + " there are");
    }
}
