package org.zhengcheng.casework.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * How long a kind of material is kept.
 *
 * @param months after the end of the case, or after it was written; null for ever
 * @param setBy who set it; null for what the code says
 * @param setAt when; null likewise
 */
public record RetentionRule(RetentionKind kind, Integer months, Text basis, UUID setBy, Instant setAt) {

    /** A rule that was set erases nothing for so long: time to see what it will do, and to take it back. */
    static final Period NOTICE = Period.ofDays(30);

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    public boolean isForEver() {
        return months == null;
    }

    /** The first day on which what ended on a day may be erased. */
    LocalDate dueOn(LocalDate ended) {
        LocalDate due = ended.plusMonths(months);
        LocalDate warned =
                setAt == null ? due : LocalDate.ofInstant(setAt, SHANGHAI).plus(NOTICE);
        return due.isBefore(warned) ? warned : due;
    }

    /** What ended before this is due on a day; the epoch if nothing is. */
    Instant dueBefore(LocalDate today) {
        boolean warned = setAt == null
                || !LocalDate.ofInstant(setAt, SHANGHAI).plus(NOTICE).isAfter(today);
        return isForEver() || !warned
                ? Instant.EPOCH
                : today.plusDays(1).minusMonths(months).atStartOfDay(SHANGHAI).toInstant();
    }
}
