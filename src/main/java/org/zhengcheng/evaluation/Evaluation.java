package org.zhengcheng.evaluation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The evaluation of a branch for a year. Days are days in Asia/Shanghai.
 *
 * @param rosterOn the day as of which its members were taken
 * @param upperReview whether the grades go to the committee above
 * @param cleanRecord whether nobody under a sanction may be excellent
 * @param rosterFixedOn when the roster was fixed; null while it is looked over
 * @param approvedOn when the grades stood, the last time; null until they do
 */
public record Evaluation(
        UUID caseId,
        UUID branchId,
        int year,
        LocalDate rosterOn,
        boolean upperReview,
        ExcellentCap.Base capBase,
        boolean cleanRecord,
        LocalDate rosterFixedOn,
        LocalDate approvedOn,
        LocalDate endedOn) {

    /** Whether somebody was found unqualified and that stands. */
    public boolean findsUnqualified(Member member) {
        return approvedOn != null && member.grade() == Grade.UNQUALIFIED;
    }
}
