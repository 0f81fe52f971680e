package org.zhengcheng.casework.engine;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEventType;
import org.flowable.task.api.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns the engine's events about tasks into events of the application, in the same transaction. */
@Component
class TaskEvents implements FlowableEventListener {

    private final ApplicationEventPublisher publisher;

    TaskEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void onEvent(FlowableEvent event) {
        if (!(((FlowableEntityEvent) event).getEntity() instanceof Task task)) {
            return;
        }
        if (event.getType() == FlowableEngineEventType.TASK_CREATED) {
            publisher.publishEvent(new TaskCreated(
                    UUID.fromString(task.getProcessInstanceId()),
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    task.getProcessDefinitionId()));
        } else {
            publisher.publishEvent(
                    new TaskGone(task.getId(), task.getTaskDefinitionKey(), task.getProcessDefinitionId()));
        }
    }

    @Override
    public Collection<? extends FlowableEventType> getTypes() {
        return List.of(FlowableEngineEventType.TASK_CREATED, FlowableEngineEventType.ENTITY_DELETED);
    }

    @Override
    public boolean isFailOnException() {
        return true;
    }

    @Override
    public boolean isFireOnTransactionLifecycleEvent() {
        return false;
    }

    @Override
    public String getOnTransaction() {
        return null;
    }
}
