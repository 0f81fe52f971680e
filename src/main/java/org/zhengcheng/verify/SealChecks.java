package org.zhengcheng.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every seal is signed and points to the one before, and is the same as the one that was taken outside. */
final class SealChecks {

    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Outside outside;
    private final Keys keys;
    private final Report report;
    private final boolean whole;
    private final SortedMap<Integer, Seal> seals = new TreeMap<>();

    SealChecks(Outside outside, Keys keys, Report report, boolean whole) {
        this.outside = outside;
        this.keys = keys;
        this.report = report;
        this.whole = whole;
    }

    /** @param place where it stands in the ledger */
    void take(int place, Seal seal) {
        if (place != seal.number()) {
            report.seal(place, "放错了地方 seal " + seal.number() + " stands in its place");
        }
        seals.put(seal.number(), seal);
    }

    void finish() {
        long all = 0;
        for (Seal seal : seals.values()) {
            int number = seal.number();
            Seal before = seals.get(number - 1);
            Seal there = outside.seals().get(number);
            all += seal.entries();
            if (!seal.isSignedBy(keys)) {
                report.seal(number, "不是这把密钥签的 it is not signed with a key that is trusted");
            } else if (there != null && !there.isSame(seal)) {
                report.seal(number, "与外面留存的不同 it is not the one that was taken outside");
            } else if (whole && !seal.previous().equals(before == null ? "0".repeat(64) : before.hash())) {
                report.seal(number, "没有接着前一个 it does not point to the one before");
            } else if (whole && seal.allEntries() != all) {
                report.seal(number, "条数不对 its count of entries is wrong");
            }
        }
        if (whole) {
            outside.seals().forEach((number, seal) -> {
                if (!seal.isSignedBy(keys)) {
                    report.seal(number, "外面留存的不是这把密钥签的 the one outside is not signed with a key that is trusted");
                } else if (!seals.containsKey(number)) {
                    report.seal(
                            number,
                            "外面有，总账里没有：被截断或倒回 it is outside but not in the ledger, which was cut off or set back");
                }
            });
        }
        report.checkedSeals(seals.size());
    }

    /** The seal with a number, as the ledger has it; null if it has none. */
    Seal get(int number) {
        return seals.get(number);
    }

    SortedMap<Integer, Seal> all() {
        return seals;
    }

    /** Whether something recorded at a time ought to be sealed by now. */
    boolean shouldCover(Instant recordedAt) {
        return !seals.isEmpty()
                && recordedAt.isBefore(seals.get(seals.lastKey()).sealedAt().minus(GRACE));
    }

    /** @param atMost how old the last seal may be; null for twice the time at which they are made */
    void checkAge(Instant at, Duration atMost) {
        if (!whole) {
            return;
        }
        if (seals.isEmpty()) {
            report.seal(1, "没有封印 there is none");
            return;
        }
        Seal last = seals.get(seals.lastKey());
        Duration longest = atMost == null ? last.every().multipliedBy(2).plus(GRACE) : atMost;
        if (last.sealedAt().plus(longest).isBefore(at)) {
            report.seal(
                    last.number() + 1,
                    "迟迟没有加封：上一个封于 it was never made, sealing has stopped; the last one is of " + last.sealedAt());
        }
    }
}
