package org.zhengcheng.casework.engine;

import java.util.UUID;

/** The engine has opened a task; published within the transaction that did it. */
public record TaskCreated(UUID caseId, String taskId, String stepId, String definitionId) {}
