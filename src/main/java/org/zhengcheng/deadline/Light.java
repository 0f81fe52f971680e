package org.zhengcheng.deadline;

import java.time.LocalDate;

/** How something stands to its dates. Shape and words tell the lights apart; colour only confirms. */
public enum Light {
    OVERDUE,
    /** Its lead time has begun: see to it now. */
    SOON,
    ON_TIME,
    /** Not allowed yet. */
    NOT_YET,
    /** The period does not run. */
    PAUSED,
    /** No period runs. */
    NONE;

    /** The lead time, in calendar days before the last day, of whatever declares none of its own. */
    public static final int LEAD_DAYS = 7;

    /**
     * What is overdue is never anything else, not even where it is not allowed yet.
     *
     * @param due the last day; null if no period runs
     * @param leadDays how many calendar days before the last day the light changes
     * @param notBefore the first day it is allowed; null if nothing has to be waited for
     */
    public static Light of(LocalDate due, int leadDays, LocalDate notBefore, LocalDate today) {
        if (due != null && due.isBefore(today)) {
            return OVERDUE;
        }
        if (notBefore != null && today.isBefore(notBefore)) {
            return NOT_YET;
        }
        if (due == null) {
            return NONE;
        }
        return today.isBefore(soonOn(due, leadDays)) ? ON_TIME : SOON;
    }

    /** The day from which something is soon due. */
    public static LocalDate soonOn(LocalDate due, int leadDays) {
        return due.minusDays(leadDays);
    }

    /** The class of the style sheet. */
    public String css() {
        return switch (this) {
            case OVERDUE -> "over";
            case SOON -> "soon";
            case NOT_YET, PAUSED -> "wait";
            case ON_TIME, NONE -> "fine";
        };
    }
}
