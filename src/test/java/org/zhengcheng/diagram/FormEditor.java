package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.zhengcheng.support.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the script of the editor of forms does for somebody: opens, saves, checks. */
record FormEditor(Browser browser, UUID draft, String key) {

    private static final JsonMapper JSON = new JsonMapper();

    JsonNode open() {
        return JSON.readTree(browser.download(address() + "/source").body());
    }

    String source() {
        return open().path("source").asString();
    }

    /** Saves with the revision that is the newest. */
    HttpResponse<String> save(String source) {
        return save(source, open().path("revision").asInt());
    }

    HttpResponse<String> save(String source, int revision) {
        return browser.json(
                "PUT",
                address() + "/source",
                token(),
                JSON.writeValueAsString(Map.of("source", source, "revision", revision)));
    }

    /** What was found, each as {@code severity field: message}. */
    List<String> check(String source) {
        HttpResponse<String> answer =
                browser.json("POST", address() + "/check", token(), JSON.writeValueAsString(Map.of("source", source)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return StreamSupport.stream(JSON.readTree(answer.body()).spliterator(), false)
                .map(found -> found.path("severity").asString() + " "
                        + found.path("field").asString("") + ": "
                        + found.path("message").asString())
                .toList();
    }

    String address() {
        return "/diagrams/drafts/" + draft + "/forms/" + key;
    }

    String token() {
        return browser.get("/diagrams").attribute("input[name=_csrf]", "value");
    }
}
