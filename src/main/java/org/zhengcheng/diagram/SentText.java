package org.zhengcheng.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the editor sends: the text of a diagram, and with which revision its drawing began.
 *
 * @param revision 0 if none was sent
 */
record SentText(String xml, int revision) {

    /** A diagram is at most 512 kB, and in JSON each of its letters may be written longer. */
    private static final int LARGEST = 2 * 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads no more of it than a diagram can be; empty if it is none. */
    static Optional<SentText> read(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(LARGEST + 1);
        if (sent.length > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(sent);
            JsonNode xml = json.path("xml");
            return xml.isString()
                    ? Optional.of(
                            new SentText(xml.asString(), json.path("revision").asInt(0)))
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
