package org.zhengcheng.hostile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import org.zhengcheng.installation.ProcessFence;

/**
 * A program that does all it should not, in a process of its own: turns bytes from a folder into objects and lets
 * parsers as they come read what points elsewhere. Says of each what became of it.
 */
public final class Lab {

    private static final PrintStream SAID = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Lab() {}

    /**
     * @param arguments a folder of files; and the word {@code raise}, to raise the fence first as the application does
     */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("raise")) {
            ProcessFence.raise();
        }
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            files.sorted().forEach(Lab::look);
        }
    }

    private static void look(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".ser")) {
            say(name, () -> {
                try (ObjectInputStream objects =
                        new ObjectInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                    return objects.readObject().getClass().getName();
                }
            });
        } else if (name.endsWith(".xml")) {
            String text = text(file);
            say(
                    name + " DOM",
                    () -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(text)))
                            .getDocumentElement()
                            .getTextContent());
            say(name + " SAX", () -> {
                StringBuilder words = new StringBuilder();
                SAXParserFactory.newInstance()
                        .newSAXParser()
                        .parse(new InputSource(new StringReader(text)), new DefaultHandler() {
                            @Override
                            public void characters(char[] characters, int start, int length) {
                                words.append(characters, start, length);
                            }
                        });
                return words.toString();
            });
            say(name + " StAX", () -> {
                StringBuilder words = new StringBuilder();
                XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(text));
                while (reader.hasNext()) {
                    reader.next();
                    if (reader.hasText()) {
                        words.append(reader.getText());
                    }
                }
                return words.toString();
            });
            say(name + " transformation", () -> {
                StringWriter words = new StringWriter();
                TransformerFactory.newInstance()
                        .newTransformer()
                        .transform(new StreamSource(new StringReader(text)), new StreamResult(words));
                return words.toString();
            });
        } else if (name.endsWith(".xsd")) {
            say(
                    name + " schema",
                    () -> SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema")
                            .newSchema(new StreamSource(new StringReader(text(file))))
                            .toString());
        } else if (name.endsWith(".xsl")) {
            say(
                    name + " style sheet",
                    () -> TransformerFactory.newInstance()
                            .newTransformer(new StreamSource(new StringReader(text(file))))
                            .toString());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void say(String what, Attempt attempt) {
        try {
            SAID.println(what + ": READ " + attempt.run().replaceAll("\\s+", " "));
        } catch (Exception | StackOverflowError | OutOfMemoryError refused) {
            SAID.println(what + ": REFUSED " + refused.toString().replaceAll("\\s+", " "));
        }
    }

    private interface Attempt {
        String run() throws Exception;
    }
}
