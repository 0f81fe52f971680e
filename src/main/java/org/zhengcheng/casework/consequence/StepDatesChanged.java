package org.zhengcheng.casework.consequence;

import java.time.LocalDate;

/**
 * A step that waits has other dates than it had; published within the transaction that changed them.
 *
 * @param notBefore the first day it is allowed; null if nothing has to be waited for
 * @param dueOn the day it is due; null if no period runs
 * @param reckoned when it is soon due, and how its dates came about
 */
public record StepDatesChanged(String taskId, LocalDate notBefore, LocalDate dueOn, StepOpened.Reckoned reckoned) {}
