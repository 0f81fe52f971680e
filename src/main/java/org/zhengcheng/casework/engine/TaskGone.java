package org.zhengcheng.casework.engine;

/** A task was completed or given up; published within the transaction that did it. */
public record TaskGone(String taskId, String stepId, String definitionId) {}
