package org.zhengcheng.diagram.editor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an editor sends: the text of a diagram or of a form, and with which revision the work on it began.
 *
 * @param revision 0 if none was sent
 */
record SentText(String text, int revision) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A diagram is at most 512 kB, and in JSON each of its letters may be written longer. */
    static Optional<SentText> ofDiagram(InputStream body) throws IOException {
        return read(body, "xml", 2 * 1024 * 1024);
    }

    /** A form is at most 256 kB, and in JSON each of its letters may be written longer. */
    static Optional<SentText> ofForm(InputStream body) throws IOException {
        return read(body, "source", 1024 * 1024);
    }

    /** Reads no more of it than it can be; empty if it is none. */
    private static Optional<SentText> read(InputStream body, String name, int largest) throws IOException {
        byte[] sent = body.readNBytes(largest + 1);
        if (sent.length > largest) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(sent);
            JsonNode text = json.path(name);
            return text.isString()
                    ? Optional.of(
                            new SentText(text.asString(), json.path("revision").asInt(0)))
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
