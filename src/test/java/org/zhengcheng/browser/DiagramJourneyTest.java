package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("不会编程的管理员：第3步以后加公示，检查、试、比较，第二个人发布，三件换两件，书记办过新的一步")
class DiagramJourneyTest extends BrowserTest {

    private static final String KEY = "member-development";
    private static final String NOTICE = "入党积极分子公示";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    private Town office;
    private String before;
    private final List<Walk> walks = new ArrayList<>();
    private final List<Town> towns = new ArrayList<>();

    @BeforeEach
    void threeCasesStandAtStepThree() {
        clock.set(DAY);
        office = newTown();
        for (String admin : List.of("admin", "second admin")) {
            office.person(admin, "county", null, LocalDate.of(1980, 1, 1));
            office.post(admin, "county", "admin");
        }
        before = diagrams.newest(KEY).definitionId();
        for (int n = 0; n < 3; n++) {
            clock.set(DAY);
            towns.add(newTown());
            walks.add(new Walk(towns.get(n), clock, jdbc, forms)
                    .begin()
                    .take("applicant", "submit-application", "pass")
                    .take("secretary", "register-application", "pass")
                    .on(DAY.plusDays(10))
                    .take("secretary", "application-talk", "pass"));
        }
    }

    @AfterEach
    void theShippedVersionIsTheNewestAgain() {
        if (!diagrams.newest(KEY).definitionId().equals(before)) {
            diagrams.deploy(
                    "member-development-2026.bpmn20.xml", diagrams.text(before).getBytes(StandardCharsets.UTF_8));
        }
        jdbc.sql("update diagram_trial set name = null, expected = null").update();
        jdbc.sql("delete from diagram_release where state in ('WAITING', 'PLANNED')")
                .update();
    }

    @Test
    void aStepIsAddedTriedReleasedAndTaken() {
        Visitor admin = enter(office, "admin", Visitor.DESK).open("/diagrams/" + KEY);
        draw(admin);
        String draft = admin.page().url().replaceAll("^.*(/diagrams/drafts/[0-9a-f-]+).*$", "$1");
        compareOnTheCanvas(admin);
        admin.open(draft + "/review");
        assertThat(admin.page().locator("section")).containsText("没有发现问题");
        tryIt(admin);
        askForRelease(admin.open(draft + "/review"));

        Visitor second = enter(office, "second admin", Visitor.DESK).open(draft + "/review");
        assertThat(second.page().locator("section")).containsText("同存的时候一样");
        second.leaveBy(second.page().locator("form[action$='/release'] button"));
        assertThat(second.page().locator("section")).containsText("已发布，新案件用这一版");
        assertThat(diagrams.newest(KEY).steps().values())
                .anyMatch(step -> step.name().chinese().equals(NOTICE));

        moveTwo(admin);
        assertThat(version(walks.get(2))).as("the third stays").isEqualTo(before);
        carryOneThrough();
    }

    /** In the table of steps, as whoever does not draw would do it. */
    private void draw(Visitor admin) {
        admin.page().locator("details summary").first().click();
        admin.page().locator("#title").fill("确定入党积极分子以后公示");
        admin.leaveBy(admin.mainButton());
        ready(admin);
        bar(admin, "步骤表").click();
        admin.page()
                .locator("[data-path='row.nominate-activist.flow-nominate-activist-pass']")
                .click();
        admin.key("Control+A").type(NOTICE).key("Tab");
        Locator row = admin.page().locator("tr:has([aria-label='" + NOTICE + "的名称'])");
        assertThat(row).hasCount(1);
        row.locator("select").first().selectOption("branch-secretary");
        Locator properties = row.getByText("属性", new Locator.GetByTextOptions().setExact(true));
        properties.click();
        Locator panel = admin.page().locator(".props");
        assertThat(panel.locator("h2")).hasText(NOTICE);
        writeItsForm(admin);
        bar(admin, "步骤表").click();
        properties.click();
        assertThat(panel.locator("h2")).hasText(NOTICE);
        panel.locator("[data-path$='.date']").first().selectOption("noticeEnd");
        panel.locator("[data-path$='.en']").first().fill("Public notice of the activist");
        panel.locator("[data-path$='.en']").first().press("Tab");
        panel.getByText("添加依据").click();
        panel.locator("[data-path$='.0.regulation']").selectOption("development-rules-2026");
        panel.locator("[data-path$='.0.article']").first().fill("8");
        panel.locator("[data-path$='.0.article']").first().press("Tab");
        panel.getByText("添加期限").click();
        panel.getByLabel("种类").selectOption("notBefore");
        panel.getByLabel("多长").fill("5");
        panel.getByLabel("单位").selectOption("W");
        panel.getByLabel("从哪天算起").selectOption("noticeStart");
        assertThat(row).containsText("满5个工作日以后");
        saved(admin);
        bar(admin, "检查").click();
        assertThat(admin.page().locator("[data-part=probs]")).not().containsText("必须改");
    }

