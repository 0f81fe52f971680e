package org.zhengcheng.casework.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Decides whether the text of a diagram may reach the engine at all. A diagram is code to an engine, so only listed
 * elements and attributes pass, nothing is evaluated but the outcome of a step, and names are never expressions.
 */
class DiagramCheck {

    private static final int LARGEST = 512 * 1024;
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String FLOWABLE = "http://flowable.org/bpmn";
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");
    private static final Set<String> DRAWN =
            Set.of("BPMNDiagram", "BPMNPlane", "BPMNShape", "BPMNEdge", "BPMNLabel", "Bounds", "waypoint");
    /** Namespaces whose attributes mean nothing to an engine. */
    private static final Set<String> HARMLESS = Set.of(
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.XML_NS_URI, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "message",
            "collaboration",
            "participant",
            "process",
            "laneSet",
            "lane",
            "flowNodeRef",
            "startEvent",
            "endEvent",
            "userTask",
            "exclusiveGateway",
            "sequenceFlow",
            "conditionExpression",
            "subProcess",
            "messageEventDefinition",
            "incoming",
            "outgoing",
            "documentation",
            "extensionElements");
    private static final Set<String> ENGINE_ATTRIBUTES = Set.of("formKey", "candidateGroups");

    private final Schema vocabulary;

    DiagramCheck() throws IOException {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            this.vocabulary = factory.newSchema(
                    new StreamSource(new ClassPathResource("processes/zhengcheng.xsd").getInputStream()));
        } catch (SAXException broken) {
            throw new IllegalStateException("processes/zhengcheng.xsd", broken);
        }
    }

    /** What is wrong with the text, in sentences that name the element; empty if it may be read. */
    List<String> problems(byte[] text) {
        if (text.length > LARGEST) {
            return List.of("larger than 512 kB");
        }
        if (new String(text, StandardCharsets.UTF_8).contains("<!DOCTYPE")) {
            return List.of("contains a DOCTYPE");
        }
        List<String> problems = new ArrayList<>();
        try {
            check(parse(text).getDocumentElement(), problems);
        } catch (SAXException | IOException malformed) {
            problems.add(malformed.getMessage());
        }
        return problems;
    }

    private static Document parse(byte[] text) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // What is wrong is said by the exception, not on the console.
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(text));
        } catch (ParserConfigurationException unsupported) {
            throw new IllegalStateException(unsupported);
        }
    }

    private void check(Element element, List<String> problems) {
        if (!isListed(element)) {
            problems.add("the element " + element.getNodeName() + " is not allowed");
            return;
        }
        if (Zc.NAMESPACE.equals(element.getNamespaceURI())) {
            conforms(element, problems);
            return;
        }
        attributes(element, problems);
        if (element.getLocalName().equals("conditionExpression")) {
            if (!DiagramReader.CONDITION
                    .matcher(element.getTextContent().strip())
                    .matches()) {
                problems.add("only ${outcome == '…'} is a condition, not "
                        + element.getTextContent().strip());
            }
        } else if (element.getLocalName().equals("documentation")) {
            refuseExpression(element, element.getTextContent(), problems);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                check(inner, problems);
            }
        }
    }

    /** The engine goes by local names at any depth, so a step must not hide in the drawing. */
    private static boolean isListed(Element element) {
        if (isDrawing(element)) {
            return DRAWN.contains(element.getLocalName());
        }
        if (isDrawing(element.getParentNode())) {
            return false;
        }
        return Zc.NAMESPACE.equals(element.getNamespaceURI())
                || BPMN.equals(element.getNamespaceURI()) && ELEMENTS.contains(element.getLocalName());
    }

    private static boolean isDrawing(Node node) {
        return node.getNamespaceURI() != null && DRAWING.contains(node.getNamespaceURI());
    }

    private static void attributes(Element element, List<String> problems) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String space = attribute.getNamespaceURI();
            boolean allowed = space == null
                    || HARMLESS.contains(space)
                    || FLOWABLE.equals(space) && ENGINE_ATTRIBUTES.contains(attribute.getLocalName());
            if (!allowed) {
                problems.add(where(element) + " has the attribute " + attribute.getName() + ", which is not allowed");
            }
            refuseExpression(element, attribute.getValue(), problems);
        }
    }

    private static void refuseExpression(Element element, String text, List<String> problems) {
        if (text.contains("${") || text.contains("#{")) {
            problems.add(where(element) + " holds an expression where a text belongs: " + text.strip());
        }
    }

    private void conforms(Element element, List<String> problems) {
        try {
            vocabulary.newValidator().validate(new DOMSource(element));
        } catch (SAXException wrong) {
            Node owner = element.getParentNode().getParentNode();
            problems.add(where(owner instanceof Element step ? step : element) + ": " + wrong.getMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String where(Element element) {
        return element.getNodeName() + " " + element.getAttribute("id");
    }
}
