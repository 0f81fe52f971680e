package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.zhengcheng.casework.consequence.StepOpened;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;
import org.zhengcheng.support.Town;

@DisplayName("待办在浏览器里：键盘走得通，手机上搜索常在、筛选收起")
class InboxTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int FINGER = 44;

    @Autowired
    private ApplicationEventPublisher events;

    private Town town;

    @BeforeEach
    void threeThingsWait() {
        clock.set(TODAY);
        town = newTown();
        opens("曾小明", TODAY.minusDays(2));
        opens("李大力", TODAY.plusDays(2));
        opens("王一一", null);
    }

    @AfterEach
    void takeAway() {
        jdbc.sql("delete from inbox_item where office_id = ?")
                .param(town.organizationId("branch"))
                .update();
    }

    @Test
    @DisplayName("j、k 走到下一件、上一件，到头不转圈，回车打开；焦点看得见")
    void keysGoThroughTheList() {
        Visitor secretary = enter(town, "secretary", Visitor.DESK);
        assertThat(secretary.page().locator("h1")).hasText("1件已超期，请先办");
        assertThat(secretary.page().locator(".keys")).isVisible();

        secretary.key("j");
        assertFocus(secretary, "曾小明");
        secretary.key("j", "j", "j", "j");
        assertFocus(secretary, "王一一");
        secretary.key("k");
        assertFocus(secretary, "李大力");
        assertThat(focus(secretary)).isInViewport();
        String address = focus(secretary).getAttribute("href");
        secretary.page().waitForResponse(answer -> answer.url().endsWith(address), () -> secretary.key("Enter"));
    }

    @Test
    @DisplayName("/ 到搜索框；在框里打 j、k、? 只是打字；回车就搜")
    void slashSearchesAndTypingIsTyping() {
        Visitor secretary = enter(town, "secretary", Visitor.DESK);
        secretary.key("/");
        Locator search = secretary.page().locator("#q");
        assertThat(search).isFocused();
        secretary.type("jk?/");
        assertThat(search).hasValue("jk?/");
        assertThat(secretary.page().locator("dialog")).isHidden();
        search.fill("");
        secretary.type("zxm").key("Enter");
        assertThat(secretary.page().locator("li.task")).hasCount(1);
        assertThat(secretary.page().locator("li.task")).containsText("曾小明");
    }

    @Test
    @DisplayName("? 列出按键，Esc 关上；可以关掉，关掉后 j 不再起作用")
    void questionMarkShowsTheKeysWhichCanBeTurnedOff() {
        Visitor secretary = enter(town, "secretary", Visitor.DESK);
        secretary.key("?");
        Locator help = secretary.page().locator("dialog");
        assertThat(help).isVisible();
        assertThat(help).containsText("下一件");
        secretary.key("j", "Escape");
        assertThat(help).isHidden();
        assertThat(secretary.page().locator("[data-row]:focus")).hasCount(0);

        secretary.key("?");
        secretary.press("不用单个字母作按键");
        assertThat(secretary.content()).containsText("已关闭");
        secretary.key("j", "?");
        assertThat(secretary.page().locator("[data-row]:focus, dialog[open]")).hasCount(0);
    }

    @Test
    @DisplayName("桌面上筛选都摆着；整行都能点，按钮也在")
    void wholeRowIsTheLinkAtTheDesk() {
        Visitor secretary = enter(town, "secretary", Visitor.DESK);
        for (String filter : List.of("程序", "步骤", "组织", "关系到谁")) {
            assertThat(secretary.field(filter).locator("select")).isVisible();
        }
        Locator row = secretary.page().locator("li.task").first();
        assertThat(row.locator(".task__go")).isVisible();
        assertThat(row.locator(".task__go")).hasText("办理");
        BoundingBox box = row.boundingBox();
        String address = row.locator(".task__link").getAttribute("href");
        secretary
                .page()
                .waitForResponse(
                        answer -> answer.url().endsWith(address),
                        () -> secretary.page().mouse().click(box.x + box.width * 0.45, box.y + box.height - 6));
    }

    @ParameterizedTest(name = "脚本 {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("手机上：搜索在，筛选收起来，展开可选；每行够手指点；按键的提示不出现")
    void phoneKeepsTheSearchAndFoldsTheFilters(boolean scripts) {
        Visitor secretary = scripts
                ? enter(town, "secretary", Visitor.PHONE)
                : enterWithoutScripts(town, "secretary", Visitor.PHONE);
        assertThat(secretary.page().locator("#q")).isVisible();
        assertThat(secretary.page().locator("#step")).isHidden();
        assertThat(secretary.page().locator(".keys")).isHidden();
        for (Locator row : secretary.page().locator("li.task").all()) {
            assertThat(row.boundingBox().height).isGreaterThanOrEqualTo(FINGER);
        }
        Locator fold = secretary.page().locator(".tools summary");
        assertThat(fold.boundingBox().height).isGreaterThanOrEqualTo(FINGER);
        fold.click();
        assertThat(secretary.page().locator("#step")).isVisible();
        secretary.assertFits();
        secretary.choose("关系到谁", "李大力").press("查找");
        assertThat(secretary.page().locator("li.task")).hasCount(1);
        assertThat(secretary.content()).containsText("只看：李大力");
        assertThat(secretary.page().locator("#step")).isHidden();
        secretary.follow("清除筛选");
        assertThat(secretary.page().locator("li.task")).hasCount(3);
    }

    private void opens(String name, LocalDate due) {
        events.publishEvent(new StepOpened(
                UUID.randomUUID().toString(),
                UUID.randomUUID(),
                "member-development",
                "发展-2026-0001",
                "some-step",
                Text.same("某一步"),
                "2",
                UUID.randomUUID(),
                name,
                town.organizationId("branch"),
                town.name("branch"),
                Text.same("细则第七条"),
                null,
                due,
                new StepOpened.Reckoned(null, null, null),
                clock.instant(),
                List.of(new StepOpened.Seat(Role.BRANCH_SECRETARY, town.organizationId("branch"), null))));
    }

    private static Locator focus(Visitor visitor) {
        return visitor.page().locator("[data-row]:focus");
    }

    private static void assertFocus(Visitor visitor, String name) {
        assertThat(focus(visitor)).containsText(name);
    }
}
