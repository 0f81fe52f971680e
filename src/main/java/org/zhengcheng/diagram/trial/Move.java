package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A step that was taken in a trial.
 *
 * @param day the invented day on which it was taken
 * @param reason why; null if nothing was written
 * @param input what was entered, by the names of the inputs
 */
record Move(String step, String outcome, LocalDate day, String reason, Map<String, List<String>> input) {}