    /** A form of its own: three questions from the vocabulary, one of hers, and one that depends on it. */
    private static void writeItsForm(Visitor admin) {
        admin.page().locator(".props").getByText("给这一步新建表单").click();
        Locator dialog = admin.page().locator("dialog[open]");
        dialog.getByLabel("标题（英文）").fill("Public notice of the activist");
        admin.leaveBy(dialog.locator("button[type=submit]"));
        admin.page().locator("[data-form-editor][data-ready]").waitFor();
        admin.page().locator(".palette").getByText("从词汇表选").click();
        for (String key : List.of("noticeStart", "noticeEnd", "noticePlace")) {
            dialog.getByLabel("要问什么").fill(key);
            dialog.locator("[data-word='" + key + "']").click();
            assertThat(dialog.locator("[role=status]")).containsText("已经添加");
        }
        dialog.getByText("关闭").click();
        admin.page().locator(".palette").getByText("单选（全部列出）").click();
        Locator panel = admin.page().locator(".props");
        assertThat(panel.locator("[data-path=label]")).isFocused();
        write(panel, "问题（中文）", "公示期间有没有收到反映");
        write(panel, "问题（英文）", "Comments received");
        write(panel, "选项1（中文）", "没有");
        write(panel, "选项1（英文）", "None");
        write(panel, "选项2（中文）", "有");
        write(panel, "选项2（英文）", "Some");
        admin.page().locator(".palette").getByText("长文字").click();
        assertThat(panel.locator("h2")).containsText("长文字");
        write(panel, "问题（中文）", "反映了什么");
        write(panel, "问题（英文）", "What was said");
        panel.getByText("什么时候问").click();
        panel.locator("[data-path='when.add']").click();
        panel.getByLabel("条件1：哪个答案").selectOption("some");
        saved(admin);
        assertThat(admin.page().locator("[data-part=probs]")).not().containsText("必须改");
        admin.leaveBy(bar(admin, "流程图"));
        ready(admin);
    }

    private static void write(Locator panel, String label, String words) {
        Locator field = panel.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        field.fill(words);
        field.press("Tab");
    }

    private void compareOnTheCanvas(Visitor admin) {
        bar(admin, "比较").click();
        admin.page().locator("dialog[open] .diagram-column button").first().click();
        assertThat(admin.page().locator(".diagram-changes")).containsText(NOTICE);
    }

    private void tryIt(Visitor admin) {
        admin.follow("试着走一遍").leaveBy(admin.button("开始试"));
        for (int step = 0; step < 4; step++) {
            pass(admin);
        }
        assertThat(admin.page().locator("h1")).hasText(NOTICE);
        assertThat(admin.page().locator(".facts")).containsText("支部书记");
        admin.expecting(422);
        main(admin);
        assertThat(admin.page().locator(".errors")).containsText("2026年6月1");
        admin.page().locator("form[action$='/clock'] input[type=date]").fill("2026-06-25");
        admin.leaveBy(admin.button("拨到那一天"));
        admin.page().locator("[name=noticeStart]").fill("2026-06-11");
        admin.page().locator("[name=noticeEnd]").fill("2026-06-25");
        main(admin);
        assertThat(admin.page().locator("h1")).hasText("上级党委备案");
        admin.write("叫什么", "公示没有影响").leaveBy(admin.button("存下来"));
        assertThat(admin.page().locator("section")).containsText("同存的时候一样");
    }

    private static void pass(Visitor admin) {
        Locator choice = admin.page().locator("input[type=radio][name=outcome][value=pass]");
        if (choice.count() > 0) {
            choice.check();
        }
        main(admin);
    }

    private static void main(Visitor admin) {
        admin.leaveBy(admin.page().locator("form[data-step] [data-main]"));
    }

