package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.zhengcheng.language.Text;

/** Goes through the elements of one diagram: only listed ones pass, with listed attributes, in their places. */
final class ElementCheck {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final String LOCALE = "http://apache.org/xml/properties/locale";
    private static final Set<String> REFERENCES = Set.of("incoming", "outgoing", "flowNodeRef");

    private final Refusals refusals;
    private final Validator validator;

    /** @param vocabulary the schema of what is ours; a validator is dear, so that one serves the whole diagram */
    ElementCheck(Refusals refusals, Schema vocabulary) {
        this.refusals = refusals;
        this.validator = vocabulary.newValidator();
    }

    void check(Element element) {
        DiagramGrammar.Kind kind = DiagramGrammar.of(element.getNamespaceURI(), element.getLocalName());
        if (kind == null) {
            refusals.at(element, "diagram.refused.element", element.getNodeName());
            return;
        }
        attributes(element, kind);
        content(element);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                child(inner, element, kind);
            }
        }
    }

    /**
     * The engine goes by local names at any depth, so each stands where it belongs: a step must not hide in the
     * drawing.
     */
    private void child(Element inner, Element element, DiagramGrammar.Kind kind) {
        boolean extension = element.getLocalName().equals("extensionElements");
        if (extension && isOurs(inner)) {
            ours(inner);
        } else if (DiagramGrammar.of(inner.getNamespaceURI(), inner.getLocalName()) != null
                && !kind.children().contains(inner.getLocalName())) {
            refusals.at(inner, "diagram.refused.place", inner.getNodeName(), element.getNodeName());
        } else {
            check(inner);
        }
    }

    static boolean isOurs(Element element) {
        return Zc.NAMESPACE.equals(element.getNamespaceURI());
    }

    private void attributes(Element element, DiagramGrammar.Kind kind) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String space = attribute.getNamespaceURI();
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(space)) {
                namespace(element, attribute);
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

    private void namespace(Element element, Attr declaration) {
        if (!DiagramGrammar.NAMESPACES.contains(declaration.getValue())) {
            refusals.at(element, "diagram.refused.namespace", Refusals.shortened(declaration.getValue()));
        }
    }

    /** Text stands in a documentation, a condition or a reference, and nowhere else. */
    private void content(Element element) {
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
    private void ours(Element element) {
        Element owner = element.getParentNode().getParentNode() instanceof Element step ? step : element;
        words(element, owner);
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

    private void words(Element element, Element owner) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                namespace(element, attribute);
            } else if (attribute.getNamespaceURI() != null) {
                // What points to another schema or another type is not for a diagram to say.
                refusals.at(owner, "diagram.refused.attribute", attribute.getName());
            }
            refusals.unlessWords(owner, attribute.getValue(), LONGEST_TEXT);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                words(inner, owner);
            }
        }
    }

    private String vocabulary(Element element, Locale language) {
        try {
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
