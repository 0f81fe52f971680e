package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;

@DisplayName("只用键盘：登录、递交、核对、受理、开会，焦点一直看得见")
class KeyboardTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private Town town;

    @BeforeEach
    void morning() {
        clock.set(TODAY);
        town = newTown();
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("从登录到拿回执，再到书记受理、本人催办，只按 Tab、回车、空格、方向键")
    void anApplicationAndADecisionAreMadeByKeysAlone(int width) {
        Visitor applicant = signInByKeys("applicant", width);
        go(applicant, applicant.link("了解并开始"));
        go(applicant, applicant.button("开始"));

        go(applicant, applicant.button("核对一遍"));
        assertThat(applicant.page().locator(".errors")).isFocused();
        applicant
                .tabTo(applicant.page().locator(".errors a[href='#f-applicationDate']"))
                .key("Enter");
        applicant.tabTo(applicant.field("递交日期").locator("input")).type("06012026");
        seen(applicant);
        Locator letter =
                applicant.field("入党申请书").locator("input[type=file]:enabled").last();
        backTo(applicant, letter);
        seen(applicant);
        chooser(applicant).setFiles(new FilePayload("申请书.pdf", "application/pdf", Form.PDF));
        assertThat(applicant.field("入党申请书")).containsText("申请书.pdf");
        go(applicant, applicant.button("核对一遍"));
        go(applicant, applicant.button("递交入党申请书"));
        assertThat(applicant.page().locator(".receipt")).containsText("申请书.pdf");

        Visitor secretary = signInByKeys("secretary", width);
        go(secretary, secretary.link("受理登记"));
        secretary.tabTo(secretary.field("收到日期").locator("input")).type("06022026");
        assertThat(secretary.field("收到日期").locator("input")).hasValue("2026-06-02");
        secretary.tabTo(secretary.page().locator("input[name=outcome]").first());
        seen(secretary);
        secretary.key("Space", "ArrowDown");
        assertThat(secretary.mainButton()).hasText("退回修改");
        secretary.key("ArrowUp");
        assertThat(secretary.mainButton()).hasText("受理");
        go(secretary, secretary.mainButton());
        assertThat(secretary.page().locator(".errors")).isFocused();
        secretary.tabTo(secretary.field("收到日期").locator("input")).type("06012026");
        go(secretary, secretary.mainButton());
        assertThat(secretary.page().locator(".msg--done")).containsText("受理登记");

        applicant.home();
        go(applicant, applicant.button("催办"));
        assertThat(applicant.page().locator("main")).containsText("今天已经催过");
    }

    /** A browser on a busy machine lets a key lapse that should open the dialog; a person presses once more. */
    private static FileChooser chooser(Visitor visitor) {
        try {
            return visitor.page().waitForFileChooser(() -> visitor.key("Space"));
        } catch (TimeoutError lapsed) {
            return visitor.page().waitForFileChooser(() -> visitor.key("Space"));
        }
    }

    @Test
    @DisplayName("召集会议、排议程、签到、开会、用选票表决、计票、散会，只用键盘")
    void aMeetingIsLedByKeysAlone() {
        matters.wait(town.organizationId("branch"), town.id("applicant"), town.name("applicant"), VoteRule.ADMISSION);
        Visitor chair = enter(town, "secretary", Visitor.DESK).open("/meetings");
        go(chair, chair.link("召集会议"));
        chair.tabTo(chair.page().locator("input[name=agenda][type=checkbox]").first())
                .key("Space");
        Locator rows = chair.page().locator(".agenda > li");
        chair.tabTo(rows.nth(1).locator("input[name=agenda]")).type("学习文件");
        chair.tabTo(rows.nth(1).getByRole(AriaRole.BUTTON).first());
        seen(chair);
        chair.key("Enter");
        assertThat(rows.first().locator("input[name=agenda]")).hasValue("学习文件");
        chair.tabTo(chair.page().locator("#i-day")).type("06012026");
        chair.tabTo(chair.page().locator("#i-place")).type("活动室");
        for (Map.Entry<String, String> served : List.of(
                Map.entry("recorder", "commissioner"),
                Map.entry("scrutineer", "contact"),
                Map.entry("teller", "member"))) {
            Locator list = chair.page().locator("#i-" + served.getKey());
            chair.tabTo(list).type(town.name(served.getValue()));
            assertThat(list).hasValue(town.id(served.getValue()).toString());
        }
        go(chair, chair.button("召集会议"));
        String meeting = chair.page().url();

        go(chair, chair.link("会场"));
        for (String who : List.of("secretary", "commissioner", "contact", "member")) {
            go(chair, chair.page().locator("#mark-" + town.id(who)));
            assertThat(chair.page().locator("#mark-" + town.id(who))).isFocused();
        }
        go(chair, chair.page().locator("#open"));
        go(chair, chair.page().locator("#discuss-1"));
        chair.tabTo(chair.page().locator("#conclusion")).type("学完了");
        go(chair, chair.button("讨论完了"));
        go(chair, chair.page().locator("#discuss-2"));
        go(chair, chair.page().locator("#paper"));
        for (String who : List.of("contact", "member")) {
            Visitor teller = enter(town, who, Visitor.PHONE).open(meeting);
            go(teller, teller.page().locator("a[href$='/count']"));
            List.of("issued", "returned", "valid", "agree")
                    .forEach(number ->
                            teller.tabTo(teller.page().locator("#i-" + number)).type("4"));
            List.of("against", "abstain")
                    .forEach(number ->
                            teller.tabTo(teller.page().locator("#i-" + number)).type("0"));
            go(teller, teller.mainButton());
        }
        chair.open(meeting + "/hall");
        assertThat(chair.page().locator(".agenda")).containsText("通过");
        go(chair, chair.page().locator("#close"));
        assertThat(chair.page().locator(".msg--done")).containsText("会议在");
    }

    @Test
    @DisplayName("第一次按 Tab 是“跳到正文”，按了就到正文")
    void theFirstStopSkipsToTheContent() {
        Visitor secretary = enter(town, "secretary", Visitor.DESK).home();
        secretary.key("Tab");
        Locator skip = secretary.page().locator(".skip");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        secretary.key("Enter", "Tab");
        assertThat((Boolean) secretary
                        .page()
                        .evaluate("document.querySelector('main').contains(document.activeElement)"
                                + " || !document.querySelector('header').contains(document.activeElement)"))
                .isTrue();
    }

    @Test
    @DisplayName("每一站的焦点都有看得见的框，深色也是")
    void everyStopShowsAnOutline() {
        Visitor applicant =
                enter(town, "applicant", Visitor.PHONE).follow("了解并开始").press("开始");
        for (String theme : new String[] {"light", "dark"}) {
            applicant.page().evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            applicant.page().evaluate("document.activeElement.blur()");
            for (int stop = 0; stop < 25; stop++) {
                applicant.key("Tab");
                seen(applicant);
            }
        }
    }

    private Visitor signInByKeys(String who, int width) {
        Visitor visitor = stranger(width).open("/sign-in");
        // The browser puts the cursor there when it draws the page, which may be a moment after it has loaded.
        assertThat(visitor.page().locator("input[name=username]")).isFocused();
        visitor.type(town.username(who)).key("Tab");
        assertThat(visitor.page().locator("input[name=password]")).isFocused();
        visitor.type(Town.PASSWORD).key("Enter");
        visitor.page().waitForURL(url -> !url.contains("/sign-in"));
        return visitor;
    }

    /** Tabs to what is there, sees that it is marked, and presses it. */
    private static void go(Visitor visitor, Locator target) {
        visitor.tabTo(target);
        seen(visitor);
        visitor.page().evaluate("document.documentElement.dataset.left = 'soon'");
        visitor.key("Enter");
        assertThat(visitor.page().locator("html:not([data-left])")).isAttached();
        visitor.page().waitForLoadState();
    }

    private static void backTo(Visitor visitor, Locator target) {
        for (int presses = 0; presses < 60; presses++) {
            visitor.key("Shift+Tab");
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Shift and Tab do not lead back to " + target);
    }

    /** What has the focus, or the box around it, has an outline of two pixels or more that stands out from the page. */
    @SuppressWarnings("unchecked")
    private static void seen(Visitor visitor) {
        Map<String, Object> focus = (Map<String, Object>) visitor.page().evaluate("""
                () => {
                  const marked = e => {
                    const style = getComputedStyle(e);
                    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                      && style.outlineColor !== 'rgba(0, 0, 0, 0)' && style.opacity !== '0';
                  };
                  let e = document.activeElement, n = 0;
                  if (e === document.body) return { what: 'the browser', marked: true };
                  const what = e.outerHTML.slice(0, 140);
                  while (e && n++ < 4) { if (marked(e)) return { what, marked: true }; e = e.parentElement; }
                  return { what, marked: false };
                }""");
        assertThat(focus.get("marked"))
                .as("the focus is seen on %s", focus.get("what"))
                .isEqualTo(true);
    }
}
