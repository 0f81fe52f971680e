package org.zhengcheng.identity.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;
import org.zhengcheng.support.Wire;
import org.zhengcheng.support.Wire.Answer;

@DisplayName("每一个回答都带齐安全头：网页、文件、跳转、各种出错页；出错页不露程序和版本")
class AnswerHeadersTest extends ApplicationTest {

    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat (org|java|jakarta)\\.|org\\.(zhengcheng|apache"
                    + "|spring|postgres|thymeleaf|flowable)|Caused by|Tomcat|Spring|PostgreSQL|PSQL|SELECT |select |\\.java|jdbc");
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    @Autowired
    private Forms forms;

    private Town town;
    private Wire stranger;
    private Wire secretary;
    private String token;

    @BeforeEach
    void somebodyIsThere() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        stranger = Wire.to(address());
        secretary = stranger.as(town.as("secretary"));
        token = town.as("secretary").get("/settings").attribute("input[name=_csrf]", "value");
    }

    @Test
    void whateverIsAnsweredTellsTheBrowserToRunNothingForeign() {
        Walk walk = new Walk(town, clock, jdbc, forms).begin().take("applicant", "submit-application", "pass");
        String file = jdbc.sql("select f.file_id from step_file f join step_record r on r.id = f.record_id"
                        + " where r.case_id = ? limit 1")
                .param(walk.caseId())
                .query(String.class)
                .single();
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("a page for anybody", stranger.get("/sign-in"));
        answers.put("a style sheet", stranger.get("/look.css"));
        answers.put("a script", stranger.get("/form.js"));
        answers.put("a redirect to sign in", stranger.get("/people"));
        answers.put("a page", secretary.get("/"));
        answers.put("a page of a case", secretary.get("/cases/" + walk.caseId()));
        answers.put("a file", secretary.get("/cases/" + walk.caseId() + "/files/" + file));
        answers.put("a spreadsheet", secretary.get("/sheets/people/template"));
        answers.put("a redirect", secretary.post("/preferences", "theme=DARK&_csrf=" + token));
        answers.put("its health", stranger.get("/actuator/health"));
        errors().forEach(answers::put);
        answers.forEach((what, answer) -> {
            assertThat(answer.status()).as(what).isPositive();
            assertThat(answer.header("Content-Security-Policy"))
                    .as(what)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains("base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .contains("require-trusted-types-for 'script'")
                    .doesNotContain("unsafe", "*", "http:", "data:");
            assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).as(what).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).as(what).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).as(what).contains("camera=()", "geolocation=()");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).as(what).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).as(what).isEqualTo("same-origin");
            assertThat(answer.header("Cache-Control")).as(what).contains("no-store");
            assertThat(answer.headers()).as(what).doesNotContainKeys("server", "x-powered-by");
            assertThat(answer.headers()).as(what).doesNotContainKey("access-control-allow-origin");
        });
        assertThat(answers.get("a file").header("Content-Disposition")).startsWith("attachment;");
    }

    @Test
    void whateverGoesWrongSaysNothingOfWhatIsInside() {
        Map<String, Answer> errors = errors();
        assertThat(errors.values().stream().map(Answer::status).distinct()).contains(400, 403, 404, 405, 413, 500);
        errors.forEach((what, answer) -> {
            assertThat(answer.status()).as(what).isBetween(400, 599);
            assertThat(answer.everything()).as(what).doesNotContainPattern(INSIDE);
        });
    }

    /** Every kind of error there is, from the first byte of a request to the last table of the database. */
    private Map<String, Answer> errors() {
        Map<String, Answer> errors = new LinkedHashMap<>();
        String unknown = "/cases/" + UUID.randomUUID();
        errors.put("no such page", secretary.get("/canary"));
        errors.put("no such case", secretary.get(unknown));
        errors.put("an id that is none", secretary.get("/cases/canary"));
        errors.put("a number that is none", secretary.get(unknown + "/files/" + UUID.randomUUID() + "/preview/canary"));
        errors.put("a parameter is missing", secretary.post("/me/password", "_csrf=" + token));
        errors.put("not for this person", secretary.get("/accounts"));
        errors.put("from another site", secretary.post("/preferences", "_csrf=" + token, "Sec-Fetch-Site: cross-site"));
        errors.put("a way of asking that is not foreseen", secretary.post("/settings", "_csrf=" + token));
        errors.put("a method that is forbidden", secretary.ask("TRACE", "/", new byte[0], "X-Canary: canary"));
        errors.put("a method nobody knows", secretary.ask("CANARY", "/", new byte[0]));
        errors.put("an answer we do not have", secretary.get("/canary", "Accept: image/x-canary"));
        errors.put(
                "a kind of content we do not read",
                secretary.ask(
                        "POST",
                        "/sheets/people",
                        "canary".getBytes(StandardCharsets.UTF_8),
                        "Content-Type: text/canary",
                        "X-CSRF-TOKEN: " + token));
        errors.put(
                "parts without an end",
                secretary.ask(
                        "POST",
                        "/sheets/people",
                        "--x\r\nContent-Disposition: form-data; name=\"canary".getBytes(StandardCharsets.UTF_8),
                        "Content-Type: multipart/form-data; boundary=x",
                        "X-CSRF-TOKEN: " + token));
        errors.put(
                "parts without a boundary",
                secretary.ask(
                        "POST",
                        "/sheets/people",
                        "canary".getBytes(StandardCharsets.UTF_8),
                        "Content-Type: multipart/form-data",
                        "X-CSRF-TOKEN: " + token));
        errors.put("an address that cannot be read", secretary.get("/cases/%zzcanary"));
        errors.put("a way up", secretary.get("/static/..;/canary"));
        errors.put("a sign that ends a text", secretary.get("/cases/%00canary"));
        errors.put("a parameter that cannot be read", secretary.get("/cases?q=%c0%80canary%"));
        errors.put("an address that is too long", secretary.get("/" + "canary".repeat(4000)));
        errors.put("a header that is too long", secretary.get("/", "X-Long: " + "canary".repeat(4000)));
        errors.put(
                "a form that is too long",
                secretary.post("/preferences", "_csrf=" + token + "&back=" + "c".repeat(TWO_MEGABYTES)));
        errors.put("too many parameters", secretary.post("/preferences", "_csrf=" + token + "&back=/".repeat(2001)));
        errors.put(
                "too many parts",
                secretary.ask("POST", "/sheets/people", parts(2001), "Content-Type: multipart/form-data; boundary=x"));
        errors.put("a page that breaks", broken());
        return errors;
    }

    private static byte[] parts(int number) {
        return ("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncanary\r\n".repeat(number) + "--x--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The database is not as the application left it. */
    private Answer broken() {
        superuser.jdbc().sql("alter table absence rename to canary").update();
        try {
            return secretary.get("/posts");
        } finally {
            superuser.jdbc().sql("alter table canary rename to absence").update();
        }
    }

    @Test
    void nothingIsToldBeforeTheAddressIsUnderstood() {
        for (String line : Stream.of(
                        "GET", "canary canary canary", "GET / HTTP/9.9", "GET / HTTP/1.1\r\nHost: a\r\nHost: b")
                .toList()) {
            Answer answer = stranger.say((line + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(line).isIn(0, 400, 505);
            assertThat(answer.everything()).as(line).doesNotContainPattern(INSIDE);
        }
    }

    @Test
    void whatTheApplicationIsMadeOfIsToldToNobody() {
        for (Wire wire : List.of(stranger, secretary)) {
            for (String path :
                    List.of("/actuator/sbom", "/actuator/sbom/application", "/META-INF/sbom/application.cdx.json")) {
                Answer answer = wire.get(path);
                assertThat(answer.status()).as(path).isIn(302, 404);
                assertThat(answer.body()).as(path).doesNotContain("CycloneDX", "bomFormat");
            }
        }
    }

    @Test
    void anErrorIsSaidInWords() {
        Page missing = town.as("secretary").get("/no-such-page");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text("h1")).isEqualTo("没有找到");
    }
}
