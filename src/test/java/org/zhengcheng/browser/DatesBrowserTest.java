package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("日期怎么来的：键盘打得开，手机上看得全，不要脚本")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatesBrowserTest extends BrowserTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeAll
    void theTalkIsDue() {
        clock.set(DAY);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.PHONE, Visitor.DESK})
    void everyDateOpensByKeysAndWithoutScripts(int width) {
        clock.set(DAY.plusDays(2));
        for (String path : new String[] {"/", "/cases/" + walk.caseId(), walk.stepPath()}) {
            Visitor secretary = enter(town, "secretary", width).open(path);
            Locator why = secretary.page().locator("main details.why").first();
            secretary.tabTo(why.locator("summary")).key("Enter");
            assertReadable(why, width, path);
            Visitor plain = enterWithoutScripts(town, "secretary", width).open(path);
            Locator same = plain.page().locator("main details.why").first();
            same.locator("summary").click();
            assertReadable(same, width, path);
        }
    }

    /** The card is whole within the width of the window, and the summary is large enough for a finger. */
    private static void assertReadable(Locator why, int width, String path) {
        Locator card = why.locator(".why__card");
        assertThat(card.isVisible()).as(path).isTrue();
        assertThat(card.innerText()).as(path).contains("2026年6月1日 + 1个月 = 2026年7月1日，细则第七条");
        BoundingBox box = card.boundingBox();
        assertThat(box.x).as("%s at %d", path, width).isGreaterThanOrEqualTo(0);
        assertThat(box.x + box.width).as("%s at %d", path, width).isLessThanOrEqualTo(width);
        if (width == Visitor.PHONE) {
            assertThat(why.locator("summary").boundingBox().height).as(path).isGreaterThanOrEqualTo(44);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.PHONE, Visitor.DESK})
    void aDateIsTriedOutByKeys(int width) {
        clock.set(DAY.plusDays(2));
        Visitor secretary = enterWithoutScripts(town, "secretary", width).open("/cases/" + walk.caseId());
        secretary.follow("试算");
        secretary.page().locator("#step").selectOption("nominate-activist");
        secretary.page().locator("#on").fill("2026-07-01");
        secretary.tabTo(secretary.button("算一算")).key("Enter");
        secretary.page().waitForURL(url -> url.contains("on=2026-07-01"));
        assertThat(secretary.page().locator(".follows").innerText()).contains("确定发展对象", "2027年7月1日起可办", "最迟2027年1月1日");
    }
}
