package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("铃、消息页、设置页在浏览器里：宽屏和手机，键盘和不开脚本")
class NoticeBrowserTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeEach
    void somethingHappens() {
        clock.set(TODAY);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("铃上两条未读，点进去逐条看，全部标为已读以后铃上没有数")
    void bellLeadsToTheMessages(int width) {
        Visitor applicant = enter(town, "applicant", width).home();
        Locator bell = applicant.page().locator(".bell");
        assertThat(bell).hasAccessibleName("消息，2条未读");
        assertLargeEnough(bell);
        bell.click();
        assertThat(applicant.page().locator("h1")).hasText("消息");
        assertThat(applicant.page().locator(".notices .is-new")).hasCount(2);
        assertLargeEnough(applicant.link("党组织派人谈话"));
        applicant.assertFits();

        applicant.follow("党组织派人谈话");
        assertThat(applicant.content()).containsText("党组织派人谈话");
        assertThat(applicant.page().locator(".bell")).hasAccessibleName("消息，1条未读");
        applicant.open("/notices").press("全部标为已读");
        assertThat(applicant.page().locator(".bell")).hasAccessibleName("消息，没有未读");
        assertThat(applicant.page().locator(".notices .is-new")).hasCount(0);
        assertThat(applicant.button("全部标为已读")).not().isAttached();
    }

    @Test
    @DisplayName("只用键盘：从铃到消息，再到案件")
    void messagesAreReadWithTheKeyboardAlone() {
        Visitor applicant = enter(town, "applicant", Visitor.PHONE).open("/settings");
        applicant.tabTo(applicant.page().locator(".bell")).key("Enter");
        assertThat(applicant.page().locator("h1")).hasText("消息");
        applicant.tabTo(applicant.link("党组织派人谈话")).key("Enter");
        applicant.page().waitForURL("**/cases/" + walk.caseId() + "**");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("设置：写错的地址说清楚怎么写，写对了告诉发到哪里；不开脚本也行")
    void settingsSayWhatIsWrongAndWhatIsSaved(int width) {
        Visitor applicant =
                enterWithoutScripts(town, "applicant", width).open("/").open("/settings");
        assertThat(applicant.page().locator("a.who__name")).containsText("设置");
        applicant.write("邮箱地址", "somebody").press("保存邮件设置");
        assertThat(applicant.page().locator(".errors")).containsText("邮箱地址不完整");
        assertThat(applicant.field("邮箱地址").locator("input")).hasValue("somebody");
        assertThat(applicant.field("邮箱地址").locator("input")).hasAccessibleDescription(Pattern.compile("邮箱地址不完整"));
        applicant.write("邮箱地址", "somebody@office.test");
        applicant
                .field("办好了一步")
                .locator("label")
                .filter(new Locator.FilterOptions().setHasText("不发邮件"))
                .click();
        applicant.press("保存邮件设置");
        assertThat(applicant.page().locator(".msg--done")).containsText("somebody@office.test");
        assertThat(applicant.field("办好了一步").locator("input:checked")).hasValue("NONE");
        applicant.tick("大字").press("照这样显示");
        assertThat(applicant.page().locator("html")).hasAttribute("data-type", "large");
        applicant.assertFits();
    }

    private static void assertLargeEnough(Locator target) {
        Assertions.assertThat(target.boundingBox().height)
                .as("the height of a target in px")
                .isGreaterThanOrEqualTo(44);
    }
}
