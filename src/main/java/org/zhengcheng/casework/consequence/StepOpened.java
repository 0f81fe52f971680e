package org.zhengcheng.casework.consequence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;

/**
 * A step waits to be taken; published within the transaction that opened it.
 *
 * @param notBefore the first day it is allowed; null if nothing has to be waited for
 * @param dueOn the day it is due; null if no period runs
 * @param reckoned what else is known of its dates
 * @param seats who may take it: each a role in an organisation, or a person
 */
public record StepOpened(
        String taskId,
        UUID caseId,
        String procedureKey,
        String caseNumber,
        String stepId,
        Text stepName,
        String stepNumber,
        UUID subjectId,
        String subjectName,
        UUID branchId,
        String branchName,
        Text basis,
        LocalDate notBefore,
        LocalDate dueOn,
        Reckoned reckoned,
        Instant openedAt,
        List<Seat> seats) {

    /**
     * How its dates came about.
     *
     * @param soonOn the day from which it is soon due; null if no period runs
     * @param pausedOn the day since which its period does not run; null if it runs
     * @param why sentences, each on a line of its own; null if no period runs
     */
    public record Reckoned(LocalDate soonOn, LocalDate pausedOn, Text why) {}

    /** A role, and where or who it is: exactly one of the two is set, or none where the office does not exist. */
    public record Seat(Role role, UUID organizationId, UUID personId) {}
}
