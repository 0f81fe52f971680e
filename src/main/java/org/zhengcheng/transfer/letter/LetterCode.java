package org.zhengcheng.transfer.letter;

import java.security.SecureRandom;
import java.util.Optional;
import org.zhengcheng.ledger.Sha256;

/**
 * The code on a letter by which its holder finds it: 130 random bits, so that nobody finds a letter by trying, in signs
 * that can be read from paper and typed.
 */
public final class LetterCode {

    /** Neither i, l, o nor u, which are taken for others. */
    private static final String SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 26;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LetterCode() {}

    static String fresh() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** What was typed from paper in the one form it is kept in; empty if it can be no code. */
    static Optional<String> read(String typed) {
        String code = typed.replaceAll("[\\s-]", "").toLowerCase();
        return code.length() == LENGTH && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                ? Optional.of(code)
                : Optional.empty();
    }

    /** In groups of five, as it is printed. */
    static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    static String sha256(String code) {
        return Sha256.of(code);
    }
}
