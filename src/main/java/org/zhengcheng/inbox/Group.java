package org.zhengcheng.inbox;

import java.time.LocalDate;

/** The parts of an inbox, the most pressing first. */
enum Group {
    OVERDUE,
    /** Due within seven days. */
    WEEK,
    /** Due later, or never. */
    LATER;

    static final int DAYS = 7;

    static Group of(LocalDate due, LocalDate today) {
        return due.isBefore(today) ? OVERDUE : due.isAfter(today.plusDays(DAYS)) ? LATER : WEEK;
    }

    /** The first day on which something that is due belongs here. */
    LocalDate from(LocalDate today) {
        return switch (this) {
            case OVERDUE -> LocalDate.of(1, 1, 1);
            case WEEK -> today;
            case LATER -> today.plusDays(DAYS + 1L);
        };
    }

    /** The last such day. */
    LocalDate to(LocalDate today) {
        return switch (this) {
            case OVERDUE -> today.minusDays(1);
            case WEEK -> today.plusDays(DAYS);
            case LATER -> LocalDate.of(9999, 12, 31);
        };
    }
}
