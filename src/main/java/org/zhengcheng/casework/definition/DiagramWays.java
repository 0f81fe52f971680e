package org.zhengcheng.casework.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** How large a diagram is, whether its ways lead to something, and whether any goes round without a step on it. */
final class DiagramWays {

    private static final int MOST_NODES = 200;
    private static final int MOST_FLOWS = 400;
    private static final List<String> NODES =
            List.of("startEvent", "endEvent", "userTask", "exclusiveGateway", "subProcess");

    private final Refusals refusals;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<Element>> kinds = new HashMap<>();
    private final Map<String, Element> nodes = new HashMap<>();
    private final Map<String, List<String>> onward = new HashMap<>();

    private DiagramWays(Refusals refusals) {
        this.refusals = refusals;
    }

    static void check(Document diagram, Refusals refusals) {
        new DiagramWays(refusals).check(diagram);
    }

    private void check(Document diagram) {
        gather(diagram.getDocumentElement());
        int count = 0;
        for (String kind : NODES) {
            for (Element node : elements(kind)) {
                nodes.put(node.getAttribute("id"), node);
                count++;
            }
        }
        List<Element> flows = elements("sequenceFlow");
        if (count > MOST_NODES || flows.size() > MOST_FLOWS) {
            refusals.add("diagram.refused.nodes", String.valueOf(count), String.valueOf(flows.size()));
            return;
        }
        if (elements("process").size() != 1) {
            refusals.add("diagram.refused.processes");
        }
        for (Element flow : flows) {
            String from = flow.getAttribute("sourceRef");
            String to = flow.getAttribute("targetRef");
            for (String end : List.of(from, to)) {
                if (!nodes.containsKey(end)) {
                    refusals.at(flow, "diagram.refused.missing", Refusals.shortened(end));
                }
            }
            onward.computeIfAbsent(from, start -> new ArrayList<>()).add(to);
        }
        Set<String> ended = new HashSet<>();
        for (String node : nodes.keySet()) {
            goesRound(node, new HashSet<>(), ended);
        }
    }

    /** Of two elements with one name the engine takes the last, a reader the first. */
    private void gather(Element element) {
        boolean ours = Zc.NAMESPACE.equals(element.getNamespaceURI());
        if (!ours && element.hasAttribute("id") && !ids.add(element.getAttribute("id"))) {
            refusals.at(element, "diagram.refused.twice", Refusals.shortened(element.getAttribute("id")));
        }
        if (DiagramGrammar.BPMN.equals(element.getNamespaceURI())) {
            kinds.computeIfAbsent(element.getLocalName(), kind -> new ArrayList<>())
                    .add(element);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                gather(inner);
            }
        }
    }

    /** The depth is that of the diagram's nodes, which are few. */
    private void goesRound(String node, Set<String> way, Set<String> ended) {
        Element element = nodes.get(node);
        if (element == null || element.getLocalName().equals("userTask") || ended.contains(node)) {
            return;
        }
        if (!way.add(node)) {
            refusals.at(element, "diagram.refused.endless");
            ended.addAll(way);
            return;
        }
        for (String next : onward.getOrDefault(node, List.of())) {
            goesRound(next, way, ended);
        }
        way.remove(node);
        ended.add(node);
    }

    private List<Element> elements(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }
}
