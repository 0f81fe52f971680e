package org.zhengcheng.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("演示：一个新来的人只按按钮，把一个案件从申请走到归档")
class GuidedWalkTest {

    private static final int MOST_STOPS = 60;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        String data = Files.createTempDirectory("zhengcheng-walk").toString();
        registry.add("zhengcheng.data-folder", () -> data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZH", "EN"})
    @DisplayName("从登录页出发，只按引导条和主按钮，走完二十五步，每一页都不出错")
    void aCaseIsWalkedToTheArchiveByItsButtonsAlone(String language) {
        Browser browser = Browser.stranger("http://localhost:" + port);
        Page signIn = browser.get("/sign-in");
        signIn.form("form[action$=/preferences]")
                .set("language", language)
                .clear("typeSize")
                .clear("theme")
                .send();
        Page page =
                browser.get("/sign-in").form("form[action$=/demo/walk/start]").send();
        assertThat(page.attribute("html", "lang")).startsWith(language.toLowerCase());

        Set<String> people = new LinkedHashSet<>();
        List<String> stops = new ArrayList<>();
        page = main(page);
        while (page.has("form[action$=/demo/walk/continue]")) {
            String stop = page.text(".walk__where");
            assertThat(stops.size()).as("stops; the last: %s", stop).isLessThan(MOST_STOPS);
            stops.add(stop);
            Page opened = page.form("form[action$=/demo/walk/continue]").send();
            assertThat(opened.status()).as(stop + ": " + opened.text()).isEqualTo(200);
            people.add(opened.text(".who__name b"));
            page = main(opened);
            assertThat(page.status()).as(stop + ": " + page.text()).isEqualTo(200);
            assertThat(page.errors()).as(stop).isEmpty();
            assertThat(page.text(".walk__where")).as("the walk goes on").isNotEqualTo(stop);
        }
        assertThat(stops).hasSizeGreaterThan(28);
        assertThat(people).as("who takes part").hasSizeGreaterThan(6);
        assertThat(page.text(".walk__where")).contains(language.equals("ZH") ? "正式党员" : "Full member");
    }

    @Test
    @DisplayName("没有开始引导的浏览器，谁也变不成；结束后引导条不再出现")
    void nobodyIsSignedInWithoutAWalk() {
        Browser browser = Browser.signIn("http://localhost:" + port, "contact", "demo");
        Page home = browser.get("/");
        assertThat(home.has(".walk")).isFalse();
        Form asked = home.form("form[action$=/sign-out]");
        Page answered = asked.sendTo("/demo/walk/continue");
        assertThat(answered.text(".who__name b")).isNotEqualTo("党员寅");

        Page walking = asked.sendTo("/demo/walk/start");
        assertThat(walking.has(".walk")).isTrue();
        Page ended = walking.form("form[action$=/demo/walk/stop]").send();
        assertThat(ended.has(".walk")).isFalse();
    }

    @Test
    @DisplayName("没有令牌的请求不算：别的网站不能替人换身份")
    void aRequestWithoutTheTokenIsRefused() {
        Browser browser = Browser.signIn("http://localhost:" + port, "member", "demo");
        Form asked = browser.get("/").form("form[action$=/sign-out]").clear("_csrf");
        asked.sendTo("/demo/walk/start");
        Page home = browser.get("/");
        assertThat(home.has(".walk")).isFalse();
        assertThat(home.text(".who__name b")).isEqualTo("党员巳");
    }

    @Test
    @DisplayName("正式使用时没有演示的引导：连地址都不存在")
    void productionHasNoWalk() {
        WebApplicationContextRunner room = new WebApplicationContextRunner()
                .withUserConfiguration(DemoRoom.class)
                .withAllowBeanDefinitionOverriding(true);
        room.withPropertyValues("zhengcheng.mode=production")
                .run(context -> assertThat(context.getBeanDefinitionNames())
                        .as("beans of the demo room in production")
                        .noneMatch(name -> isOfTheRoom(context.getBeanFactory().getType(name))));
    }

    private static boolean isOfTheRoom(Class<?> type) {
        return type != null
                && type.getPackageName().equals(GuidedWalk.class.getPackageName())
                && !type.getName().contains("DemoRoom");
    }

    /** Presses the main button of the page, and those of the pages that ask to look once more. */
    private static Page main(Page page) {
        return page.form("main form:has(button.btn--main)").send();
    }

    /** Everything in the room, found as the application finds it. */
    @ComponentScan(
            basePackageClasses = GuidedWalk.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
    static class DemoRoom {}
}
