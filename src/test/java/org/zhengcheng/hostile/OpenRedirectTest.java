package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhengcheng.identity.OwnPage;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Wire;
import org.zhengcheng.support.Wire.Answer;

@DisplayName("跳转只在本站：换外观、再输密码、登录以后，谁编的地址也带不出去")
class OpenRedirectTest extends ApplicationTest {

    private static final String ELSEWHERE = "canary.example";
    private static Town town;

    static List<String> addresses() {
        return List.of(
                "https://canary.example/",
                "http:canary.example",
                "https:canary.example",
                "//canary.example/",
                "///canary.example/",
                "////canary.example/",
                "/\\canary.example/",
                "\\/canary.example/",
                "\\\\canary.example/",
                "/\t/canary.example/",
                "/\n/canary.example/",
                "\t//canary.example/",
                " //canary.example/",
                "/%0d%0aLocation: https://canary.example/",
                "/\r\nLocation: https://canary.example/",
                "/..//canary.example/",
                "/.//canary.example/",
                "/;//canary.example/",
                "/@canary.example/",
                "@canary.example",
                ".canary.example",
                "javascript:alert('canary.example')",
                "data:text/html,canary.example",
                "/%5ccanary.example/",
                "/%2f%2fcanary.example/",
                "/#//canary.example/",
                "//canary.example\\@localhost/",
                "//canary。example/",
                "/\u2215canary.example/",
                "redirect:https://canary.example/",
                "forward:/actuator/health?canary.example");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void nobodyIsLedAwayFromThisSite(String address) {
        town = town == null ? newTown() : town;
        Browser browser = town.another("member");
        String token = browser.get("/settings").attribute("input[name=_csrf]", "value");
        String form = "_csrf=" + token + "&back=" + encoded(address);
        staysHere(Wire.to(address()).as(browser).post("/preferences", form + "&theme=DARK"), address);
        Answer confirmed =
                Wire.to(address()).as(browser).post("/me/confirm", form + "&current=" + encoded(Town.PASSWORD));
        staysHere(confirmed, address);
        assertThat(leads(OwnPage.of(address))).as("after %s", address).isNull();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void whoSignsInComesToAPageOfThisSite(String address) {
        town = town == null ? newTown() : town;
        Browser browser = Browser.stranger(address());
        Wire wire = Wire.to(address());
        String target = "/settings?continue=" + encoded(address);
        browser.get(target);
        wire.as(browser).get(target, "X-Forwarded-Host: canary.example", "Referer: https://canary.example/");
        Page signedIn = browser.get("/sign-in?continue=" + encoded(address))
                .form("form[action$=/sign-in]")
                .set("username", town.username("contact"))
                .set("password", Town.PASSWORD)
                .send();
        assertThat(signedIn.uri().getHost()).isEqualTo("localhost");
        assertThat(signedIn.uri().getPath()).isEqualTo("/settings");
    }

    private static void staysHere(Answer answer, String asked) {
        assertThat(answer.headers()).as("headers after %s", asked).doesNotContainKey("x-canary");
        assertThat(answer.headers().getOrDefault("location", List.of())).hasSizeLessThan(2);
        if (answer.status() == 302) {
            assertThat(leads(answer.header("Location")))
                    .as("where %s leads", asked)
                    .isNull();
        } else {
            assertThat(answer.status()).as(asked).isBetween(400, 499);
        }
    }

    /** The host to which a browser would go; null if it stays. Browsers take a backslash for a slash. */
    private static String leads(String location) {
        String seen = location.replaceAll("[\t\r\n]", "").strip().replace('\\', '/');
        String path = seen.replaceAll("[?#].*", "");
        if (path.startsWith("//")) {
            return path;
        }
        if (!path.startsWith("/")) {
            return URI.create(path.replaceAll("[^\\x21-\\x7e]", "_")).getHost() == null && !path.contains(":")
                    ? null
                    : path;
        }
        return null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
