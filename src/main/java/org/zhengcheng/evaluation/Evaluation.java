package org.zhengcheng.evaluation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The evaluation of a branch for a year. Days are days in Asia/Shanghai.
 *
 * @param rosterOn the day as of which its members were taken
 * @param upperReview whether the grades go to the committee above
 * @param cleanRecord whether nobody under a sanction may be excellent
 * @param rosterFixedOn when the roster was fixed; null while it is looked over
 * @param committeeAsked whether the ballot asks about the branch committee as well
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
        LocalDate endedOn,
        boolean committeeAsked,
        Integer committeeGood,
        Integer committeeFair,
        Integer committeeOrdinary,
        Integer committeePoor) {

    /** How many gave which grade to the branch committee; empty if it was not asked, or not counted yet. */
    public Map<CommitteeGrade, Integer> committee() {
        if (!committeeAsked || committeeGood == null) {
            return Map.of();
        }
        Map<CommitteeGrade, Integer> votes = new EnumMap<>(CommitteeGrade.class);
        votes.put(CommitteeGrade.GOOD, committeeGood);
        votes.put(CommitteeGrade.FAIR, committeeFair);
        votes.put(CommitteeGrade.ORDINARY, committeeOrdinary);
        votes.put(CommitteeGrade.POOR, committeePoor);
        return votes;
    }

    /** Whether somebody was found unqualified and that stands. */
    public boolean findsUnqualified(Member member) {
        return approvedOn != null && member.grade() == Grade.UNQUALIFIED;
    }
}
