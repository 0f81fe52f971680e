package org.zhengcheng.transfer.course;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A transfer of membership as it stands. Days are days in Asia/Shanghai.
 *
 * @param probationary whether the member was on probation when it began
 * @param graduate whether it is because of graduation
 * @param originId the branch the member comes from; null for one from outside the system
 * @param destinationId the branch the member goes to; null for one outside
 * @param outside the organisation outside the system; null if there is none
 * @param duesPaidUntil the first day of the last month for which dues are paid; null if unknown
 * @param dispatchedOn when the last letter was issued; null if none was
 * @param validUntil the last day on which it can be handed in
 * @param acceptedOn from which the receiving side is responsible; null until then
 * @param endedOn when it no longer ran; null while it does
 */
public record Transfer(
        UUID caseId,
        UUID personId,
        TransferKind kind,
        TransferState state,
        boolean probationary,
        boolean graduate,
        UUID originId,
        UUID destinationId,
        String outside,
        LocalDate duesPaidUntil,
        LocalDate begunOn,
        LocalDate dispatchedOn,
        LocalDate validUntil,
        LocalDate acceptedOn,
        LocalDate acknowledgedOn,
        LocalDate endedOn) {}
