package org.zhengcheng.casework.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;
import org.zhengcheng.language.Text;

/**
 * Which flows of a diagram are passed when a step ends with an outcome.
 *
 * @param byOutcome the flows by step and outcome, as {@code step outcome}
 * @param first the flows passed before the first step
 * @param gateways the step behind which a gateway stands, by the gateway's id
 * @param names the names of the flows that end a step, by id
 */
record Flows(
        Map<String, List<String>> byOutcome, Set<String> first, Map<String, String> gateways, Map<String, Text> names) {

    private static final String PASS = "pass";

    static Flows of(BpmnModel model) {
        Map<String, List<String>> byOutcome = new HashMap<>();
        Map<String, String> gateways = new HashMap<>();
        Map<String, Text> names = new HashMap<>();
        for (UserTask task : model.getMainProcess().findFlowElementsOfType(UserTask.class)) {
            SequenceFlow out = task.getOutgoingFlows().get(0);
            if (out.getTargetFlowElement() instanceof ExclusiveGateway gateway) {
                gateways.put(gateway.getId(), task.getId());
                for (SequenceFlow way : gateway.getOutgoingFlows()) {
                    byOutcome
                            .computeIfAbsent(key(task.getId(), outcome(way)), key -> new ArrayList<>())
                            .addAll(List.of(out.getId(), way.getId()));
                    names.put(way.getId(), Text.of(way.getName(), way.getDocumentation()));
                }
            } else {
                byOutcome.put(key(task.getId(), PASS), List.of(out.getId()));
            }
        }
        Set<String> first = new HashSet<>();
        model.getMainProcess()
                .findFlowElementsOfType(StartEvent.class, false)
                .forEach(start -> start.getOutgoingFlows().forEach(flow -> first.add(flow.getId())));
        return new Flows(byOutcome, first, gateways, names);
    }

    List<String> passed(String step, String outcome) {
        return byOutcome.getOrDefault(key(step, outcome), List.of());
    }

    /** The only expression a diagram may hold compares the outcome with a word in quotes. */
    private static String outcome(SequenceFlow way) {
        String condition = way.getConditionExpression();
        return condition.substring(condition.indexOf('\'') + 1, condition.lastIndexOf('\''));
    }

    private static String key(String step, String outcome) {
        return step + " " + outcome;
    }
}
