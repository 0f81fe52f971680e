package org.zhengcheng.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the editor of forms sends: the text of a form, and with which revision the work on it began.
 *
 * @param revision 0 if none was sent
 */
record SentForm(String source, int revision) {

    /** A form is at most 256 kB, and in JSON each of its letters may be written longer. */
    private static final int LARGEST = 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads no more of it than a form can be; empty if it is none. */
    static Optional<SentForm> read(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(LARGEST + 1);
        if (sent.length > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(sent);
            JsonNode source = json.path("source");
            return source.isString()
                    ? Optional.of(new SentForm(
                            source.asString(), json.path("revision").asInt(0)))
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
