package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/**
 * Three errands against the clock. How many presses they take is a promise; the seconds are the browser's alone, without
 * the time a person reads and types, and are only told: {@code -Dstopwatch=docs/stopwatch.md} writes them down.
 */
@DisplayName("三件事要按几下、等几秒：批下一件、递交申请带两个文件、退回一件错的再收回来")
class StopwatchTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final List<String> TOLD = new ArrayList<>();
    /** Counts presses of hand and keys that press, not letters, over all pages of a tab. */
    private static final String COUNT = """
            addEventListener('pointerdown', () =>
              sessionStorage.presses = 1 + Number(sessionStorage.presses || 0), true);
            """;

    @Autowired
    private Forms forms;

    private Town town;

    @BeforeEach
    void morning() {
        clock.set(TODAY);
        town = newTown();
    }

    @AfterAll
    static void tell() throws IOException {
        TOLD.forEach(System.out::println);
        String file = System.getProperty("stopwatch");
        if (file != null) {
            Files.createDirectories(Path.of(file).toAbsolutePath().getParent());
            Files.writeString(Path.of(file), """
                    # Stopwatch

                    Presses and seconds of three errands in Chromium, measured by `StopwatchTest`
                    (`./mvnw test -Dtest=StopwatchTest -Dstopwatch=docs/stopwatch.md`). A press is a click or a tap; letters
                    typed are not counted. The seconds are those of pages and scripts, without reading and typing.
                    The test fails if an errand takes more presses than the most allowed.

                    | errand | width | presses | at most | seconds |
                    |---|---|---|---|---|
                    """ + String.join("\n", TOLD) + "\n");
        }
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("批下一件等着办的：从待办到批完，下一件已经在眼前")
    void theNextWaitingTaskIsApproved(int width) {
        Walk walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass")
                .on(TODAY.plusDays(10))
                .take("secretary", "nominate-activist", "pass");
        Visitor organiser = counted(enter(town, "organiser", width));
        Instant started = Instant.now();
        organiser.follow("上级党委备案");
        organiser.tick("备案").write("备案日期", clock.today().toString());
        organiser.mainButton().click();
        assertThat(organiser.page().locator(".msg--done")).containsText("上级党委备案");
        note("approve the next waiting task", width, presses(organiser), 3, started);
        assertThat(walk.openStep()).isEqualTo("assign-training-contact");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("递交一份带两个文件的申请：从首页到回执")
    void anApplicationWithTwoFilesIsHandedIn(int width) {
        Visitor applicant = counted(enter(town, "applicant", width));
        Instant started = Instant.now();
        applicant.follow("了解并开始").press("开始");
        applicant.upload(
                "入党申请书",
                new FilePayload("第1页.pdf", "application/pdf", Form.PDF),
                new FilePayload("第2页.pdf", "application/pdf", (new String(Form.PDF) + "%2\n").getBytes()));
        applicant.write("递交日期", TODAY.toString()).press("核对一遍").press("递交入党申请书");
        assertThat(applicant.page().locator(".receipt")).containsText("第2页.pdf");
        note("hand in an application with two files", width, presses(applicant), 5, started);
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("退回一件错的文件，再收回来")
    void oneWrongFileIsReturnedAndComesBack(int width) {
        new Walk(town, clock, jdbc, forms).begin().take("applicant", "submit-application", "pass");
        Visitor secretary = counted(enter(town, "secretary", width));
        Visitor applicant = counted(enter(town, "applicant", width));
        Instant started = Instant.now();
        secretary.follow("受理登记").tick("退回修改");
        Locator marks = secretary.page().locator("#f-redo");
        marks.locator("label.opt")
                .filter(new Locator.FilterOptions().setHasText("入党申请书"))
                .click();
        Locator reason = marks.locator("input[name='redo.letter.reason']");
        reason.click();
        reason.fill("缺签名");
        secretary.write("收到日期", TODAY.toString());
        secretary.press("退回修改");
        assertThat(secretary.page().locator(".msg--done")).containsText("受理登记");
        note("return one wrong file", width, presses(secretary), 5, started);

        Instant corrected = Instant.now();
        applicant.home().page().locator("main a.btn--main").first().click();
        applicant.page().locator("#f-letter .file button").first().click();
        applicant.upload("入党申请书", "签了名.pdf").press("核对一遍").press("递交入党申请书");
        assertThat(applicant.page().locator(".receipt")).isVisible();
        note("… and hand it in again", width, presses(applicant), 5, corrected);
        assertThat(secretary.home().follow("受理登记").page().locator(".changes")).containsText("签了名.pdf");
    }

    private static Visitor counted(Visitor visitor) {
        visitor.page().addInitScript(COUNT);
        visitor.home().page().evaluate("sessionStorage.presses = 0");
        return visitor;
    }

    private static int presses(Visitor visitor) {
        return ((Number) visitor.page().evaluate("Number(sessionStorage.presses || 0)")).intValue();
    }

    private static void note(String errand, int width, int presses, int most, Instant started) {
        double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
        TOLD.add("| %s | %d px | %d | %d | %.1f |".formatted(errand, width, presses, most, seconds));
        assertThat(presses).as("presses to %s at %d px", errand, width).isBetween(1, most);
    }
}
