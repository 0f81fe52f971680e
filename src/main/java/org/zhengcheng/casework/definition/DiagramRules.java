package org.zhengcheng.casework.definition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BaseElement;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.UserTask;
import org.zhengcheng.organization.Role;

/**
 * What the house requires of every diagram, in the words of whoever draws it: each step has somebody who acts, a form, a
 * way in and a way to an end; a gateway offers the outcomes of the step before it.
 */
final class DiagramRules {

    private final Process process;
    private final Faults faults;

    private DiagramRules(Process process, Faults faults) {
        this.process = process;
        this.faults = faults;
    }

    static void check(BpmnModel model, Faults faults) {
        Process process = model.getMainProcess();
        if (process != null) {
            new DiagramRules(process, faults).check();
        }
    }

    private void check() {
        if (!process.isExecutable()) {
            faults.error(process.getId(), "diagram.rule.executable");
        }
        if (blank(process.getName())) {
            faults.error(process.getId(), "diagram.rule.processName");
        }
        if (Zc.all(process, "regulation").isEmpty()) {
            faults.error(process.getId(), "diagram.rule.noRegulation");
        }
        rungs(process, process.getId());
        Zc.all(process, "teamReview").forEach(review -> roles(review.words("by"), review.get("id")));
        start();
        all(UserTask.class).forEach(this::step);
        all(ExclusiveGateway.class).forEach(this::gateway);
        all(SubProcess.class).forEach(this::act);
        ways();
    }

    private void start() {
        List<StartEvent> starts = all(StartEvent.class).toList();
        if (starts.size() != 1) {
            faults.error(process.getId(), "diagram.rule.oneStart", String.valueOf(starts.size()));
            return;
        }
        StartEvent start = starts.get(0);
        if (!(only(start) instanceof UserTask)) {
            faults.error(start.getId(), "diagram.rule.startLeads");
        }
    }

    private void step(UserTask task) {
        String id = task.getId();
        if (blank(task.getName())) {
            faults.error(id, "diagram.rule.noName");
        }
        if (task.getCandidateGroups().isEmpty()) {
            faults.error(id, "diagram.rule.noRole");
        }
        roles(task.getCandidateGroups(), id);
        form(task.getFormKey(), id);
        extension(task, id);
        if (process.getLanes().stream()
                .noneMatch(lane -> lane.getFlowReferences().contains(id))) {
            faults.warning(id, "diagram.rule.noStage");
        }
        FlowElement next = only(task);
        if (next == null) {
            faults.error(id, "diagram.rule.oneWay");
        } else if (!(next instanceof UserTask || next instanceof EndEvent || next instanceof ExclusiveGateway)) {
            faults.error(id, "diagram.rule.leads");
        }
    }

    /** What a step and an act on the whole case have in common. */
    private void extension(FlowElement element, String id) {
        Zc step = Zc.first(element, "step").orElse(null);
        if (step == null) {
            faults.error(id, "diagram.rule.noStep");
        } else if (blank(step.get("en"))) {
            faults.warning(id, "diagram.rule.noEnglish");
        }
        for (Zc period : Zc.all(element, "period")) {
            if ((period.get("length") == null) == (period.get("workingDays") == null)) {
                faults.error(id, "diagram.rule.periodLength");
            }
        }
        for (Zc effect : Zc.all(element, "effect")) {
            long set = Stream.of("standing", "appoint", "organization", "pass", "named")
                    .filter(name -> effect.get(name) != null)
                    .count();
            boolean incomplete = effect.get("standing") != null && effect.get("date") == null
                    || effect.get("appoint") != null && effect.get("field") == null;
            if (set != 1 || incomplete) {
                faults.error(id, "diagram.rule.effect");
            }
            roles(effect.words("appoint"), id);
        }
        Zc.all(element, "notify").forEach(told -> roles(told.words("who"), id));
        rungs(element, id);
    }

    private void rungs(BaseElement element, String id) {
        for (Zc rung : Zc.all(element, "escalate")) {
            if ((rung.get("days") == null) == (rung.get("workingDays") == null)) {
                faults.error(id, "diagram.rule.rung");
            }
        }
    }

    private void form(String key, String id) {
        if (blank(key)) {
            faults.error(id, "diagram.rule.noForm");
        }
    }

