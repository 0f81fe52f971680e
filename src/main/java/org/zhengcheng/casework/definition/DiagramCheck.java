package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.zhengcheng.language.Text;

/**
 * Decides whether the text of a diagram may reach the engine at all. A diagram is code to an engine, so only listed
 * elements and attributes pass, in their places; nothing is evaluated but the outcome of a step, names are words,
 * and who acts, when and with what effect is said in our own closed vocabulary.
 */
class DiagramCheck {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final String LOCALE = "http://apache.org/xml/properties/locale";
    private static final Set<String> REFERENCES = Set.of("incoming", "outgoing", "flowNodeRef");

    private final Schema vocabulary;
    private final MessageSource messages;

    DiagramCheck(MessageSource messages) throws IOException {
        this.messages = messages;
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            this.vocabulary = factory.newSchema(
                    new StreamSource(new ClassPathResource("processes/zhengcheng.xsd").getInputStream()));
        } catch (SAXException broken) {
            throw new IllegalStateException("processes/zhengcheng.xsd", broken);
        }
    }

    /** What is wrong with the text, each with its line and element; empty if it may be read. */
    List<Text> problems(byte[] text) {
        return refusals(text).all();
    }

    /** The same by the element. */
    List<Fault> faults(byte[] text) {
        return refusals(text).faults();
    }

    private Refusals refusals(byte[] text) {
        Refusals refusals = new Refusals(messages);
        Document diagram = DiagramParser.parse(text, refusals);
        if (diagram != null) {
            Element root = diagram.getDocumentElement();
            if (isOurs(root) || !root.getLocalName().equals("definitions")) {
                refusals.at(root, "diagram.refused.element", root.getNodeName());
            } else {
                check(root, refusals);
                DiagramWays.check(diagram, refusals);
            }
        }
        return refusals;
    }

    private void check(Element element, Refusals refusals) {
        DiagramGrammar.Kind kind = DiagramGrammar.of(element.getNamespaceURI(), element.getLocalName());
        if (kind == null) {
            refusals.at(element, "diagram.refused.element", element.getNodeName());
            return;
        }
        attributes(element, kind, refusals);
        content(element, refusals);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                child(inner, element, kind, refusals);
            }
        }
    }

    /**
     * The engine goes by local names at any depth, so each stands where it belongs: a step must not hide in the
     * drawing.
     */
    private void child(Element inner, Element element, DiagramGrammar.Kind kind, Refusals refusals) {
        boolean extension = element.getLocalName().equals("extensionElements");
        if (extension && isOurs(inner)) {
            ours(inner, refusals);
        } else if (DiagramGrammar.of(inner.getNamespaceURI(), inner.getLocalName()) != null
                && !kind.children().contains(inner.getLocalName())) {
            refusals.at(inner, "diagram.refused.place", inner.getNodeName(), element.getNodeName());
        } else {
            check(inner, refusals);
        }
    }

    private static boolean isOurs(Element element) {
        return Zc.NAMESPACE.equals(element.getNamespaceURI());
    }

    private static void attributes(Element element, DiagramGrammar.Kind kind, Refusals refusals) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String space = attribute.getNamespaceURI();
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(space)) {
                namespace(element, attribute, refusals);
                continue;
            }
            Pattern allowed = kind.attributes()
                    .get(space == null ? attribute.getLocalName() : "{" + space + "}" + attribute.getLocalName());
            if (allowed == null) {
                refusals.at(element, "diagram.refused.attribute", attribute.getName());
            } else if (allowed != DiagramGrammar.WORDS
                    && !allowed.matcher(attribute.getValue()).matches()) {
                refusals.at(
                        element,
                        "diagram.refused.value",
                        attribute.getName(),
                        Refusals.shortened(attribute.getValue()));
            }
            refusals.unlessWords(element, attribute.getValue(), LONGEST_NAME);
        }
    }

    private static void namespace(Element element, Attr declaration, Refusals refusals) {
        if (!DiagramGrammar.NAMESPACES.contains(declaration.getValue())) {
            refusals.at(element, "diagram.refused.namespace", Refusals.shortened(declaration.getValue()));
        }
    }

    /** Text stands in a documentation, a condition or a reference, and nowhere else. */
    private static void content(Element element, Refusals refusals) {
        String name = element.getLocalName();
        String text = text(element);
        if (name.equals("conditionExpression")) {
            if (!DiagramReader.CONDITION.matcher(text.strip()).matches()) {
                refusals.at((Element) element.getParentNode(), "diagram.refused.condition", Refusals.shortened(text));
            }
        } else if (name.equals("documentation")) {
            refusals.unlessWords(element, text, LONGEST_TEXT);
        } else if (REFERENCES.contains(name)) {
            if (!DiagramGrammar.isId(text.strip())) {
                refusals.at(element, "diagram.refused.missing", Refusals.shortened(text));
            }
        } else if (!text.isBlank()) {
            refusals.at(element, "diagram.refused.text", Refusals.shortened(text));
        }
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof CharacterData words) {
                text.append(words.getData());
            }
        }
        return text.toString();
    }

    /** What is ours is held against the schema of our vocabulary, and its words are words as well. */
    private void ours(Element element, Refusals refusals) {
        Element owner = element.getParentNode().getParentNode() instanceof Element step ? step : element;
        words(element, owner, refusals);
        String chinese = vocabulary(element, Locale.SIMPLIFIED_CHINESE);
        if (chinese != null) {
            refusals.at(
                    owner,
                    "diagram.refused.vocabulary",
                    new Text(
                            element.getNodeName() + ": " + chinese,
                            element.getNodeName() + ": " + vocabulary(element, Locale.ENGLISH)));
        }
    }

    private static void words(Element element, Element owner, Refusals refusals) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                namespace(element, attribute, refusals);
            } else if (attribute.getNamespaceURI() != null) {
                // What points to another schema or another type is not for a diagram to say.
                refusals.at(owner, "diagram.refused.attribute", attribute.getName());
            }
            refusals.unlessWords(owner, attribute.getValue(), LONGEST_TEXT);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                words(inner, owner, refusals);
            }
        }
    }

    private String vocabulary(Element element, Locale language) {
        try {
            Validator validator = vocabulary.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setProperty(LOCALE, language);
            validator.validate(new DOMSource(element));
            return null;
        } catch (SAXException wrong) {
            // The rule it breaks is quoted before what is wrong.
            return Refusals.shortened(String.valueOf(wrong.getMessage()), 400);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
