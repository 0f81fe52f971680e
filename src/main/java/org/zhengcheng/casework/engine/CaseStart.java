package org.zhengcheng.casework.engine;

import java.util.UUID;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Process;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Starts the engine's part of a case in the middle of its course. The engine's builder knows only the beginning, and
 * starting there to move on at once would open a step that nobody is to take and send out its messages.
 */
@Component
public class CaseStart {

    private final ManagementService management;
    private final RepositoryService repository;

    CaseStart(ManagementService management, RepositoryService repository) {
        this.management = management;
        this.repository = repository;
    }

    /** Starts a case so that the step is the open one; joins the transaction of the caller. */
    public void at(UUID caseId, String definitionId, String stepId) {
        ProcessDefinition definition = repository.getProcessDefinition(definitionId);
        Process process = repository.getBpmnModel(definitionId).getMainProcess();
        FlowElement step = process.getFlowElement(stepId);
        management.executeCommand(context -> CommandContextUtil.getProcessEngineConfiguration(context)
                .getProcessInstanceHelper()
                .createAndStartProcessInstanceWithInitialFlowElement(
                        definition,
                        null,
                        null,
                        null,
                        null,
                        caseId.toString(),
                        step,
                        process,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true));
    }
}