    private void roles(Collection<String> roles, String id) {
        roles.stream()
                .map(String::strip)
                .filter(role -> Role.of(role).isEmpty())
                .forEach(role -> faults.error(id, "diagram.rule.unknownRole", Refusals.shortened(role)));
    }

    private void gateway(ExclusiveGateway gateway) {
        String id = gateway.getId();
        if (gateway.getIncomingFlows().isEmpty()
                || gateway.getIncomingFlows().stream()
                        .anyMatch(flow -> !(flow.getSourceFlowElement() instanceof UserTask))) {
            faults.error(id, "diagram.rule.gatewayAfter");
        }
        if (gateway.getOutgoingFlows().isEmpty()) {
            faults.error(id, "diagram.rule.noOutcome");
        }
        Set<String> values = new HashSet<>();
        for (SequenceFlow flow : gateway.getOutgoingFlows()) {
            Matcher condition = DiagramReader.CONDITION.matcher(
                    flow.getConditionExpression() == null
                            ? ""
                            : flow.getConditionExpression().strip());
            if (!condition.matches()) {
                faults.error(flow.getId(), "diagram.rule.noCondition");
            } else if (!values.add(condition.group(1))) {
                faults.error(flow.getId(), "diagram.rule.sameOutcome", condition.group(1));
            }
            if (blank(flow.getName())) {
                faults.warning(flow.getId(), "diagram.rule.noButton");
            } else if (blank(flow.getDocumentation())) {
                faults.warning(flow.getId(), "diagram.rule.noButtonEnglish");
            }
            if (!(flow.getTargetFlowElement() instanceof UserTask || flow.getTargetFlowElement() instanceof EndEvent)) {
                faults.error(flow.getId(), "diagram.rule.leads");
            }
        }
    }

    private void act(SubProcess whole) {
        String id = whole.getId();
        List<StartEvent> starts = whole.getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .toList();
        if (!(whole instanceof EventSubProcess)
                || starts.size() != 1
                || starts.get(0).getEventDefinitions().isEmpty()
                || !(only(starts.get(0)) instanceof EndEvent)) {
            faults.error(id, "diagram.rule.act");
            return;
        }
        StartEvent start = starts.get(0);
        if (blank(start.getName())) {
            faults.error(start.getId(), "diagram.rule.noName");
        }
        form(start.getFormKey(), start.getId());
        extension(start, start.getId());
        List<String> by = Zc.first(start, "step").map(step -> step.words("by")).orElse(List.of());
        if (by.isEmpty()) {
            faults.error(start.getId(), "diagram.rule.noRole");
        }
        roles(by, start.getId());
    }

    /** Every step can be reached, and from every step an end. */
    private void ways() {
        List<FlowNode> nodes = all(FlowNode.class)
                .filter(node -> !(node instanceof SubProcess))
                .toList();
        Set<String> reached = reach(
                nodes.stream().filter(StartEvent.class::isInstance).toList(),
                node -> node.getOutgoingFlows().stream().map(SequenceFlow::getTargetFlowElement));
        Set<String> ending = reach(
                nodes.stream().filter(EndEvent.class::isInstance).toList(),
                node -> node.getIncomingFlows().stream().map(SequenceFlow::getSourceFlowElement));
        for (FlowNode node : nodes) {
            if (!reached.contains(node.getId())) {
                faults.error(node.getId(), "diagram.rule.unreached");
            } else if (!ending.contains(node.getId())) {
                faults.error(node.getId(), "diagram.rule.noEnd");
            }
        }
    }

    private static Set<String> reach(List<FlowNode> from, Function<FlowNode, Stream<FlowElement>> next) {
        Set<String> reached = from.stream().map(FlowNode::getId).collect(Collectors.toSet());
        Deque<FlowNode> waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            next.apply(waiting.poll())
                    .filter(FlowNode.class::isInstance)
                    .map(FlowNode.class::cast)
                    .filter(node -> reached.add(node.getId()))
                    .forEach(waiting::add);
        }
        return reached;
    }

    private <T extends FlowElement> Stream<T> all(Class<T> kind) {
        return process.getFlowElements().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Where the only way out leads; null if there are several or none. */
    private static FlowElement only(FlowNode node) {
        return node.getOutgoingFlows().size() == 1
                ? node.getOutgoingFlows().get(0).getTargetFlowElement()
                : null;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
