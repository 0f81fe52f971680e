package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.version.CaseVersions;
import org.zhengcheng.diagram.Drawing;
import org.zhengcheng.diagram.Editor;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.OtherVersion;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("流程图各页有内容时的样子：批注、试走、用以前的案件试、系统带来的新版、办得怎样、换版本以后的草稿")
class DiagramPagesTest extends BrowserTest {

    private static final String KEY = "member-development";
    private static final String FILE = "member-development-2026.bpmn20.xml";
    private static final String TALK = KEY + "/application-talk";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private CaseVersions versions;

    @Autowired
    private CaseFiles files;

    @Autowired
    private TransactionTemplate transaction;

    private final PageRules rules = new PageRules();
    private Town town;
    private Editor editor;
    private String shipped;

    @BeforeEach
    void twoAdministrators() {
        clock.set(DAY);
        town = newTown();
        for (String admin : List.of("admin", "second admin")) {
            town.person(admin, "county", null, LocalDate.of(1980, 1, 1));
            town.post(admin, "county", "admin");
        }
        editor = new Editor(town.as("admin"));
        shipped = diagrams.text(diagrams.newest(KEY).definitionId());
    }

    @AfterEach
    void theShippedVersionIsTheNewestAgain() {
        if (!diagrams.text(diagrams.newest(KEY).definitionId()).equals(shipped)
                || !diagrams.newest(KEY).forms().equals(forms.shipped())) {
            diagrams.deploy(FILE, shipped.getBytes(StandardCharsets.UTF_8));
        }
    }

    private UUID draft(String text) {
        UUID draft = editor.begin("改一改谈话", diagrams.newest(KEY).definitionId());
        editor.save(draft, text);
        return draft;
    }

    private Walk applied(String who) {
        town.person(who, "branch", null, LocalDate.of(2000, 1, 1));
        return new Walk(town, clock, jdbc, forms)
                .of(who)
                .begin()
                .take(who, "submit-application", "pass")
                .take("secretary", "register-application", "pass");
    }

    private void hold(Visitor visitor, String name) {
        rules.hold(visitor, name);
        for (PageRules.Kind kind : PageRules.Kind.values()) {
            assertThat(rules.findings(kind)).as("%s", kind).isEmpty();
        }
    }

    @Test
    void aDraftOfAStepWhoseFormChangedMeanwhile() {
        Walk walk = new Walk(town, clock, jdbc, forms).begin();
        town.as("applicant")
                .get(walk.stepPath())
                .step()
                .set("typedHere", "true")
                .set("growth", "在村里长大，读了师范，回来教书。")
                .set("relations", "父亲是党员。")
                .press("button[data-save]");
        FormSchema form = forms.shipped().find(KEY + "/submit-application").orElseThrow();
        new OtherVersion(diagrams, forms, versions, files, transaction)
                .moved(
                        walk,
                        form.key(),
                        form.source()
                                .replace("\"key\": \"relations\"", "\"key\": \"kin\"")
                                .replace("家庭主要成员和主要社会关系", "家里有谁")
                                .replaceFirst("(\"key\": \"growth\",\\s*\"label\": \")[^\"]*", "$1你的成长经历"));
        Visitor applicant = enter(town, "applicant", Visitor.DESK).open(walk.stepPath());
        assertThat(applicant.content().innerText()).contains("这张表在您保存以后改过", "这道题改过");
        hold(applicant, "step whose form changed");
    }

    @Test
    void pastCasesThatWouldHaveGoneAnotherWay() {
        for (int days : List.of(3, 10, 25)) {
            clock.set(DAY);
            applied("applicant " + days)
                    .on(DAY.plusDays(days))
                    .take("secretary", "application-talk", "pass")
                    .take("secretary", "nominate-activist", "pass")
                    .take("organiser", "file-activist", "pass");
        }
        String period = "<zc:period kind=\"%s\" workingDays=\"%s\" from=\"register-application.receivedDate\"/>";
        UUID draft = draft(Drawing.withNotice()
                .extend("application-talk", period.formatted("notBefore", 5))
                .extend("application-talk", period.formatted("due", 10))
                .set("file-activist", "flowable:candidateGroups", "general-branch")
                .text());
        Visitor admin = enter(town, "admin", Visitor.DESK).open("/diagrams/drafts/" + draft + "/replay");
        assertThat(admin.content().innerText()).contains("党组织派人谈话", "当时没有人担任");
        hold(admin, "past cases that would have gone another way");
    }

