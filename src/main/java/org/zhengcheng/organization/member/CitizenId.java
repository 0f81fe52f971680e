package org.zhengcheng.organization.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * A citizen identity number (GB 11643-1999) that is formally right: region, day of birth, sequence, check character.
 * Whether anybody has it is another question. Numbers of 15 digits are not accepted.
 */
public final class CitizenId {

    /** The length of a number. */
    public static final int LENGTH = 18;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final DateTimeFormatter BORN =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate FIRST_BORN = LocalDate.of(1850, 1, 1);

    private final String number;
    private final LocalDate birthDate;

    private CitizenId(String number, LocalDate birthDate) {
        this.number = number;
        this.birthDate = birthDate;
    }

    /** Reads what was typed: blanks around it and a small x make no difference; empty if it is no number. */
    public static Optional<CitizenId> of(String typed) {
        String number = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
        if (!number.matches("[1-9][0-9]{16}[0-9X]") || number.charAt(LENGTH - 1) != checkOf(number)) {
            return Optional.empty();
        }
        try {
            LocalDate born = LocalDate.parse(number.substring(6, 14), BORN);
            return born.isBefore(FIRST_BORN) ? Optional.empty() : Optional.of(new CitizenId(number, born));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /**
     * A number that nobody can have, for demonstrations and tests: right in form, of a region that is not assigned.
     *
     * @param n 0 to 99,999, another number each; an odd one is a man's
     */
    public static CitizenId specimen(LocalDate born, int n) {
        String digits = "%d%s%03d".formatted(999_999 - n / 1000, BORN.format(born), n % 1000);
        return of(digits + checkOf(digits)).orElseThrow();
    }

    /** The check character that belongs to the first 17 digits (ISO 7064, MOD 11-2). */
    static char checkOf(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % CHECK.length());
    }

    /** The whole number, with a capital X; only ever to be encrypted, compared or shown to somebody who may see it. */
    public String number() {
        return number;
    }

    /** The day of birth it says. */
    public LocalDate birthDate() {
        return birthDate;
    }

    /** The sex it says, as the code of GB/T 2261.1: 1 male, 2 female. */
    public String sex() {
        return (number.charAt(LENGTH - 2) - '0') % 2 == 1 ? "1" : "2";
    }

    /** Logs must not hold the number. */
    @Override
    public String toString() {
        return "CitizenId[…]";
    }
}
