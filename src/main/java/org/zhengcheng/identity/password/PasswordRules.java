package org.zhengcheng.identity.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password has to be: long, and not easily guessed. No mixture of signs is asked for and no change after a time:
 * both make people choose worse ones.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int HARD_TO_GUESS = 3;
    /** Guessed first here. */
    private static final List<String> LOCAL = List.of(
            "zhengcheng", "dangyuan", "dangzhibu", "zhibu", "woaini", "1314520", "5201314", "qwe123", "a123456");

    private static final Zxcvbn GUESSER = new Zxcvbn();

    private PasswordRules() {}

    /** The key of what is wrong with a password; empty if it is good. */
    static Optional<String> wrong(String password, String username, String name) {
        if (password.length() < SHORTEST) {
            return Optional.of("password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("password.long");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(username.toLowerCase(Locale.ROOT)) || lower.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("password.name");
        }
        List<String> first = new ArrayList<>(LOCAL);
        first.add(username);
        first.add(name);
        return GUESSER.measure(password, first).getScore() < HARD_TO_GUESS
                ? Optional.of("password.easy")
                : Optional.empty();
    }
}
