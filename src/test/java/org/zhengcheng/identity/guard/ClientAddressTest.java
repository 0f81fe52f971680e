package org.zhengcheng.identity.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Wire;
import org.zhengcheng.support.Wire.Answer;

/** The application trusts a proxy at one address of this machine and none at any other. */
@DisplayName("从哪里来，只听指定的代理说；经安全连接来的，会话的名字、标志和 HSTS 都齐")
class ClientAddressTest extends ApplicationTest {

    private static final String PROXY = "127.9.9.9";
    private static final String SOMEWHERE = "203.0.113.7";

    private Town town;

    @BeforeEach
    void somebodyIsThere() {
        town = newTown();
    }

    @Test
    void whoIsNoTrustedProxyIsNotBelieved() {
        Answer page = enter(Wire.to(address()), "SESSION", "X-Forwarded-For: " + SOMEWHERE, "X-Forwarded-Proto: https");
        assertThat(page.body()).contains("127.0.0.1").doesNotContain(SOMEWHERE);
        assertThat(page.headers()).doesNotContainKey("strict-transport-security");
    }

    @Test
    void theProxyIsBelievedButNotWhatItWasTold() {
        Answer page = enter(
                Wire.to(address()).from(PROXY),
                "__Host-SESSION",
                "X-Forwarded-For: 198.51.100.1, " + SOMEWHERE,
                "X-Forwarded-Proto: https");
        assertThat(page.body()).contains(SOMEWHERE).doesNotContain("127.", "198.51.100.1");
        assertThat(page.header("Strict-Transport-Security")).matches("max-age=(31536000|\\d{9,}).*includeSubDomains.*");
        String number = jdbc.sql("select address from sign_in where account_id = ?")
                .param(town.accountId("applicant"))
                .query(String.class)
                .single();
        assertThat(number).isEqualTo(SOMEWHERE);
    }

    @Test
    void everyCookieHasItsFlags() {
        String safely = "X-Forwarded-Proto: https";
        Wire proxy = Wire.to(address()).from(PROXY);
        Answer first = proxy.get("/sign-in", safely);
        assertThat(first.headers().get("set-cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-SESSION=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain", "Expires", "Max-Age");
        Answer chosen = proxy.post(
                "/preferences",
                "theme=DARK&language=EN&typeSize=LARGE&_csrf=" + token(first),
                safely,
                "Cookie: " + cookie(first, "__Host-SESSION"));
        List<String> cookies = chosen.headers().get("set-cookie");
        assertThat(cookies)
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
        assertThat(Wire.to(address()).get("/sign-in").header("Set-Cookie"))
                .as("a demonstration without a safe connection")
                .startsWith("SESSION=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void aSessionOfAnUnsafeConnectionIsNoneOnASafeOne() {
        String cookie = "Cookie: SESSION=" + town.as("secretary").cookie("SESSION");
        assertThat(Wire.to(address()).get("/settings", cookie).status()).isEqualTo(200);
        assertThat(Wire.to(address())
                        .from(PROXY)
                        .get("/settings", cookie, "X-Forwarded-Proto: https")
                        .status())
                .isEqualTo(302);
    }

    /** Signs in and looks at where one is signed in. */
    private Answer enter(Wire wire, String name, String... headers) {
        Answer first = wire.get("/sign-in", headers);
        String form = "username=" + town.username("applicant") + "&password=" + Town.PASSWORD.replace(" ", "+")
                + "&_csrf=" + token(first);
        Answer signedIn = wire.post("/sign-in", form, with(headers, "Cookie: " + cookie(first, name)));
        assertThat(signedIn.status()).isEqualTo(302);
        assertThat(signedIn.header("Location")).isEqualTo("/");
        assertThat(cookie(signedIn, name)).as("another session").isNotEqualTo(cookie(first, name));
        return wire.get("/me/sign-ins", with(headers, "Cookie: " + cookie(signedIn, name)));
    }

    private static String token(Answer page) {
        return Jsoup.parse(page.body()).selectFirst("input[name=_csrf]").attr("value");
    }

    private static String cookie(Answer answer, String name) {
        return answer.headers().getOrDefault("set-cookie", List.of()).stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .findFirst()
                .orElse(null);
    }

    private static String[] with(String[] headers, String more) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = more;
        return all;
    }
}
