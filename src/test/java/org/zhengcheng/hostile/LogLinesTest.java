package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Wire;
import org.zhengcheng.support.Wire.Answer;

@DisplayName("日志和回答的每一行都是程序自己写的：换行、转义符、反向书写的字都进不去")
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTest extends HostileTest {

    private static final String FORGED = "2026-01-01T00:00:00.000Z  WARN 1 --- [zhengcheng] forged : canaryline";
    private static final List<String> ENDS = List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u000b");

    @Test
    void noLineOfTheLogBeginsWithWhatSomebodySent(CapturedOutput output) {
        for (String end : ENDS) {
            LoggerFactory.getLogger("org.zhengcheng.hostile").warn("Somebody sent {}", "x" + end + FORGED);
            LoggerFactory.getLogger("org.zhengcheng.hostile")
                    .warn(
                            "It failed",
                            new IllegalStateException("x" + end + FORGED, new IllegalStateException(end + FORGED)));
        }
        LoggerFactory.getLogger("org.zhengcheng.hostile").warn("Somebody sent {}", "\u001b[2J\u202e\u0007canarybell");
        assertThat(output.getAll()).contains("canarybell", "canaryline");
        assertThat(output.getAll().split("\r\n|[\r\n\u0085\u2028\u2029\u000b]"))
                .noneMatch(line -> line.startsWith("2026-01-01T"));
        assertThat(output.getAll()).doesNotContain("\u001b[2J", "\u202e", "\u0007");
    }

    /** Whatever the libraries say of a request, with everything they can say switched on. */
    @Test
    void whatComesWithARequestDoesNotEither(CapturedOutput output) {
        aCaseIsOpen();
        Browser secretary = town.as("secretary");
        String token = secretary.get("/settings").attribute("input[name=_csrf]", "value");
        List<Logger> loud = List.of((Logger) LoggerFactory.getLogger("org.springframework.web"), (Logger)
                LoggerFactory.getLogger("org.springframework.security"));
        loud.forEach(logger -> logger.setLevel(Level.DEBUG));
        try {
            for (String end : ENDS) {
                String sent = URLEncoder.encode("x" + end + FORGED, StandardCharsets.UTF_8);
                for (Wire wire : List.of(Wire.to(address()), Wire.to(address()).as(secretary))) {
                    wire.get("/cases?q=" + sent + "&at=" + sent + "&id=" + sent);
                    wire.get("/cases/" + sent.replace("+", "%20"));
                    wire.get("/", "User-Agent: x" + end.replaceAll("[\r\n]", "\u0085") + FORGED);
                    wire.post("/sign-in", "username=" + sent + "&password=" + sent + "&_csrf=" + token);
                    wire.post("/me/confirm", "current=" + sent + "&back=" + sent + "&_csrf=" + token);
                }
            }
        } finally {
            loud.forEach(logger -> logger.setLevel(null));
        }
        assertThat(output.getAll()).contains("canaryline");
        assertThat(output.getAll().split("\r\n|[\r\n\u0085\u2028\u2029\u000b]"))
                .noneMatch(line -> line.startsWith("2026-01-01T"));
    }

    @Test
    void aHeaderOfAnAnswerIsOursToo() {
        aCaseIsOpen();
        for (String name :
                List.of("a\r\nX-Canary: 1", "a\nSet-Cookie: canary=1", "a\"; filename=\"b.html", "%0d%0aX-Canary: 1")) {
            String sent = URLEncoder.encode(name, StandardCharsets.UTF_8);
            for (String path : List.of(
                    "/sheets/people/export?q=", "/calendar/2026.xlsx?q=", "/relatives/of?who=", "/me/confirm?back=")) {
                Answer answer = Wire.to(address()).as(town.as("secretary")).get(path + sent);
                assertThat(answer.headers()).as(path + name).doesNotContainKeys("x-canary");
                assertThat(answer.header("Set-Cookie")).as(path + name).doesNotContain("canary");
            }
        }
    }
}
