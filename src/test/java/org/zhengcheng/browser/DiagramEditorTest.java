package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Town;

@DisplayName("画流程图：管理员不用懂编程，改了自己存，两个人同时改也不丢")
class DiagramEditorTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private Town town;

    @BeforeEach
    void twoAdministrators() {
        clock.set(TODAY);
        town = newTown();
        for (String admin : List.of("admin", "admin2")) {
            town.person(admin, "county", null, LocalDate.of(1980, 1, 1));
            town.post(admin, "county", "admin");
        }
    }

    @Test
    @DisplayName("在步骤表里插一步，选岗位、表单，加五个工作日的期限；自己保存，再打开还在")
    void aStepIsAddedInTheTableAndKept() {
        Visitor admin = begin();
        button(admin, "步骤表").click();
        admin.page()
                .getByLabel("在党组织派人谈话前面插入一步", new Page.GetByLabelOptions().setExact(true))
                .click();
        admin.key("Control+A").type("会前公示").key("Tab");
        Locator row = admin.page().locator("tr:has([aria-label='会前公示的名称'])");
        assertThat(row).hasCount(1);
        row.locator("select").first().selectOption("branch-secretary");
        row.locator("select").nth(1).selectOption("member-development/publicize-target");
        row.getByText("属性", new Locator.GetByTextOptions().setExact(true)).click();
        Locator panel = admin.page().locator(".props");
        assertThat(panel.locator("h2")).hasText("会前公示");
        panel.getByText("添加期限").click();
        panel.getByLabel("种类").selectOption("notBefore");
        panel.getByLabel("多长").fill("5");
        panel.getByLabel("单位").selectOption("W");
        assertThat(row).containsText("满5个工作日以后");
        assertThat((Integer) admin.page()
                        .locator(".diagram-scroll")
                        .evaluate("scroll => scroll.scrollWidth - scroll.clientWidth"))
                .as("the table is read without scrolling sideways")
                .isZero();
        saved(admin);
        String draft = admin.page().url();
        admin.open(draft.substring(draft.indexOf("/diagrams")));
        ready(admin);
        button(admin, "步骤表").click();
        assertThat(row).containsText("满5个工作日以后");
        assertThat(admin.page().getByLabel("会前公示由谁来办")).hasValue("branch-secretary");
    }

    @Test
    @DisplayName("撤销、重做；导出的文件里只有改的那一处不同")
    void aChangeIsUndoneDoneAgainAndExported() throws IOException {
        Visitor admin = begin();
        pick(admin, "application-talk");
        Locator name = admin.page().locator(".props").getByLabel("名称", new Locator.GetByLabelOptions().setExact(true));
        name.fill("谈一次话");
        name.press("Tab");
        button(admin, "撤销").click();
        assertThat(name).hasValue("党组织派人谈话");
        button(admin, "重做").click();
        assertThat(name).hasValue("谈一次话");
        button(admin, "导出").click();
        Download file = admin.page()
                .waitForDownload(() -> admin.page().getByText("流程图（BPMN 2.0）").click());
        String exported = Files.readString(file.path());
        String shipped = Files.readString(java.nio.file.Path.of("processes/member-development-2026.bpmn20.xml"));
        assertThat(new Bpmn(exported).model())
                .isEqualTo(new Bpmn(shipped).rename("application-talk", "谈一次话").model());
        Download picture = admin.page()
                .waitForDownload(() -> admin.page().getByText("图片（PNG）").click());
        assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
        saved(admin);
    }

    @Test
    @DisplayName("两个人同时改：后存的人看到是谁改的，选用谁的，自己的另存成文件")
    void whoSavesSecondIsAskedWhatGoesOn() {
        Visitor first = begin();
        String draft = first.page().url();
        Visitor second = enter(town, "admin2", Visitor.DESK).open(draft.substring(draft.indexOf("/diagrams")));
        ready(second);
        assertThat(second.page().locator("[data-held]")).containsText("也打开着");
        rename(first, "application-talk", "甲改的");
        saved(first);
        second.expecting(409);
        rename(second, "application-talk", "乙改的");
        Locator choice = second.page().locator("dialog[open]");
        assertThat(choice).containsText(town.name("admin"));
        Download mine = second.page()
                .waitForDownload(() -> choice.getByText("用对方的，我的存成文件").click());
        assertThat(mine.suggestedFilename()).endsWith(".bpmn");
        pick(second, "application-talk");
        assertThat(second.page().locator(".props h2")).hasText("甲改的");
    }

    @Test
    @DisplayName("三百个元素的图：选一步，页面自己用不到十分之一秒就显示它的属性")
    void aLargeDiagramStaysFluid() {
        Visitor admin = begin();
        CDPSession browser = admin.page().context().newCDPSession(admin.page());
        JsonObject ofTheThread = new JsonObject();
        ofTheThread.addProperty("timeDomain", "threadTicks");
        browser.send("Performance.enable", ofTheThread);
        List<String> three = List.of("application-talk", "register-application", "submit-application");
        List<String> steps =
                Stream.of(three, three, three).flatMap(List::stream).toList();
        List<Double> times = steps.stream()
                .map(step -> timeToPick(admin, browser, step))
                .sorted()
                .toList();
        assertThat(times.get(0)).as("it is measured at all: %s", times).isPositive();
        assertThat(times.get(times.size() / 2)).as("milliseconds of %s", times).isLessThan(100 * Visitor.SLOWNESS);
    }

    @Test
    @DisplayName("页面守所有页面的规矩：无障碍、手机上够大、不用横着拖、脚本策略从严")
    void thePageKeepsTheRulesOfAllPages() {
        Visitor admin = begin();
        pick(admin, "application-talk");
        PageRules rules = new PageRules();
        rules.hold(admin, "diagram editor");
        button(admin, "步骤表").click();
        rules.hold(admin, "diagram editor, table of steps");
        for (PageRules.Kind kind : PageRules.Kind.values()) {
            assertThat(rules.findings(kind)).as("%s", kind).isEmpty();
        }
    }

    /**
     * Milliseconds that the page's own thread works from the press of the mouse until the properties of what was pressed are
     * painted; what else the machine has to do meanwhile does not count.
     */
    private static double timeToPick(Visitor visitor, CDPSession browser, String element) {
        visitor.page().evaluate("""
                () => {
                  delete window.painted;
                  addEventListener('click', () => requestAnimationFrame(() => requestAnimationFrame(() => {
                    window.painted = true;
                  })), { once: true, capture: true });
                }""");
        double before = worked(browser);
        visitor.page()
                .locator(".djs-shape[data-element-id='" + element + "'] .djs-hit")
                .first()
                .click();
        visitor.page().waitForFunction("() => window.painted");
        return (worked(browser) - before) * 1000;
    }

    /** Seconds that the page's thread has worked so far. */
    private static double worked(CDPSession browser) {
        for (JsonElement one : browser.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject metric = one.getAsJsonObject();
            if (metric.get("name").getAsString().equals("TaskDuration")) {
                return metric.get("value").getAsDouble();
            }
        }
        throw new AssertionError("The browser does not say how long it worked");
    }

    private Visitor begin() {
        Visitor admin = enter(town, "admin", Visitor.DESK).open("/diagrams/member-development");
        admin.page().locator("details summary").first().click();
        admin.page().locator("#title").fill("加一次公示");
        admin.leaveBy(admin.mainButton());
        ready(admin);
        return admin;
    }

    private static void ready(Visitor visitor) {
        visitor.page().locator("[data-diagram-editor][data-ready]").waitFor();
    }

    private static void saved(Visitor visitor) {
        assertThat(visitor.page().locator("[data-part=status]")).containsText("已保存");
    }

    private static Locator button(Visitor visitor, String words) {
        return visitor.page().locator(".editor__bar").getByText(words, new Locator.GetByTextOptions().setExact(true));
    }

    private static void pick(Visitor visitor, String element) {
        visitor.page()
                .locator(".djs-shape[data-element-id='" + element + "'] .djs-hit")
                .first()
                .click();
        assertThat(visitor.page().locator(".djs-shape[data-element-id='" + element + "'].selected"))
                .hasCount(1);
    }

    private static void rename(Visitor visitor, String element, String name) {
        pick(visitor, element);
        Locator field =
                visitor.page().locator(".props").getByLabel("名称", new Locator.GetByLabelOptions().setExact(true));
        field.fill(name);
        field.press("Tab");
    }
}
