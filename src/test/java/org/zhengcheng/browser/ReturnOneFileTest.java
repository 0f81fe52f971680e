package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;

@DisplayName("退回一件错的文件，再收回来：只改这一件，新旧并列")
class ReturnOneFileTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    /** Counts what a hand does, across the pages of a tab. */
    private static final String COUNT = """
            addEventListener('pointerdown', () =>
              sessionStorage.presses = 1 + Number(sessionStorage.presses || 0), true);
            """;

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("书记勾出一件，本人换上，书记看到原来的和改后的")
    void oneWrongFileIsReturnedAndComesBack(int width) {
        clock.set(TODAY);
        Town town = newTown();
        Visitor applicant = enter(town, "applicant", width);
        Visitor secretary = enter(town, "secretary", width);
        applicant.page().addInitScript(COUNT);
        secretary.page().addInitScript(COUNT);
        applicant.follow("了解并开始").press("开始");
        pick(applicant, "没签名.pdf");
        applicant.write("递交日期", TODAY.toString()).press("核对一遍").press("递交入党申请书");
        assertThat(applicant.page().locator(".receipt")).isVisible();
        applicant.home().page().evaluate("sessionStorage.presses = 0");
        secretary.home().page().evaluate("sessionStorage.presses = 0");

        Instant started = Instant.now();
        secretary.follow("受理登记");
        Locator marks = secretary.page().locator("#f-redo");
        assertThat(marks).isHidden();
        secretary.tick("退回修改");
        assertThat(marks).isVisible();
        assertThat(marks).containsText("没签名.pdf");
        secretary.assertFits();
        marks.locator("label.opt")
                .filter(new Locator.FilterOptions().setHasText("入党申请书"))
                .click();
        Locator reason = marks.locator("input[name='redo.letter.reason']");
        reason.click();
        reason.fill("缺签名");
        secretary.leaveBy(secretary.button("退回修改"));
        int returning = presses(secretary);
        Instant returned = Instant.now();

        applicant.home();
        assertThat(applicant.page().locator(".redo")).containsText("2026年6月15日");
        applicant.page().locator("main a.btn--main").first().click();
        assertThat(applicant.page().locator(".redo")).containsText("缺签名");
        assertThat(applicant.page().locator(".file")).containsText("没签名.pdf");
        applicant.assertFits();
        applicant.page().locator("#f-letter .file button").first().click();
        pick(applicant, "签了名.pdf");
        applicant.press("核对一遍").press("递交入党申请书");
        assertThat(applicant.page().locator(".receipt")).isVisible();
        int correcting = presses(applicant);
        Instant corrected = Instant.now();

        secretary.home().follow("受理登记");
        Locator changes = secretary.page().locator(".changes");
        assertThat(changes).containsText("没签名.pdf");
        assertThat(changes).containsText("签了名.pdf");
        assertThat(changes).containsText("退回原因：缺签名");
        secretary.assertFits();
        System.out.printf(
                "Return one wrong file and get it back, %d px: %d + %d presses, %.1f + %.1f s%n",
                width, returning, correcting, seconds(started, returned), seconds(returned, corrected));
        assertThat(returning).as("presses to return").isLessThanOrEqualTo(5);
        assertThat(correcting).as("presses to correct").isLessThanOrEqualTo(5);
    }

    @Test
    @DisplayName("不开脚本也能退回一项、改好一项")
    void oneItemIsReturnedWithoutScripts() {
        clock.set(TODAY);
        Town town = newTown();
        Visitor applicant = enterWithoutScripts(town, "applicant", Visitor.PHONE);
        Visitor secretary = enterWithoutScripts(town, "secretary", Visitor.DESK);
        applicant.follow("了解并开始").press("开始");
        pick(applicant, "没签名.pdf");
        applicant.write("递交日期", TODAY.toString()).press("核对一遍").press("递交入党申请书");
        secretary.home().follow("受理登记").tick("退回修改");
        secretary.page().locator("#f-redo").getByLabel("入党申请书").check();
        secretary.leaveBy(secretary.mainButton());
        applicant.home().page().locator("main a.btn--main").first().click();
        assertThat(applicant.page().locator(".redo")).containsText("入党申请书");
        pick(applicant, "签了名.pdf");
        applicant.press("核对一遍").press("递交入党申请书");
        secretary.home().follow("受理登记");
        assertThat(secretary.page().locator(".changes")).containsText("签了名.pdf");
    }

    /** Picks the letter; with scripts it is on its way at once. */
    private static void pick(Visitor visitor, String fileName) {
        Locator letter = visitor.page().locator("#f-letter");
        visitor.page()
                .waitForFileChooser(letter.locator("input[type=file]:enabled").last()::click)
                .setFiles(new FilePayload(fileName, "application/pdf", Form.PDF));
        assertThat(letter.locator("progress:visible")).hasCount(0);
    }

    private static int presses(Visitor visitor) {
        return ((Number) visitor.page().evaluate("Number(sessionStorage.presses || 0)")).intValue();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
