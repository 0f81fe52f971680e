package org.zhengcheng.transfer.parcel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * What a parcel holds, as its first file says it in JSON. The signature is over this file; this file has the hash of every
 * other, so that nothing in a parcel can be altered, added or left out.
 *
 * @param format the version of this description
 * @param id of the parcel, by which it is known to have come before
 * @param member by the ids of the fields of a record, numbers in full
 */
record Manifest(
        String format,
        UUID id,
        Instant sealedAt,
        Sender sender,
        Slip letter,
        Map<String, String> member,
        Standings standings,
        List<Past> cases,
        List<Enclosure> files) {

    static final String FORMAT = "zhengcheng-parcel/1";

    /** Whether it says all that is needed to take it in. */
    boolean isWhole() {
        return FORMAT.equals(format)
                && id != null
                && sender != null
                && sender.committee() != null
                && letter != null
                && letter.number() != null
                && letter.lastOn() != null
                && letter.duesPaidUntil() != null
                && member != null
                && cases != null
                && files != null
                && files.stream().allMatch(file -> file.path() != null && file.name() != null);
    }

    /** Who sealed it: the committee that issued the letter, on the installation with this key. */
    record Sender(String committee, String code, String fingerprint) {}

    /** What the letter says. */
    record Slip(
            String number,
            String addressee,
            String origin,
            String destination,
            LocalDate issuedOn,
            LocalDate lastOn,
            YearMonth duesPaidUntil) {}

    /** The member's standing, and what it was before. */
    record Standings(String now, LocalDate since, List<Was> was) {}

    /** A standing from a day on. */
    record Was(String standing, LocalDate since) {}

    /** A case of the member as it was on record. */
    record Past(
            String number, String procedure, LocalDate openedOn, LocalDate closedOn, Text result, List<Taken> steps) {}

    /** A step that was taken. */
    record Taken(
            int seq,
            Text step,
            Text outcome,
            String reason,
            Text by,
            Text office,
            LocalDate on,
            Instant recordedAt,
            String submissionSha256,
            List<Answered> answers) {}

    /** A question and what was answered. */
    record Answered(Text question, List<String> answers) {}

    /**
     * A file in the parcel.
     *
     * @param path in the parcel
     * @param title the case and the step with which it was handed in
     */
    record Enclosure(String path, String name, Text title, String contentType, long bytes, String sha256) {}
}
