package org.zhengcheng.journey;

import java.time.LocalDate;

/**
 * The days on which an ordinary course goes on, all of them counted from the application.
 *
 * @param applied the day the application was handed in and received
 */
record Course(LocalDate applied) {

    /** The branch decides on the activist. */
    LocalDate activist() {
        return applied.plusMonths(1);
    }

    /** A year of cultivation is over. */
    LocalDate target() {
        return activist().plusYears(1);
    }

    /** The branch meeting, which is later the day of admission. */
    LocalDate admitted() {
        return target().plusDays(71);
    }

    /** The committee above approves. */
    LocalDate approved() {
        return admitted().plusMonths(1);
    }

    /** The year of probation is over. */
    LocalDate probationEnds() {
        return admitted().plusYears(1);
    }
}
