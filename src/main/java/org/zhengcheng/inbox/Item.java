package org.zhengcheng.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.language.Text;

/**
 * One thing to do.
 *
 * @param stepNumber its number among the statutory steps; null for a step between them
 * @param branchName the branch that is responsible for the case
 * @param basis the articles it follows; null if none is named
 * @param notBefore the first day it is allowed; null if nothing has to be waited for
 * @param dueOn the day it is due; null if no period runs
 * @param soonOn the day from which it is soon due; null if no period runs
 * @param pausedOn the day since which its period does not run; null if it runs
 * @param why how its dates came about, each sentence on a line of its own; null if there is nothing to say
 * @param dueSort the same, far in the future if no period runs
 * @param insteadOf in whose place the reader has it to do; null if it is their own
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
        LocalDate soonOn,
        LocalDate pausedOn,
        Text why,
        LocalDate dueSort,
        Instant openedAt,
        String insteadOf,
        LocalDate today) {

    public Light light() {
        int lead = soonOn == null ? Light.LEAD_DAYS : (int) ChronoUnit.DAYS.between(soonOn, dueOn);
        Light light = Light.of(dueOn, lead, notBefore, today);
        return light != Light.OVERDUE && pausedOn != null ? Light.PAUSED : light;
    }

    /** Since how many days its period does not run, the first included. */
    public long daysPaused() {
        return ChronoUnit.DAYS.between(pausedOn, today) + 1;
    }

    /** How its dates came about: the sentence itself, then what else has to be said. */
    public List<String> whys() {
        return why == null ? List.of() : why.toString().lines().toList();
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
