package org.zhengcheng.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last item of a page; the next page begins behind it, whatever has come and gone in the meantime. */
record PageKey(LocalDate dueSort, Instant openedAt, String taskId) {

    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)_(\\d{1,17})_([\\w-]{1,64})");

    /** Reads it from an address; empty if it is none. */
    static Optional<PageKey> of(String text) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        try {
            return parts.matches()
                    ? Optional.of(new PageKey(
                            LocalDate.parse(parts.group(1)),
                            Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                            parts.group(3)))
                    : Optional.empty();
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** As an address has it; the database knows no more than microseconds. */
    @Override
    public String toString() {
        return dueSort + "_" + ChronoUnit.MICROS.between(Instant.EPOCH, openedAt) + "_" + taskId;
    }
}
