package org.zhengcheng.casework.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.zhengcheng.casework.definition.DrawnElement.Kind;
import org.zhengcheng.language.Text;

/** Reads what is drawn from the text itself: a draft need not be sound for people to talk about what is in it. */
final class DrawnElements {

    private static final Pattern STEP = Pattern.compile("task|.*Task|subProcess|.*SubProcess|transaction|callActivity");
    private static final Pattern EVENT = Pattern.compile(".*Event");
    private static final Pattern GATEWAY = Pattern.compile(".*Gateway");
    private static final Set<String> FLOWS = Set.of("sequenceFlow", "messageFlow", "association");
    private static final Set<String> OTHERS =
            Set.of("participant", "lane", "textAnnotation", "group", "dataObjectReference", "dataStoreReference");

    private DrawnElements() {}

    /** Everything that is drawn, in the order in which it is written. */
    static List<DrawnElement> in(Document diagram) {
        NodeList all = diagram.getElementsByTagNameNS(DiagramGrammar.BPMN, "*");
        List<DrawnElement> drawn = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (!element.getAttribute("id").isEmpty()) {
                kind(element).ifPresent(kind -> drawn.add(drawn(element, kind)));
            }
        }
        return drawn;
    }

    private static DrawnElement drawn(Element element, Kind kind) {
        String name = element.getAttribute("name").strip();
        return new DrawnElement(
                element.getAttribute("id"),
                kind,
                name.isEmpty() ? null : new Text(name, english(element, kind)),
                kind == Kind.FLOW ? element.getAttribute("sourceRef") : "",
                kind == Kind.FLOW ? element.getAttribute("targetRef") : "");
    }

    private static Optional<Kind> kind(Element element) {
        String name = element.getLocalName();
        if (STEP.matcher(name).matches()) {
            return Optional.of(Kind.STEP);
        }
        if (name.equals("startEvent")) {
            // An act on the whole case is drawn as an event and is something people do.
            return Optional.of(said(element) == null ? Kind.START : Kind.STEP);
        }
        if (name.equals("endEvent")) {
            return Optional.of(Kind.END);
        }
        if (FLOWS.contains(name)) {
            return Optional.of(Kind.FLOW);
        }
        if (GATEWAY.matcher(name).matches()) {
            return Optional.of(Kind.GATEWAY);
        }
        return EVENT.matcher(name).matches() || OTHERS.contains(name) ? Optional.of(Kind.OTHER) : Optional.empty();
    }

    /** The English of a step stands in what we say of it, that of a flow is its documentation. */
    private static String english(Element element, Kind kind) {
        if (kind == Kind.FLOW) {
            NodeList documentation = element.getElementsByTagNameNS(DiagramGrammar.BPMN, "documentation");
            return documentation.getLength() == 0
                    ? null
                    : documentation.item(0).getTextContent().strip();
        }
        Element step = said(element);
        return step == null ? null : step.getAttribute("en").strip();
    }

    /** What we say of an element itself, not of what stands in it. */
    private static Element said(Element element) {
        NodeList all = element.getElementsByTagNameNS(Zc.NAMESPACE, "step");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i).getParentNode().getParentNode() == element) {
                return (Element) all.item(i);
            }
        }
        return null;
    }
}
