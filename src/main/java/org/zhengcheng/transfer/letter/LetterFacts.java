package org.zhengcheng.transfer.letter;

import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;

/**
 * What a letter is to say that no record knows. Who the member is it takes from the record of the person itself.
 *
 * @param committeeId the primary committee that issues it
 * @param personId the member
 * @param addressee the organisation it is written to, one that has the authority to receive (抬头)
 * @param origin the organisation the member comes from (由)
 * @param destination the organisation the member goes to (去)
 * @param duesPaidUntil the last month for which dues are paid
 * @param validDays how many days after the day of issue it can be handed in, 1 to 90
 * @param memberPhone how the member is reached; null for the number of the record
 * @param postal how the issuing committee is reached
 */
public record LetterFacts(
        UUID committeeId,
        UUID personId,
        String addressee,
        String origin,
        String destination,
        YearMonth duesPaidUntil,
        int validDays,
        String memberPhone,
        Postal postal) {

    /** The question of the form with which a letter is issued that asks for its last day. */
    public static final String LAST_DAY = "validUntil";

    /** The longest a letter can be valid, in days. */
    public static final int LONGEST = 90;

    /** @throws IllegalArgumentException if the days of validity are none of 1 to 90 */
    public LetterFacts {
        Objects.requireNonNull(committeeId);
        Objects.requireNonNull(personId);
        Objects.requireNonNull(addressee);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(destination);
        Objects.requireNonNull(duesPaidUntil);
        postal = postal == null ? Postal.UNKNOWN : postal;
        if (validDays < 1 || validDays > LONGEST) {
            throw new IllegalArgumentException("Not valid for " + validDays + " days");
        }
    }

    /** The same, valid for another number of days. */
    public LetterFacts validFor(int days) {
        return new LetterFacts(
                committeeId, personId, addressee, origin, destination, duesPaidUntil, days, memberPhone, postal);
    }

    /** How the issuing committee is reached; what is not known is empty and left to be written by hand. */
    public record Postal(String address, String telephone, String fax, String postcode) {

        /** Nothing is known: all of it is left to be written by hand. */
        public static final Postal UNKNOWN = new Postal("", "", "", "");

        public Postal {
            address = address == null ? "" : address;
            telephone = telephone == null ? "" : telephone;
            fax = fax == null ? "" : fax;
            postcode = postcode == null ? "" : postcode;
        }
    }
}
