package org.zhengcheng.casework.engine;

import java.util.Date;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ActivityInstanceEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.data.impl.MybatisActivityInstanceDataManager;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/**
 * Keeps the engine from writing down the way a case took: our own record has it. The engine does so even without history,
 * which costs a sixth of the statements of a step.
 */
class NoActivityInstances extends ActivityInstanceEntityManagerImpl {

    NoActivityInstances(ProcessEngineConfigurationImpl configuration) {
        super(configuration, new MybatisActivityInstanceDataManager(configuration));
    }

    @Override
    public void recordActivityStart(ExecutionEntity execution) {
        // Not kept.
    }

    @Override
    public void recordActivityEnd(ExecutionEntity execution, String deleteReason) {
        // Not kept.
    }

    @Override
    public void recordSequenceFlowTaken(ExecutionEntity execution) {
        // Not kept.
    }

    @Override
    public void recordSubProcessInstanceStart(ExecutionEntity parent, ExecutionEntity subProcess) {
        // Not kept.
    }

    @Override
    public void recordTaskCreated(TaskEntity task, ExecutionEntity execution) {
        // Not kept.
    }

    @Override
    public void recordActivityTaskEnd(
            TaskEntity task, ExecutionEntity execution, String userId, String deleteReason, Date endTime) {
        // Not kept.
    }

    @Override
    public void recordTaskInfoChange(TaskEntity task, Date changeTime) {
        // Not kept.
    }

    @Override
    public void syncUserTaskExecution(
            ExecutionEntity execution, FlowElement newElement, String oldActivityId, TaskEntity task) {
        // Not kept.
    }

    @Override
    public void deleteActivityInstancesByProcessInstanceId(String processInstanceId) {
        // There are none.
    }
}