    private static void askForRelease(Visitor admin) {
        assertThat(admin.page().locator("section")).containsText("新加");
        assertThat(admin.page().locator("section")).containsText("从公示开始日期起满5个工作日才能办");
        admin.page().locator("#notes").fill("市委组织部要求确定入党积极分子以后公示");
        admin.leaveBy(admin.page().locator("form[action$='/ask'] button.btn--main"));
        assertThat(admin.page().locator("section")).containsText("等人发布");
        assertThat(admin.page().locator("form[action$='/release']")).hasCount(0);
    }

    private void moveTwo(Visitor admin) {
        admin.open("/diagrams/" + KEY + "/migrate");
        admin.page().locator("input[name=case]").evaluateAll("boxes => boxes.forEach(box => { box.checked = false; })");
        for (Walk walk : walks.subList(0, 2)) {
            admin.page()
                    .locator("input[name=case][value='" + walk.caseId() + "']")
                    .check();
        }
        matchOnTheDrawings(admin.page());
        admin.page().locator("#reason").fill("从今天起统一公示");
        admin.leaveBy(admin.button("看每一件会怎样"));
        assertThat(admin.page().locator("h1")).containsText("2件可以换到");
        admin.leaveBy(admin.mainButton());
        assertThat(admin.page().locator("h1")).containsText("2件换到了");
    }

    /** Two presses on the two drawings say the same as the list. */
    private static void matchOnTheDrawings(Page page) {
        page.locator("[data-mapping] > summary").click();
        assertThat(page.locator("[data-was]").boundingBox().y)
                .as("the two stand side by side")
                .isEqualTo(page.locator("[data-becomes]").boundingBox().y);
        page.locator("[data-was] [data-node=nominate-activist]").click();
        page.locator("[data-becomes] [data-node=register-application]").click();
        assertThat(page.locator("#to-nominate-activist")).hasValue("register-application");
        page.locator("[data-becomes] [data-node=nominate-activist]").click();
        assertThat(page.locator("#to-nominate-activist")).hasValue("nominate-activist");
    }

    private void carryOneThrough() {
        Walk walk = walks.get(0).take("secretary", "nominate-activist", "pass");
        LocalDate posted = clock.today();
        walk.on(posted.plusDays(14));
        Visitor secretary = enter(towns.get(0), "secretary", Visitor.PHONE).open(walk.stepPath());
        assertThat(secretary.page().locator("h1")).containsText(NOTICE);
        secretary.page().locator("[name=noticeStart]").fill(posted.toString());
        secretary.page().locator("[name=noticeEnd]").fill(posted.plusDays(14).toString());
        fillTheRest(secretary);
        secretary.leaveBy(secretary.page().locator("form[data-step] [data-main]"));
        assertThat(walk.openStep()).isEqualTo("file-activist");
        assertThat(towns.get(0).as("secretary").get("/cases/" + walk.caseId()).texts(".steps"))
                .anyMatch(stage -> stage.contains(NOTICE));
    }

    /** Answers the first of what there is to choose from, and writes where something must be written. */
    private static void fillTheRest(Visitor visitor) {
        visitor.page().locator("[name=noticePlace]").fill("社区服务中心公开栏");
        visitor.page().locator("[name=commentsReceived][value=none]").check();
        assertThat(visitor.page().locator("[name=whatWasSaid]")).isHidden();
        for (Locator list : visitor.page()
                .locator("form[data-step] fieldset:has(input[type=checkbox])")
                .all()) {
            if (list.isVisible()) {
                list.locator("input[type=checkbox]").first().check();
            }
        }
        for (Locator box : visitor.page()
                .locator("form[data-step] textarea:not([name=reason])")
                .all()) {
            if (box.isVisible() && box.inputValue().isEmpty()) {
                box.fill("公示期间没有收到反映");
            }
        }
    }

    private String version(Walk walk) {
        return jdbc.sql("select definition_id from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    private static void ready(Visitor visitor) {
        visitor.page().locator("[data-diagram-editor][data-ready]").waitFor();
    }

    private static void saved(Visitor visitor) {
        assertThat(visitor.page().locator("[data-part=status]")).containsText("已保存");
    }

    private static Locator bar(Visitor visitor, String words) {
        return visitor.page().locator(".editor__bar").getByText(words, new Locator.GetByTextOptions().setExact(true));
    }
}
