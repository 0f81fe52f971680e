package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.zhengcheng.language.Text;

/**
 * Decides whether the text of a diagram may reach the engine at all. A diagram is code to an engine, so only listed
 * elements and attributes pass, in their places; nothing is evaluated but the outcome of a step, names are words,
 * and who acts, when and with what effect is said in our own closed vocabulary.
 */
class DiagramCheck {

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
            if (ElementCheck.isOurs(root) || !root.getLocalName().equals("definitions")) {
                refusals.at(root, "diagram.refused.element", root.getNodeName());
            } else {
                new ElementCheck(refusals, vocabulary).check(root);
                DiagramWays.check(diagram, refusals);
            }
        }
        return refusals;
    }
}
