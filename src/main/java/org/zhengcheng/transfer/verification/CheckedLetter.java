package org.zhengcheng.transfer.verification;

import java.time.LocalDate;
import java.time.YearMonth;
import org.zhengcheng.transfer.letter.Letter;

/**
 * What anybody who holds a letter is told of it: enough to see whether the paper says what was issued, and of the member
 * less than stands there.
 *
 * @param name the first character of the name and how many follow
 */
record CheckedLetter(
        Letter.State state,
        String number,
        String committee,
        String addressee,
        String destination,
        String name,
        YearMonth duesPaidUntil,
        LocalDate issuedOn,
        int validDays,
        LocalDate lastOn,
        LocalDate receivedOn,
        LocalDate voidedOn) {

    static CheckedLetter of(Letter letter, LocalDate today) {
        return new CheckedLetter(
                letter.stateOn(today),
                letter.number(),
                letter.content().committee(),
                letter.content().addressee(),
                letter.content().destination(),
                veiled(letter.content().name()),
                letter.content().duesPaidUntil(),
                letter.issuedOn(),
                letter.validDays(),
                letter.lastOn(),
                letter.receivedOn(),
                letter.voidedOn());
    }

    private static String veiled(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "＊".repeat(name.codePointCount(first, name.length()));
    }
}
