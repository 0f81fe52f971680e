package org.zhengcheng.casework.engine;

import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BaseElement;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.ExtensionElement;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Lane;
import org.flowable.bpmn.model.Message;
import org.flowable.bpmn.model.MessageEventDefinition;
import org.flowable.bpmn.model.Pool;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.impl.bpmn.parser.BpmnParse;
import org.flowable.engine.parse.BpmnParseHandler;
import org.springframework.beans.BeanUtils;

/**
 * Looks at what the engine understood of a diagram, whatever stood in the file and whoever put it there: at every
 * deployment, and again whenever a definition is read back from the database. An element of another kind is refused,
 * and so is every property that is not listed here and says anything, those of future versions of the engine included.
 */
final class ListedElements implements BpmnParseHandler {

    private static final String OURS = "https://zhengcheng.org/bpmn";
    private static final int MOST_NODES = 200;
    private static final int MOST_FLOWS = 400;
    private static final Set<String> PLAIN =
            Set.of("class", "id", "name", "documentation", "xmlRowNumber", "xmlColumnNumber");
    private static final Set<String> FLOWING =
            Set.of("extensionElements", "parentContainer", "subProcess", "incomingFlows", "outgoingFlows", "behavior");

    /** What an element of a kind may say; what leads on to other elements is looked at with those. */
    private static final Map<Class<?>, Set<String>> LISTED = Map.ofEntries(
            Map.entry(
                    BpmnModel.class,
                    Set.of(
                            "class",
                            "definitionsAttributes",
                            "processes",
                            "mainProcess",
                            "messages",
                            "pools",
                            "locationMap",
                            "labelLocationMap",
                            "flowLocationMap",
                            "edgeMap",
                            "namespaces",
                            "targetNamespace",
                            "sourceSystemId",
                            "eventSupport")),
            listed(
                    Process.class,
                    "extensionElements",
                    "executable",
                    "lanes",
                    "flowElements",
                    "flowElementMap",
                    "initialFlowElement"),
            listed(UserTask.class, FLOWING, "formKey", "candidateGroups"),
            listed(StartEvent.class, FLOWING, "formKey", "eventDefinitions"),
            listed(EndEvent.class, FLOWING),
            listed(ExclusiveGateway.class, FLOWING),
            listed(EventSubProcess.class, FLOWING, "flowElements", "flowElementMap"),
            listed(
                    SequenceFlow.class,
                    FLOWING,
                    "conditionExpression",
                    "sourceRef",
                    "targetRef",
                    "sourceFlowElement",
                    "targetFlowElement",
                    "waypoints"),
            listed(MessageEventDefinition.class, "messageRef"),
            listed(Message.class),
            listed(Pool.class, "processRef", "executable"),
            listed(Lane.class, "parentProcess", "flowReferences"));

    private static Map.Entry<Class<?>, Set<String>> listed(Class<?> kind, String... more) {
        return listed(kind, Set.of(), more);
    }

    private static Map.Entry<Class<?>, Set<String>> listed(Class<?> kind, Set<String> common, String... more) {
        return Map.entry(
                kind,
                Stream.of(PLAIN, common, Set.of(more)).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Collection<Class<? extends BaseElement>> getHandledTypes() {
        return List.of(Process.class);
    }

    @Override
    public void parse(BpmnParse parse, BaseElement process) {
        List<String> problems = problems(parse.getBpmnModel());
        if (!problems.isEmpty()) {
            throw new FlowableException("This diagram is not taken: " + String.join("; ", problems));
        }
    }

    static List<String> problems(BpmnModel model) {
        List<String> problems = new ArrayList<>();
        compare(model, "the diagram", problems);
        model.getDefinitionsAttributes().values().stream()
                .flatMap(List::stream)
                .filter(attribute -> attribute.getNamespace() != null)
                .forEach(attribute -> problems.add("the diagram says something as its " + attribute.getName()));
        model.getMessages().forEach(message -> check(message, problems));
        model.getPools().forEach(pool -> check(pool, problems));
        if (model.getProcesses().size() != 1) {
            problems.add("it holds " + model.getProcesses().size() + " processes, not one");
        }
        for (Process process : model.getProcesses()) {
            check(process, problems);
            process.getLanes().forEach(lane -> check(lane, problems));
            Collection<FlowElement> all = process.getFlowElementMap().values();
            long flows = all.stream().filter(SequenceFlow.class::isInstance).count();
            if (flows > MOST_FLOWS || all.size() - flows > MOST_NODES) {
                problems.add("it is larger than any procedure");
            }
            // Two elements of one id would hide one of them from the map.
            Stream.concat(all.stream(), process.getFlowElements().stream())
                    .distinct()
                    .forEach(element -> check(element, problems));
        }
        return problems;
    }

    private static void check(BaseElement element, List<String> problems) {
        String where = element.getClass().getSimpleName() + " " + element.getId();
        if (!LISTED.containsKey(element.getClass())) {
            problems.add(where + " is of a kind that is not listed");
            return;
        }
        compare(element, where, problems);
        element.getExtensionElements().values().stream()
                .flatMap(List::stream)
                .filter(extension -> !OURS.equals(extension.getNamespace()))
                .map(ExtensionElement::getName)
                .forEach(name -> problems.add(where + " has the extension " + name));
        if (element instanceof SequenceFlow flow
                && flow.getConditionExpression() != null
                && !ListedExpressions.isComparison(flow.getConditionExpression())) {
            problems.add(where + " has a condition that is not listed");
        }
        if (element instanceof StartEvent start) {
            start.getEventDefinitions().forEach(definition -> check(definition, problems));
        }
        if (element instanceof EventSubProcess whole) {
            whole.getFlowElements().forEach(inner -> check(inner, problems));
        }
    }

    /** Whatever is not listed must be as it is in an element that nobody has said anything about. */
    private static void compare(Object element, String where, List<String> problems) {
        Object fresh = BeanUtils.instantiateClass(element.getClass());
        Set<String> listed = LISTED.get(element.getClass());
        for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(element.getClass())) {
            if (property.getReadMethod() == null) {
                continue;
            }
            Object value = value(property, element);
            if (!listed.contains(property.getName())) {
                if (!Objects.equals(value, value(property, fresh))) {
                    problems.add(where + " says something as its " + property.getName());
                }
            } else if (!property.getName().equals("conditionExpression")
                    && texts(value).anyMatch(ListedExpressions::isDynamic)) {
                problems.add(where + " holds an expression as its " + property.getName());
            }
        }
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return Stream.ofNullable(value).filter(String.class::isInstance).map(String.class::cast);
    }

    private static Object value(PropertyDescriptor property, Object of) {
        try {
            Object value = property.getReadMethod().invoke(of);
            return value instanceof Collection<?> several ? List.copyOf(several) : value;
        } catch (ReflectiveOperationException unreadable) {
            throw new FlowableException(
                    "This diagram is not taken: its " + property.getName() + " cannot be read", unreadable);
        }
    }
}
