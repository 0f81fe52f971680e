package org.zhengcheng.browser;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a file says, whatever it looks like: the same for two files that differ in prefixes, order and layout alone. */
final class Bpmn {

    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";

    private final Document document;

    Bpmn(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    /** The same with another name for one element of the model. */
    Bpmn rename(String id, String name) {
        for (Element element : list(document.getElementsByTagNameNS(MODEL, "*"))) {
            if (element.getAttribute("id").equals(id)) {
                element.setAttributeNS(null, "name", name);
            }
        }
        return this;
    }

    /** Everything but where elements stand on the canvas: one line for each element, with all that is in it. */
    String model() {
        return told(document.getDocumentElement());
    }

    /** Which elements have a place, how large the shapes are, and what else the drawing says of them. */
    TreeSet<String> places() {
        TreeSet<String> all = new TreeSet<>();
        for (Element shape : list(document.getElementsByTagNameNS(DI, "BPMNShape"))) {
            Element box = list(shape.getElementsByTagNameNS("*", "Bounds")).get(0);
            all.add(shape.getAttribute("bpmnElement") + " " + number(box.getAttribute("width")) + " x "
                    + number(box.getAttribute("height")));
        }
        for (Element edge : list(document.getElementsByTagNameNS(DI, "BPMNEdge"))) {
            all.add(edge.getAttribute("bpmnElement") + " by "
                    + edge.getElementsByTagNameNS("*", "waypoint").getLength() + " points");
        }
        return all;
    }

    /** The comments, which are for people. */
    List<String> comments() {
        List<String> found = new ArrayList<>();
        collectComments(document, found);
        return found;
    }

    private static void collectComments(Node node, List<String> found) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.COMMENT_NODE) {
                found.add(child.getNodeValue().strip());
            }
            collectComments(child, found);
        }
    }

    private static String told(Element element) {
        TreeSet<String> attributes = new TreeSet<>();
        for (int index = 0; index < element.getAttributes().getLength(); index++) {
            Node attribute = element.getAttributes().item(index);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(key(attribute) + "=" + said(element, attribute));
            }
        }
        String text = nodes(element.getChildNodes()).stream()
                .filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .map(Node::getNodeValue)
                .collect(Collectors.joining())
                .strip();
        String inside = list(element.getChildNodes()).stream()
                .filter(child -> !child.getLocalName().equals("BPMNDiagram"))
                .map(Bpmn::told)
                .sorted()
                .collect(Collectors.joining());
        return "\n" + key(element) + " " + attributes + " " + text + inside;
    }

    /** The type of an expression may be written with any prefix. */
    private static String said(Element element, Node attribute) {
        boolean type = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getNamespaceURI());
        String value = attribute.getNodeValue();
        return type ? element.lookupNamespaceURI(prefix(value)) + value.substring(value.indexOf(':') + 1) : value;
    }

    private static String prefix(String name) {
        return name.contains(":") ? name.substring(0, name.indexOf(':')) : null;
    }

    private static String key(Node node) {
        return "{" + node.getNamespaceURI() + "}" + node.getLocalName();
    }

    private static String number(String said) {
        return new BigDecimal(said).stripTrailingZeros().toPlainString();
    }

    private static List<Element> list(NodeList nodes) {
        return nodes(nodes).stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static List<Node> nodes(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
    }
}
