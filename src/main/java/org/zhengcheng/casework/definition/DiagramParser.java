package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes a tree of the text of a diagram, or refuses it. What could make a parser fetch, expand or misread anything is
 * looked for before there is a parser: a document type, another encoding than UTF-8, another version of XML.
 */
final class DiagramParser {

    private static final int LARGEST = 512 * 1024;
    private static final int DEEPEST = 12;
    private static final int MOST_ELEMENTS = 8000;
    private static final int MOST_ATTRIBUTES = 24;
    private static final String LINE = "line";
    private static final Pattern DOCTYPE = Pattern.compile("<!\\s*(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION = Pattern.compile(
            "<\\?xml\\s+version\\s*=\\s*[\"']1\\.0[\"'](\\s+encoding\\s*=\\s*[\"']UTF-8[\"'])?"
                    + "(\\s+standalone\\s*=\\s*[\"'](yes|no)[\"'])?\\s*\\?>",
            Pattern.CASE_INSENSITIVE);

    private DiagramParser() {}

    /** The tree; null if it is refused. */
    static Document parse(byte[] text, Refusals refusals) {
        if (text.length > LARGEST) {
            refusals.add("diagram.refused.large");
            return null;
        }
        String decoded = decoded(text);
        if (decoded == null || !isPlainXml(decoded)) {
            refusals.add("diagram.refused.encoding");
            return null;
        }
        if (DOCTYPE.matcher(decoded).find()) {
            refusals.add("diagram.refused.doctype");
            return null;
        }
        try {
            Tree tree = new Tree();
            XMLReader reader = reader();
            reader.setContentHandler(tree);
            reader.setErrorHandler(tree);
            reader.parse(new InputSource(new StringReader(decoded)));
            return tree.document;
        } catch (Limit limit) {
            refusals.add(limit.code, String.valueOf(limit.getLineNumber()));
        } catch (SAXParseException malformed) {
            refusals.add(
                    "diagram.refused.xml",
                    String.valueOf(malformed.getLineNumber()),
                    Refusals.shortened(malformed.getMessage()));
        } catch (DOMException | SAXException | IOException | ParserConfigurationException unreadable) {
            // A tree is stricter than a parser about names such as ":x".
            refusals.add("diagram.refused.xml", "1", Refusals.shortened(String.valueOf(unreadable.getMessage())));
        }
        return null;
    }

    /** The line on which an element begins, from 1. */
    static int line(Element element) {
        return element.getUserData(LINE) instanceof Integer line ? line : 1;
    }

    private static String decoded(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            return null;
        }
    }

    /**
     * A byte order mark, a NUL between the letters or a declaration that says otherwise: somebody reads it differently.
     */
    private static boolean isPlainXml(String text) {
        boolean declares = text.startsWith("<?xml");
        return text.indexOf('\0') < 0
                && text.indexOf('\uFEFF') < 0
                && (!declares || DECLARATION.matcher(text).lookingAt());
    }

    private static XMLReader reader() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
        return factory.newSAXParser().getXMLReader();
    }

    /** Stops reading; the message is the code of the reason. */
    private static final class Limit extends SAXParseException {

        private static final long serialVersionUID = 1;

        private final String code;

        private Limit(String code, Locator at) {
            super(code, at);
            this.code = code;
        }
    }

    /** Builds the tree and remembers the line of each element. */
    private static final class Tree extends DefaultHandler {

        private final Document document;
        private Node at;
        private Locator locator;
        private int depth;
        private int elements;

        private Tree() throws ParserConfigurationException {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            document = factory.newDocumentBuilder().newDocument();
            at = document;
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(String space, String local, String qualified, Attributes attributes)
                throws SAXException {
            if (++depth > DEEPEST) {
                throw new Limit("diagram.refused.deep", locator);
            }
            if (++elements > MOST_ELEMENTS || attributes.getLength() > MOST_ATTRIBUTES) {
                throw new Limit("diagram.refused.many", locator);
            }
            Element element = document.createElementNS(space.isEmpty() ? null : space, qualified);
            element.setUserData(LINE, locator.getLineNumber(), null);
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.getQName(i);
                boolean declares = name.equals("xmlns") || name.startsWith("xmlns:");
                String own = attributes.getURI(i);
                element.setAttributeNS(
                        declares ? XMLConstants.XMLNS_ATTRIBUTE_NS_URI : own.isEmpty() ? null : own,
                        name,
                        attributes.getValue(i));
            }
            at.appendChild(element);
            at = element;
        }

        @Override
        public void endElement(String space, String local, String qualified) {
            depth--;
            at = at.getParentNode();
        }

        @Override
        public void characters(char[] text, int start, int length) {
            at.appendChild(document.createTextNode(new String(text, start, length)));
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            throw new Limit("diagram.refused.instruction", locator);
        }

        @Override
        public void skippedEntity(String name) throws SAXException {
            throw new Limit("diagram.refused.doctype", locator);
        }

        @Override
        public void fatalError(SAXParseException malformed) throws SAXException {
            throw malformed;
        }
    }
}
