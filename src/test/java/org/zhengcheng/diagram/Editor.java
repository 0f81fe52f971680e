package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the editor's script does for somebody: begins a draft, opens, saves and checks it. */
public final class Editor {

    private static final JsonMapper JSON = new JsonMapper();

    private final Browser browser;
    private String token;

    public Editor(Browser browser) {
        this.browser = browser;
    }

    public UUID begin(String title, String from) {
        return begin("member-development", title, from);
    }

    public UUID begin(String procedure, String title, String from) {
        Page page = browser.get("/diagrams/" + procedure);
        Page draft = page.form("form[action$=/diagrams/drafts]")
                .set("title", title)
                .set("from", from)
                .send();
        assertThat(draft.uri().getPath()).as(draft.text()).startsWith("/diagrams/drafts/");
        return UUID.fromString(draft.uri().getPath().split("/")[3]);
    }

    public JsonNode open(UUID draft) {
        return JSON.readTree(
                browser.download("/diagrams/drafts/" + draft + "/xml").body());
    }

    public String text(UUID draft) {
        return open(draft).path("xml").asString();
    }

    public int revision(UUID draft) {
        return open(draft).path("revision").asInt();
    }

    /** Saves with the revision that is the newest. */
    public HttpResponse<String> save(UUID draft, String text) {
        return save(draft, revision(draft), text);
    }

    public HttpResponse<String> save(UUID draft, int revision, String text) {
        return browser.json(
                "PUT",
                "/diagrams/drafts/" + draft + "/xml",
                token(),
                JSON.writeValueAsString(Map.of("xml", text, "revision", revision)));
    }

    public JsonNode check(UUID draft, String text) {
        HttpResponse<String> answer = browser.json(
                "POST", "/diagrams/drafts/" + draft + "/check", token(), JSON.writeValueAsString(Map.of("xml", text)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    public HttpResponse<String> hold(UUID draft) {
        return browser.json("POST", "/diagrams/drafts/" + draft + "/hold", token(), "{}");
    }

    public Page ask(UUID draft, String notes, LocalDate from) {
        return browser.get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/ask]")
                .set("notes", notes)
                .set("from", from.toString())
                .send();
    }

    private String token() {
        if (token == null) {
            token = browser.get("/diagrams").attribute("input[name=_csrf]", "value");
        }
        return token;
    }
}
