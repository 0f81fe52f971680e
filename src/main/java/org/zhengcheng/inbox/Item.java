package org.zhengcheng.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * One thing to do.
 *
 * @param stepNumber its number among the statutory steps; null for a step between them
 * @param branchName the branch that is responsible for the case
 * @param basis the articles it follows; null if none is named
 * @param notBefore the first day it is allowed; null if nothing has to be waited for
 * @param dueOn the day it is due; null if no period runs
 * @param dueSort the same, far in the future if no period runs
 */
record Item(
        String taskId,
        UUID caseId,
        String procedureKey,
        String caseNumber,
        Text stepName,
        String stepNumber,
        UUID subjectId,
        String subjectName,
        String branchName,
        Text basis,
        LocalDate notBefore,
        LocalDate dueOn,
        LocalDate dueSort,
        Instant openedAt,
        LocalDate today) {

    /** {@code over}, {@code soon}, {@code wait} (not allowed yet) or {@code fine}. */
    public String light() {
        if (group() != Group.LATER) {
            return group() == Group.OVERDUE ? "over" : isBlocked() ? "wait" : "soon";
        }
        return isBlocked() ? "wait" : "fine";
    }

    /** Whether it may not be done yet. */
    public boolean isBlocked() {
        return notBefore != null && today.isBefore(notBefore);
    }

    public Group group() {
        return Group.of(dueSort, today);
    }

    /** Days until it is due, or since; zero if no period runs. */
    public long days() {
        return dueOn == null ? 0 : Math.abs(dueOn.toEpochDay() - today.toEpochDay());
    }

    PageKey key() {
        return new PageKey(dueSort, openedAt, taskId);
    }
}
