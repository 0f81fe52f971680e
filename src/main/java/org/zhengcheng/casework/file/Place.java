package org.zhengcheng.casework.file;

import org.zhengcheng.casework.definition.Step;

/**
 * Where something can be done in a case now: an open task, or an act on the case as a whole.
 *
 * @param taskId the engine's task; null for an act
 * @param executionId what in the engine waits for the act; null for a task
 */
public record Place(Step step, String taskId, String executionId) {

    /** Whether it is a step in the case's course. */
    public boolean isTask() {
        return taskId != null;
    }

    /** How addresses name it. */
    public String id() {
        return isTask() ? taskId : step.id();
    }
}
