package org.zhengcheng.casework.consequence;

import java.util.List;
import java.util.UUID;

/**
 * A step that waits is in other hands than it was, because the tree of organisations changed; published within the
 * transaction that changed it.
 *
 * @param branchId the branch that is responsible for the case now
 * @param seats where each role is held now; roles of persons are not among them
 */
public record StepSeatsChanged(String taskId, UUID branchId, String branchName, List<StepOpened.Seat> seats) {}
