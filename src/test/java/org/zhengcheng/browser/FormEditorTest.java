package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Town;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("写表单：管理员不用懂编程，问题从词汇表选，什么时候问用点的，马上看到填的人看到的样子")
class FormEditorTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String STEP = "application-talk";

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
    @DisplayName("给一步新建表单：词汇表里选三个，自己加两个，一个只在选“外单位”时才问；手机上看，检查，存好")
    void aFormIsMadeForAStep() {
        Visitor admin = draft();
        admin.page()
                .locator(".djs-shape[data-element-id='" + STEP + "'] .djs-hit")
                .first()
                .click();
        admin.page().locator(".props").getByText("给这一步新建表单").click();
        Locator dialog = admin.page().locator("dialog[open]");
        dialog.getByLabel("标题（中文）").fill("同申请人谈话");
        dialog.getByLabel("标题（英文）").fill("Talk with the applicant");
        admin.leaveBy(dialog.getByText("开始", new Locator.GetByTextOptions().setExact(true)));
        ready(admin);
        assertThat(admin.page().locator("[data-part=steps]")).containsText("党组织派人谈话");

        palette(admin, "从词汇表选").click();
        for (String key : List.of("talkDate", "talker", "record")) {
            dialog.getByLabel("要问什么").fill(key);
            dialog.locator("[data-word='" + key + "']").click();
            assertThat(dialog.locator("[role=status]")).containsText("已经添加");
        }
        dialog.getByText("关闭").click();

        palette(admin, "单选（全部列出）").click();
        ask(admin, "在哪里工作", "Place of work");
        write(admin, "选项1（中文）", "本单位");
        write(admin, "选项1（英文）", "Our unit");
        write(admin, "选项2（中文）", "外单位");
        write(admin, "选项2（英文）", "Another unit");
        palette(admin, "短文字").click();
        ask(admin, "外单位叫什么", "Name of the other unit");
        Locator panel = admin.page().locator(".props");
        panel.getByText("什么时候问").click();
        panel.getByText("只在有些情况下问").last().click();
        panel.getByLabel("条件1：哪个问题").selectOption("placeOfWork");
        panel.getByLabel("条件1：哪个答案").selectOption("another-unit");

        bar(admin, "手机").click();
        Locator frame = admin.page().locator("iframe");
        FrameLocator form = admin.page().frameLocator("iframe");
        assertThat(form.getByText("外单位叫什么")).isHidden();
        form.getByText("外单位", new FrameLocator.GetByTextOptions().setExact(true))
                .click();
        assertThat(form.getByText("外单位叫什么")).isVisible();
        BoundingBox phone = frame.boundingBox();
        assertThat(phone.width).isBetween(390.0, 400.0);
        write(admin, "问题（中文）", "外单位的名称");
        assertThat(admin.page().frameLocator("iframe").getByText("外单位的名称")).hasCount(1);

        bar(admin, "检查").click();
        assertThat(admin.page().locator("[data-part=probs]")).not().containsText("必须改");
        saved(admin);
        String address = admin.page().url();
        JsonNode source = source(admin);
        int last = source.path("components").size() - 1;
        assertThat(last).isGreaterThanOrEqualTo(4);
        assertThat(source.path("components")
                        .path(last)
                        .path("conditional")
                        .path("hide")
                        .asString())
                .isEqualTo("=placeOfWork != \"another-unit\"");
        admin.open(address.substring(address.indexOf("/diagrams")));
        ready(admin);
        assertThat(admin.page().locator(".form-drawn")).hasCount(last + 1);
        admin.leaveBy(bar(admin, "流程图"));
        admin.page().locator("[data-diagram-editor][data-ready]").waitFor();
        assertThat(admin.page().locator("[data-part=probs]")).not().containsText("没有这张表单");
    }

    @Test
    @DisplayName("只用键盘：在清单里添加、改文字、上移、放进一组、移出、去掉、撤销")
    void theListIsEnoughForTheKeyboard() {
        Visitor admin = form();
        int before = source(admin).path("components").size();
        focus(admin, ".form-views button:has-text('清单')").key("Enter");
        focus(admin, ".palette button:has-text('一组问题')").key("Enter");
        assertThat(admin.page().locator(".props [data-path=label]")).isFocused();
        admin.type("谈话的情况").key("Tab").type("About the talk").key("Tab");
        focus(admin, ".palette button:has-text('短文字')").key("Enter");
        assertThat(admin.page().locator(".props [data-path=label]")).isFocused();
        admin.type("谈得怎样").key("Tab").type("How the talk went").key("Tab");
        Locator outline = admin.page().locator(".form-outline");
        assertThat(outline.locator("ol ol")).containsText("谈得怎样");
        focus(admin, "[aria-label='把“谈得怎样”移出“谈话的情况”']").key("Enter");
        assertThat(outline.locator("ol ol")).hasCount(0);
        focus(admin, "[aria-label='上移“谈得怎样”']").key("Enter");
        focus(admin, "[aria-label='下移“谈得怎样”']").key("Enter");
        focus(admin, "[aria-label='把“谈得怎样”放进“谈话的情况”']").key("Enter");
        assertThat(outline.locator("ol ol")).containsText("谈得怎样");
        saved(admin);
        JsonNode group = source(admin).path("components").path(before);
        assertThat(group.path("properties").path("en").asString()).isEqualTo("About the talk");
        assertThat(group.path("components").path(0).path("key").asString()).isEqualTo("howTheTalkWent");
        focus(admin, "[aria-label='移除“谈话的情况”']").key("Enter");
        assertThat(outline).not().containsText("谈得怎样");
        focus(admin, ".editor__bar button:has-text('撤销')").key("Enter");
        assertThat(outline.locator("ol ol")).containsText("谈得怎样");
    }

    @Test
    @DisplayName("改题型：两种都有的留下，会没有的先说清楚，撤销就回来；复制的另起名称")
    void aKindIsChangedInPlaceAndAQuestionCopied() {
        Visitor admin = form();
        Locator panel = admin.page().locator(".props");
        Locator dialog = admin.page().locator("dialog[open]");
        palette(admin, "单选（全部列出）").click();
        ask(admin, "在哪里工作", "Place of work");
        write(admin, "选项1（中文）", "本单位");
        write(admin, "选项1（英文）", "Our unit");
        write(admin, "选项2（中文）", "外单位");
        write(admin, "选项2（英文）", "Another unit");
        panel.getByText("给填写人的提示").click();
        write(admin, "怎么填（中文）", "以劳动合同为准。");
        write(admin, "怎么填（英文）", "As the contract says.");
        palette(admin, "短文字").click();
        ask(admin, "外单位叫什么", "Name of the other unit");
        panel.getByText("什么时候问").click();
        panel.getByText("只在有些情况下问").last().click();
        panel.getByLabel("条件1：哪个问题").selectOption("placeOfWork");

        admin.page().locator(".form-drawn--radio").last().click();
        panel.getByText("改题型…").click();
        dialog.getByLabel("新的题型").selectOption("select");
        assertThat(dialog.locator("[role=status]")).hasText("什么都不会丢。");
        dialog.getByLabel("新的题型").selectOption("textarea");
        assertThat(dialog.locator("[role=status]")).containsText("供选择的答案：本单位、外单位");
        assertThat(dialog.locator("[role=status]")).containsText("“外单位叫什么”只在有些情况下问");
        dialog.locator("button[type=submit]").click();
        assertThat(panel.locator("h2")).hasText("在哪里工作");
        saved(admin);
        JsonNode long1 = last(admin, 1);
        assertThat(long1.path("type").asString()).isEqualTo("textarea");
        assertThat(long1.path("key").asString()).isEqualTo("placeOfWork");
        assertThat(long1.path("description").asString()).isEqualTo("以劳动合同为准。");
        assertThat(long1.path("validate").path("required").asBoolean()).isTrue();
        assertThat(long1.has("values")).isFalse();
        assertThat(last(admin, 0).has("conditional")).isFalse();
        assertThat(admin.page().locator("[data-part=probs]")).not().containsText("必须改");

        bar(admin, "撤销").click();
        assertThat(admin.page().locator(".form-drawn--radio").last()).containsText("外单位");
        saved(admin);
        assertThat(last(admin, 0).path("conditional").path("hide").asString()).startsWith("=placeOfWork");

        assertThat(panel.locator("h2")).hasText("在哪里工作");
        panel.getByText("复制").click();
        saved(admin);
        JsonNode copy = last(admin, 1);
        assertThat(copy.path("key").asString()).isEqualTo("placeOfWork2");
        assertThat(copy.path("values").path(1).path("label").asString()).isEqualTo("外单位");
        assertThat(admin.page().locator("[data-part=probs]")).not().containsText("必须改");
    }

    @Test
    @DisplayName("只用键盘，在清单里改题型、复制一组问题")
    void kindsAndCopiesAreReachedByKeyboard() {
        Visitor admin = form();
        focus(admin, ".form-views button:has-text('清单')").key("Enter");
        focus(admin, ".palette button:has-text('一组问题')").key("Enter");
        assertThat(admin.page().locator(".props [data-path=label]")).isFocused();
        admin.type("谈话的情况").key("Tab").type("About the talk").key("Tab");
        focus(admin, ".palette button:has-text('勾选')").key("Enter");
        assertThat(admin.page().locator(".props [data-path=label]")).isFocused();
        admin.type("谈过了").key("Tab").type("It was held").key("Tab");
        focus(admin, "[aria-label='把“谈过了”改成别的题型']").key("Enter");
        assertThat(admin.page().locator("dialog[open] select")).isFocused();
        admin.key("Tab").key("Enter");
        Locator outline = admin.page().locator(".form-outline");
        assertThat(outline.locator("ol ol")).containsText("短文字");
        focus(admin, "[aria-label='复制“谈话的情况”']").key("Enter");
        assertThat(outline.locator("ol ol")).hasCount(2);
        assertThat(admin.page().locator(".props [data-path=label]")).isFocused();
        saved(admin);
        assertThat(last(admin, 0).path("components").path(0).path("key").asString())
                .isEqualTo("itWasHeld2");
        focus(admin, "[aria-label='把“谈话的情况”改成别的题型'] >> nth=1").key("Enter");
        focus(admin, "dialog[open] button[type=submit]").key("Enter");
        saved(admin);
        assertThat(last(admin, 0).path("type").asString()).isEqualTo("dynamiclist");
        focus(admin, ".editor__bar button:has-text('撤销')").key("Enter");
        saved(admin);
        assertThat(last(admin, 0).path("type").asString()).isEqualTo("group");
    }

    @Test
    @DisplayName("拖：从左边拖一个问题进来；表格里拖不进一组问题")
    void aQuestionIsDragged() {
        Visitor admin = form();
        int before = admin.page().locator(".form-drawn").count();
        drag(
                admin,
                palette(admin, "日期"),
                admin.page().locator(".fjs-drag-row-move").first());
        assertThat(admin.page().locator(".form-drawn")).hasCount(before + 1);
        assertThat(admin.page()
                        .locator(".form-drawn--datetime")
                        .filter(new Locator.FilterOptions().setHasText("还没有写文字")))
                .hasCount(1);
        palette(admin, "逐行填的表格").click();
        Locator rows = admin.page().locator(".form-drawn--dynamiclist > .fjs-drop-container-vertical");
        drag(admin, palette(admin, "一组问题"), rows);
        drag(admin, palette(admin, "年月"), rows);
        assertThat(rows.locator(".form-drawn")).hasCount(1);
        palette(admin, "一组问题").click();
        Locator group = admin.page().locator(".fjs-drag-row-move:has(.form-drawn--group)");
        drag(admin, group, rows);
        assertThat(rows.locator(".form-drawn")).hasCount(1);
        assertThat(group).hasCount(1);
    }

    @Test
    @DisplayName("两个人同时改：后存的人看到是谁改的，自己的另存成文件；退出登录也不丢")
    void whoSavesSecondIsAskedWhatGoesOn() {
        Visitor first = form();
        String address = first.page().url();
        Visitor second = enter(town, "admin2", Visitor.DESK).open(address.substring(address.indexOf("/diagrams")));
        ready(second);
        write(first, "标题（中文）", "甲改的");
        saved(first);
        second.expecting(409);
        write(second, "标题（中文）", "乙改的");
        Locator choice = second.page().locator("dialog[open]");
        assertThat(choice).containsText(town.name("admin"));
        Download mine = second.page()
                .waitForDownload(() -> choice.getByText("用对方的，我的存成文件").click());
        assertThat(mine.suggestedFilename()).endsWith(".json");
        assertThat(second.page().locator(".props").getByLabel("标题（中文）")).hasValue("甲改的");
    }

    @Test
    @DisplayName("没写完的问题，检查用文字指出来，按一下就到那里")
    void whatIsMissingIsSaidInWords() {
        Visitor admin = form();
        palette(admin, "短文字").click();
        saved(admin);
        Locator found =
                admin.page().locator("[data-part=probs] li").filter(new Locator.FilterOptions().setHasText("必须改"));
        found.first().waitFor();
        assertThat(admin.page().locator(".fjs-element[data-found]")).hasCount(1);
        bar(admin, "整张表单").click();
        found.first().getByText("去看看").click();
        assertThat(admin.page().locator(".props h2")).hasText("还没有写文字的短文字");
        assertThat(admin.page().locator(".form-found")).isVisible();
    }

    @Test
    @DisplayName("页面守所有页面的规矩：无障碍、手机上够大、不用横着拖、脚本策略从严")
    void thePageKeepsTheRulesOfAllPages() {
        Visitor admin = form();
        PageRules rules = new PageRules();
        rules.hold(admin, "form editor");
        for (String view : List.of("清单", "手机", "电脑")) {
            bar(admin, view).click();
            rules.hold(admin, "form editor, " + view);
        }
        for (PageRules.Kind kind : PageRules.Kind.values()) {
            assertThat(rules.findings(kind)).as("%s", kind).isEmpty();
        }
    }

    @Test
    @DisplayName("窗口窄了看清单，宽了又看画布；自己选了一种，就一直是它")
    void theViewFollowsTheWindowUntilOneIsChosen() {
        Visitor admin = form();
        Locator editor = admin.page().locator("[data-form-editor]");
        assertThat(editor).hasAttribute("data-view", "canvas");
        admin.page().setViewportSize(Visitor.PHONE, 900);
        assertThat(editor).hasAttribute("data-view", "outline");
        admin.page().setViewportSize(Visitor.DESK, 900);
        assertThat(editor).hasAttribute("data-view", "canvas");
        for (String[] chosen : new String[][] {{"手机", "phone"}, {"电脑", "desk"}, {"清单", "outline"}, {"画布", "canvas"}}) {
            bar(admin, chosen[0]).click();
            for (int width : new int[] {Visitor.PHONE, Visitor.DESK}) {
                admin.page().setViewportSize(width, 900);
                assertThat(editor).hasAttribute("data-view", chosen[1]);
            }
        }
    }

    private Visitor draft() {
        Visitor admin = enter(town, "admin", Visitor.DESK).open("/diagrams/member-development");
        admin.page().locator("details summary").first().click();
        admin.page().locator("#title").fill("改谈话的表单");
        admin.leaveBy(admin.mainButton());
        admin.page().locator("[data-diagram-editor][data-ready]").waitFor();
        return admin;
    }

    /** On the page of a shipped form. */
    private Visitor form() {
        Visitor admin = draft();
        String address = admin.page().url();
        admin.open(address.substring(address.indexOf("/diagrams")) + "/forms/member-development/" + STEP);
        ready(admin);
        return admin;
    }

    private static void ready(Visitor visitor) {
        visitor.page().locator("[data-form-editor][data-ready]").waitFor();
    }

    private static void saved(Visitor visitor) {
        assertThat(visitor.page().locator("[data-part=status]")).containsText("已保存");
    }

    /** The form as it is saved. */
    private static JsonNode source(Visitor visitor) {
        String said = visitor.page()
                .context()
                .request()
                .get(visitor.page().url().replaceAll("[#?].*", "") + "/source")
                .text();
        JsonMapper json = new JsonMapper();
        return json.readTree(json.readTree(said).path("source").asString());
    }

    /** What stands so many places before the end of the form. */
    private static JsonNode last(Visitor visitor, int before) {
        JsonNode components = source(visitor).path("components");
        return components.path(components.size() - 1 - before);
    }

    private static Locator bar(Visitor visitor, String words) {
        return visitor.page().locator(".editor__bar").getByText(words, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator palette(Visitor visitor, String words) {
        return visitor.page().locator(".palette").getByText(words);
    }

    private static void ask(Visitor visitor, String chinese, String english) {
        assertThat(visitor.page().locator(".props [data-path=label]")).isFocused();
        write(visitor, "问题（中文）", chinese);
        write(visitor, "问题（英文）", english);
    }

    private static void write(Visitor visitor, String label, String words) {
        Locator field =
                visitor.page().locator(".props").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        field.fill(words);
        field.press("Tab");
    }

    private static Visitor focus(Visitor visitor, String selector) {
        visitor.page().locator(selector).focus();
        return visitor;
    }

    private static void drag(Visitor visitor, Locator what, Locator where) {
        what.scrollIntoViewIfNeeded();
        where.scrollIntoViewIfNeeded();
        BoundingBox from = what.boundingBox();
        Mouse mouse = visitor.page().mouse();
        mouse.move(from.x + 20, from.y + 10);
        mouse.down();
        mouse.move(from.x + 40, from.y + 14);
        // What is dragged takes up room on its way, and moves what it is dragged to.
        for (int approach = 0; approach < 2; approach++) {
            BoundingBox to = where.boundingBox();
            mouse.move(to.x + 60, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(8));
        }
        mouse.up();
    }
}
