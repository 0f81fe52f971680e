package org.zhengcheng.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("语言、字号和深浅：选了就留着，换了浏览器也一样，选完还在原来那一页")
class PreferencesTest extends ApplicationTest {

    private static final String FORM = "form[action$=/preferences]";

    @Test
    void nothingIsChosenForAnybody() {
        Page page = Browser.stranger(address()).get("/sign-in");
        assertThat(html(page, "lang")).isEqualTo("zh-CN");
        assertThat(html(page, "data-type")).isEmpty();
        assertThat(html(page, "data-theme")).as("as the device has it").isEmpty();
    }

    @Test
    void theLanguageSurvivesSigningOutAndFollowsToAnotherBrowser() {
        Town town = newTown();
        Page home = choose(town.as("applicant").get("/"), "language", "EN");
        assertThat(html(home, "lang")).isEqualTo("en");
        Page out = home.form("form[action$=/sign-out]").send();
        assertThat(html(out, "lang")).as("on this device").isEqualTo("en");
        assertThat(html(town.another("applicant").get("/"), "lang"))
                .as("on another device")
                .isEqualTo("en");
        assertThat(html(town.as("secretary").get("/"), "lang"))
                .as("for somebody else")
                .isEqualTo("zh-CN");
        assertThat(html(choose(town.another("applicant").get("/"), "language", "ZH"), "lang"))
                .as("back to Chinese")
                .isEqualTo("zh-CN");
    }

    @Test
    void whoHasChosenNothingKeepsWhatTheBrowserWasSetTo() {
        Town town = newTown();
        Page signIn = choose(Browser.stranger(address()).get("/sign-in"), "language", "EN");
        assertThat(html(signIn, "lang")).isEqualTo("en");
        Page home = signIn.form("form[action$=/sign-in]")
                .set("username", town.username("applicant"))
                .set("password", Town.PASSWORD)
                .send();
        assertThat(home.uri().getPath()).isEqualTo("/");
        assertThat(html(home, "lang")).isEqualTo("en");
    }

    @Test
    void largeTypeAndDarkAreTurnedOnAndOffOneByOne() {
        Town town = newTown();
        Page large = choose(town.as("applicant").get("/"), "typeSize", "LARGE");
        assertThat(html(large, "data-type")).isEqualTo("large");
        assertThat(html(large, "data-theme")).isEmpty();
        Page dark = choose(large, "theme", "DARK");
        assertThat(html(dark, "data-type")).as("the other choice stays").isEqualTo("large");
        assertThat(html(dark, "data-theme")).isEqualTo("dark");
        Page elsewhere = town.another("applicant").get("/");
        assertThat(html(elsewhere, "data-type")).isEqualTo("large");
        assertThat(html(elsewhere, "data-theme")).isEqualTo("dark");
        Page light = choose(choose(elsewhere, "typeSize", "STANDARD"), "theme", "LIGHT");
        assertThat(html(light, "data-type")).isEmpty();
        assertThat(html(light, "data-theme")).isEqualTo("light");
    }

    @Test
    void afterChoosingOneIsBackOnTheSamePage() {
        Town town = newTown();
        Page begin = town.as("applicant").get("/").follow("了解并开始");
        assertThat(choose(begin, "theme", "DARK").uri()).isEqualTo(begin.uri());
        Page filtered = town.as("applicant").get("/?q=%E7%94%B2+a&step=one,two");
        assertThat(choose(filtered, "theme", "LIGHT").uri()).isEqualTo(filtered.uri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "/\t/evil.example/",
                "javascript:alert(1)",
                "evil.example",
                "/{evil}",
                "/#evil",
                ""
            })
    void anAddressMadeBySomebodyElseDoesNotLeadAway(String back) {
        Page page = newTown().as("applicant").get("/");
        Page after = page.form(FORM).set("theme", "DARK").set("back", back).send();
        assertThat(after.uri()).isEqualTo(page.uri());
        assertThat(html(after, "data-theme")).isEqualTo("dark");
    }

    @Test
    void whatIsNoChoiceIsRefused() {
        Page page = newTown().as("applicant").get("/");
        assertThat(page.form(FORM).set("language", "LATIN").send().status()).isBetween(400, 499);
        assertThat(html(page.browser().get("/"), "lang")).isEqualTo("zh-CN");
    }

    private static Page choose(Page page, String what, String choice) {
        return page.form(FORM).set(what, choice).send();
    }

    private static String html(Page page, String attribute) {
        return page.html().selectFirst("html").attr(attribute);
    }
}