    @Test
    void whatAnotherSaysOfADraft() {
        UUID draft = draft(Drawing.shipped().text());
        String path = "/diagrams/drafts/" + draft + "/comments";
        Map<String, String> said = Map.of(
                "", "请再看一遍名称，和细则第八条对一下。",
                "nominate-activist", "推荐以前要不要公示？\n上次有人说要五天。",
                "flow-nominate-activist-reject", "退回以后从哪里接着办，要写清楚。",
                "gw-nominate-activist", "要不要第三种结果？");
        said.forEach((element, words) -> town.as("second admin")
                .get(path)
                .form("form[action$=/comments]")
                .set("element", element)
                .set("words", words)
                .send());
        town.as("admin").get(path).form("form[action$=/settle]").send();
        town.as("admin")
                .get(path)
                .form("form[action$=/answer]")
                .set("words", "按细则写的。")
                .send();
        Visitor second = enter(town, "second admin", Visitor.DESK).open(path + "?element=nominate-activist");
        assertThat(second.page().locator("#element").inputValue()).isEqualTo("nominate-activist");
        hold(second, "comments of another");

        Visitor admin = enter(town, "admin", Visitor.DESK).open("/diagrams/drafts/" + draft);
        admin.page().locator("[data-diagram-editor][data-ready]").waitFor(patiently());
        admin.page().locator("[data-part=bar]").getByText("步骤表").click();
        admin.page().locator(".diagram-remark").first().waitFor(patiently());
        admin.page().setViewportSize(Visitor.PHONE, 844);
        assertThat(admin.page().locator("[data-part=steps]").isVisible()).isTrue();
        hold(admin, "table of steps with comments");
    }

    @Test
    void whatIsNewerWithTheApplication() {
        String older = source(TALK)
                .replaceFirst(
                        "\"components\": \\[",
                        "\"components\": [{\"type\": \"textfield\", \"key\": \"weather\", \"label\": \"那天的天气\","
                                + " \"properties\": {\"en\": \"Weather of the day\"}},");
        diagrams.deploy(
                FILE,
                Drawing.of(shipped.replace("name=\"党组织派人谈话\"", "name=\"派人谈话\""))
                        .set("parent-talk", "flowable:formKey", TALK)
                        .text()
                        .getBytes(StandardCharsets.UTF_8),
                forms.shipped().with(forms.read(TALK, older).form()).without(KEY + "/parent-talk"));
        UUID draft = editor.begin("改一改", diagrams.newest(KEY).definitionId());
        Visitor admin = enter(town, "admin", Visitor.DESK).open("/diagrams/drafts/" + draft + "/newer");
        assertThat(admin.content().innerText()).contains("派人谈话", "那天的天气", "新表单");
        hold(admin, "what is newer, with something in it");
    }

    @Test
    void aDraftTriedOnAPhone() {
        UUID draft = draft(Drawing.withNotice().text());
        Visitor admin = enter(town, "admin", Visitor.PHONE).open("/diagrams/drafts/" + draft + "/trials");
        admin.leaveBy(admin.button("开始试"));
        Locator next = admin.page().locator("form[data-step] [data-main]");
        admin.leaveBy(next);
        admin.page().locator("label.opt:has(input[name=outcome][value=pass])").click();
        admin.leaveBy(next);
        assertThat(admin.page().locator("h1").innerText()).isEqualTo("党组织派人谈话");
        admin.page().locator("#day").fill(DAY.plusDays(50).toString());
        admin.leaveBy(admin.page().locator("main form[action$='/clock'] button"));
        hold(admin, "a draft tried, late");
    }

    @Test
    void howItGoesWithTheSteps() {
        for (int days : List.of(3, 5, 20, 40)) {
            clock.set(DAY);
            applied("applicant " + days)
                    .on(DAY.plusDays(days))
                    .take("secretary", "application-talk", "pass", Map.of("reason", "外出"));
        }
        clock.set(DAY);
        applied("applicant 60");
        clock.set(DAY.plusDays(60));
        Visitor admin = enter(town, "admin", Visitor.DESK)
                .open("/diagrams/" + KEY + "/heat?by=LATE&from=" + DAY + "&to=" + DAY.plusDays(60) + "&organization="
                        + town.organizationId("county"));
        assertThat(admin.page().locator("svg .is-hot4").count()).isPositive();
        hold(admin, "how it goes with the steps, with numbers");
    }

    @Test
    void whatAPeriodWouldSay() {
        UUID draft = draft(Drawing.shipped()
                .extend(
                        "application-talk",
                        "<zc:period kind=\"due\" workingDays=\"18\" from=\"register-application.receivedDate\"/>")
                .text());
        Visitor admin = enter(town, "admin", Visitor.DESK).open("/diagrams/drafts/" + draft);
        admin.page().locator("[data-diagram-editor][data-ready]").waitFor(patiently());
        admin.page()
                .locator(".djs-shape[data-element-id='application-talk'] .djs-hit")
                .first()
                .click();
        Locator panel = admin.page().locator(".props");
        panel.getByText("18个工作日以内").first().click();
        panel.getByText("这样写，会怎么算？").last().click();
        Locator dialog = admin.page().locator("dialog[open]");
        dialog.getByLabel("受理登记 · 收到日期").fill("2026-09-20");
        dialog.getByText("算一算").click();
        dialog.getByText("2026年10月21日").first().waitFor(patiently());
        assertThat(dialog.locator("[role=status]").innerText()).contains("18个工作日", "国庆节放假7天");
        rules.holdAsItIs(admin, "what a period would say");
        assertThat(rules.findings(PageRules.Kind.ACCESS)).isEmpty();
    }

    private String source(String key) {
        return forms.shipped().find(key).orElseThrow().source();
    }

    private static Locator.WaitForOptions patiently() {
        return new Locator.WaitForOptions().setTimeout(60_000);
    }
}
