package org.zhengcheng.organization.member;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Identity numbers with a right check character in a region that is not assigned, so that nobody can have them. */
final class Numbers {

    private static final AtomicInteger NEXT = new AtomicInteger(50_000);

    private Numbers() {}

    /**
     * A number that nobody else has got in this run.
     *
     * @param sex 1 male, 2 female
     */
    static String of(LocalDate born, int sex) {
        int n = NEXT.incrementAndGet();
        // 500 numbers of each sex to a region.
        String digits =
                "%06d%s%03d".formatted(999_999 - n / 500, born.toString().replace("-", ""), n % 500 * 2 + 2 - sex);
        return digits + CitizenId.checkOf(digits);
    }
}
