package org.zhengcheng.transfer.letter;

import java.time.YearMonth;

/**
 * Everything that stands on a letter, as it was on the day of issue; kept encrypted.
 *
 * @param code by which anybody who holds the letter finds it on the public page
 * @param committee the name of the committee that issued it
 * @param sex the code of GB/T 2261.1, 1 for a man and 2 for a woman; null where it is not recorded
 * @param age in whole years on the day of issue; null where the day of birth is not recorded
 * @param nation the name of the nationality; null where it is not recorded
 * @param probationary a probationary and not a full member
 * @param citizenId the identity number in full; null where it is not recorded
 */
public record LetterContent(
        String code,
        String committee,
        String addressee,
        String origin,
        String destination,
        String name,
        String sex,
        Integer age,
        String nation,
        boolean probationary,
        String citizenId,
        YearMonth duesPaidUntil,
        String memberPhone,
        LetterFacts.Postal postal) {

    private static final int SHOWN = 4;

    /** The same with the last signs of its numbers alone, for pages. */
    LetterContent masked() {
        return new LetterContent(
                code,
                committee,
                addressee,
                origin,
                destination,
                name,
                sex,
                age,
                nation,
                probationary,
                masked(citizenId),
                duesPaidUntil,
                masked(memberPhone),
                postal);
    }

    private static String masked(String number) {
        if (number == null) {
            return null;
        }
        int shown = Math.min(SHOWN, number.length() / 2);
        return "•".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }
}
