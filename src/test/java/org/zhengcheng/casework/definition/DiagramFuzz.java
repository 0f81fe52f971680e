package org.zhengcheng.casework.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.Messages;

/**
 * What a fuzzer calls with whatever it thinks of ({@code org.zhengcheng.fuzz.Fuzzing}). The reader answers, always;
 * and what it lets through is to the engine no more than it is to us.
 */
public final class DiagramFuzz {

    private static final Set<Class<?>> LISTED = Set.of(
            StartEvent.class,
            EndEvent.class,
            UserTask.class,
            ExclusiveGateway.class,
            SequenceFlow.class,
            EventSubProcess.class);
    private static final DiagramCheck CHECK = check();

    private DiagramFuzz() {}

    /** The name and the form are those that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] text) {
        List<Text> problems = CHECK.problems(text);
        for (Text problem : problems) {
            if (problem.english().isBlank() || problem.chinese().isBlank()) {
                throw new IllegalStateException("A refusal without a reason");
            }
        }
        if (problems.isEmpty()) {
            understoodAlike(text);
        }
    }

    private static void understoodAlike(byte[] text) {
        BpmnModel model = new BpmnXMLConverter()
                .convertToBpmnModel(() -> new ByteArrayInputStream(text), false, true, StandardCharsets.UTF_8.name());
        if (model.getProcesses().size() != 1
                || !model.getImports().isEmpty()
                || !model.getSignals().isEmpty()) {
            throw new IllegalStateException("The engine sees another diagram");
        }
        Process process = model.getMainProcess();
        if (!process.getExecutionListeners().isEmpty()
                || !process.getEventListeners().isEmpty()) {
            throw new IllegalStateException("The engine sees a listener");
        }
        for (FlowElement element : process.getFlowElementMap().values()) {
            if (!LISTED.contains(element.getClass())
                    || !element.getExecutionListeners().isEmpty()) {
                throw new IllegalStateException(
                        "The engine sees a " + element.getClass().getSimpleName());
            }
            if (isDynamic(element.getName()) || isDynamic(element.getDocumentation())) {
                throw new IllegalStateException("The engine sees an expression");
            }
            if (element instanceof UserTask task
                    && (task.getAssignee() != null
                            || task.hasMultiInstanceLoopCharacteristics()
                            || task.isAsynchronous())) {
                throw new IllegalStateException("The engine sees more of a step");
            }
        }
    }

    private static boolean isDynamic(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    private static DiagramCheck check() {
        try {
            return new DiagramCheck(Messages.source());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
