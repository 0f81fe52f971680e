package org.zhengcheng.meeting.agenda;

import java.security.SecureRandom;
import java.util.stream.Stream;

/** The six digits that are shown in the hall, and that whoever comes enters on their own phone. */
public final class CheckInCode {

    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckInCode() {}

    /** A code nobody can guess. */
    static String first() {
        return "%06d".formatted(RANDOM.nextInt(CODES));
    }

    /** Another one than the one that is to be dead. */
    public static String after(String former) {
        return Stream.generate(CheckInCode::first)
                .filter(code -> !code.equals(former))
                .findFirst()
                .orElseThrow();
    }
}
