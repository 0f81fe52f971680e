package org.zhengcheng.casework.definition;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The elements and attributes that a diagram may consist of, and what may stand in each. Nothing else is read. */
final class DiagramGrammar {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String FLOWABLE = "http://flowable.org/bpmn";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String BOUNDS = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String POINTS = "http://www.omg.org/spec/DD/20100524/DI";

    /** A namespace that is declared and never used may still be of use to somebody. */
    static final Set<String> NAMESPACES = Set.of(BPMN, FLOWABLE, XSI, DRAWING, BOUNDS, POINTS, Zc.NAMESPACE);

    /** What an attribute of words is held against; see {@link org.zhengcheng.language.PlainWords}. */
    static final Pattern WORDS = Pattern.compile("(?s).*");

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern TRUE = Pattern.compile("true");
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,9})?");
    private static final Pattern SPACE = Pattern.compile("https?://[A-Za-z0-9./_-]{1,200}");
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}/[a-z][a-z0-9-]{0,63}");
    private static final Pattern ROLES = Pattern.compile("[a-z][a-z0-9-]{0,63}(,[a-z][a-z0-9-]{0,63}){0,19}");

    private static final Map<String, Pattern> NAMED = Map.of("id", ID, "name", WORDS);

    /** What begins with a prefix of the engine's is written in braces: {@code {http://flowable.org/bpmn}formKey}. */
    private static final Map<String, Kind> STEPS = Map.ofEntries(
            Map.entry(
                    "definitions",
                    new Kind(
                            Map.of("id", ID, "name", WORDS, "targetNamespace", SPACE),
                            "message",
                            "collaboration",
                            "process",
                            "BPMNDiagram")),
            Map.entry("message", new Kind(NAMED)),
            Map.entry("collaboration", new Kind(Map.of("id", ID), "participant")),
            Map.entry("participant", new Kind(Map.of("id", ID, "name", WORDS, "processRef", ID))),
            Map.entry(
                    "process",
                    new Kind(
                            Map.of("id", ID, "name", WORDS, "isExecutable", TRUE),
                            "documentation",
                            "extensionElements",
                            "laneSet",
                            "startEvent",
                            "endEvent",
                            "userTask",
                            "exclusiveGateway",
                            "sequenceFlow",
                            "subProcess")),
            Map.entry("laneSet", new Kind(Map.of("id", ID), "lane")),
            Map.entry("lane", new Kind(NAMED, "flowNodeRef")),
            Map.entry(
                    "startEvent",
                    new Kind(
                            Map.of("id", ID, "name", WORDS, engine("formKey"), FORM),
                            "documentation",
                            "extensionElements",
                            "outgoing",
                            "messageEventDefinition")),
            Map.entry("endEvent", new Kind(NAMED, "documentation", "extensionElements", "incoming")),
            Map.entry(
                    "userTask",
                    new Kind(
                            Map.of("id", ID, "name", WORDS, engine("formKey"), FORM, engine("candidateGroups"), ROLES),
                            "documentation",
                            "extensionElements",
                            "incoming",
                            "outgoing")),
            Map.entry(
                    "exclusiveGateway", new Kind(NAMED, "documentation", "extensionElements", "incoming", "outgoing")),
            Map.entry(
                    "sequenceFlow",
                    new Kind(
                            Map.of("id", ID, "name", WORDS, "sourceRef", ID, "targetRef", ID),
                            "documentation",
                            "extensionElements",
                            "conditionExpression")),
            Map.entry(
                    "subProcess",
                    new Kind(
                            Map.of("id", ID, "name", WORDS, "triggeredByEvent", TRUE),
                            "documentation",
                            "extensionElements",
                            "startEvent",
                            "endEvent",
                            "sequenceFlow")),
            Map.entry("messageEventDefinition", new Kind(Map.of("id", ID, "messageRef", ID))),
            Map.entry(
                    "conditionExpression",
                    new Kind(Map.of("{" + XSI + "}type", Pattern.compile("([a-z0-9]+:)?tFormalExpression")))),
            Map.entry("documentation", new Kind(Map.of())),
            Map.entry("extensionElements", new Kind(Map.of())),
            Map.entry("incoming", new Kind(Map.of())),
            Map.entry("outgoing", new Kind(Map.of())),
            Map.entry("flowNodeRef", new Kind(Map.of())));

    private static final Map<String, Kind> DRAWN = Map.of(
            "BPMNDiagram", new Kind(Map.of("id", ID, "name", WORDS), "BPMNPlane"),
            "BPMNPlane", new Kind(Map.of("id", ID, "bpmnElement", ID), "BPMNShape", "BPMNEdge"),
            "BPMNShape",
                    new Kind(
                            Map.of(
                                    "id", ID,
                                    "bpmnElement", ID,
                                    "isExpanded", TRUTH,
                                    "isHorizontal", TRUTH,
                                    "isMarkerVisible", TRUTH),
                            "Bounds",
                            "BPMNLabel"),
            "BPMNEdge", new Kind(Map.of("id", ID, "bpmnElement", ID), "waypoint", "BPMNLabel"),
            "BPMNLabel", new Kind(Map.of("id", ID), "Bounds"));

    private static final Kind BOX = new Kind(Map.of("x", NUMBER, "y", NUMBER, "width", NUMBER, "height", NUMBER));
    private static final Kind POINT = new Kind(Map.of("x", NUMBER, "y", NUMBER));

    private DiagramGrammar() {}

    /**
     * An element.
     *
     * @param attributes the attributes it may have, each with what its whole value must match
     * @param children the elements that may stand in it
     */
    record Kind(Map<String, Pattern> attributes, Set<String> children) {

        private Kind(Map<String, Pattern> attributes, String... children) {
            this(attributes, Set.of(children));
        }
    }

    /** What is listed about an element; null if it is not listed. */
    static Kind of(String namespace, String name) {
        if (namespace == null) {
            return null;
        }
        return switch (namespace) {
            case BPMN -> STEPS.get(name);
            case DRAWING -> DRAWN.get(name);
            case BOUNDS -> name.equals("Bounds") ? BOX : null;
            case POINTS -> name.equals("waypoint") ? POINT : null;
            default -> null;
        };
    }

    /** Whether a text is the id of something. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static String engine(String attribute) {
        return "{" + FLOWABLE + "}" + attribute;
    }
}
