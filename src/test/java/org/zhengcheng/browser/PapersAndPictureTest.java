package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("流程图和可打印的材料：手机和电脑上都看得到、按键走得到，打印只打表格")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PapersAndPictureTest extends BrowserTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeAll
    void somebodyHasATrainingContact() {
        clock.set(DAY);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass")
                .on(DAY.plusMonths(1))
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.PHONE, Visitor.DESK})
    void thePresentStepIsInSightWithAndWithoutScripts(int width) {
        Visitor secretary = enter(town, "secretary", width).open("/cases/" + walk.caseId());
        secretary.page().locator("#walked").scrollIntoViewIfNeeded();
        assertInSight(secretary, width, false);

        secretary.follow("看各个阶段的全图");
        assertInSight(secretary, width, true);
        Visitor plain = enterWithoutScripts(town, "secretary", width).open("/cases/" + walk.caseId() + "/diagram");
        plain.follow("到现在这一步");
        assertInSight(plain, width, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.PHONE, Visitor.DESK})
    void theKeyboardLeadsFromTheDiagramToTheStep(int width) {
        Visitor secretary = enter(town, "secretary", width).open("/cases/" + walk.caseId() + "/diagram");
        secretary.tabTo(secretary.page().locator("#here")).key("Enter");
        secretary.page().waitForURL("**" + walk.stepPath());
        assertThat(secretary.content().textContent()).contains("培养教育考察");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.PHONE, Visitor.DESK})
    void aPaperIsLookedAtAndOnlyThePaperIsPrinted(int width) {
        Visitor secretary = enter(town, "secretary", width).open("/cases/" + walk.caseId());
        secretary.follow("入党积极分子培养考察登记表");
        Page page = secretary.page();
        assertThat(page.locator(".paper h1").textContent()).isEqualTo("入党积极分子培养考察登记表");
        assertThat(secretary.link("打开PDF打印").getAttribute("href")).endsWith(".pdf");
        assertThat(page.locator(".masthead").isVisible()).isTrue();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".paper").isVisible()).isTrue();
        for (String chrome : List.of(".masthead", ".foot", ".back", ".paperpage > .title")) {
            assertThat(page.locator(chrome).isVisible()).as(chrome).isFalse();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static void assertInSight(Visitor visitor, int width, boolean tall) {
        Locator here = visitor.page().locator("#here");
        BoundingBox box = here.boundingBox();
        assertThat(box.x).as("left edge").isGreaterThanOrEqualTo(0);
        assertThat(box.x + box.width).as("right edge").isLessThanOrEqualTo(width);
        if (tall) {
            assertThat(box.y).as("scrolled to").isBetween(-1.0, 900.0);
        }
    }
}
