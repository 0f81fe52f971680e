package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("系统升级带来新的流程图和表单：开着的草稿看得到改了什么，一样一样采用；自己改过的照自己的")
class NewerShippedTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final String FILE = "member-development-2026.bpmn20.xml";
    private static final String TALK = KEY + "/application-talk";
    private static final String PARENT = KEY + "/parent-talk";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    private Town town;
    private Editor editor;
    private String shipped;
    private UUID draft;

    /** As after an upgrade: what is in use came with an older release, where a step and two forms said something else. */
    @BeforeEach
    void aDraftOfAnOlderRelease() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        editor = new Editor(town.as("admin"));
        shipped = diagrams.text(diagrams.newest(KEY).definitionId());
        String older = shipped.replace("name=\"党组织派人谈话\"", "name=\"派人谈话\"");
        assertThat(older).isNotEqualTo(shipped);
        diagrams.deploy(
                FILE,
                older.getBytes(StandardCharsets.UTF_8),
                forms.shipped().with(older(TALK)).with(older(PARENT)));
        draft = editor.begin("改一改", diagrams.newest(KEY).definitionId());
    }

    @AfterEach
    void theShippedVersionIsTheNewestAgain() {
        diagrams.deploy(FILE, shipped.getBytes(StandardCharsets.UTF_8));
    }

    private FormSchema older(String key) {
        return forms.read(
                        key,
                        source(key)
                                .replaceFirst(
                                        "\"components\": \\[",
                                        "\"components\": [{\"type\": \"textfield\", \"key\": \"weather\", \"label\": \"那天的天气\","
                                                + " \"properties\": {\"en\": \"Weather of the day\"}},"))
                .form();
    }

    private String source(String key) {
        return forms.shipped().find(key).orElseThrow().source();
    }

    private Page newer() {
        return town.as("admin").get("/diagrams/drafts/" + draft + "/newer");
    }

    private Form take(Page page, String form) {
        return page.form("form[action$=/newer]:has(input[name=form][value='" + form + "'])");
    }

    @Test
    void whatIsNewerIsToldAndTakenOverOneByOne() {
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/forms").text())
                .contains("系统升级带来了");
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft).has("a[href$=/newer]"))
                .isTrue();
        FormEditor parent = new FormEditor(town.as("admin"), draft, PARENT);
        String own = parent.source().replace("那天的天气", "天气怎样");
        parent.save(own);

        Page page = newer();
        assertThat(page.texts("h2 .tag")).containsExactly("可以采用", "可以采用", "草稿另有改动");
        assertThat(page.text()).contains("党组织派人谈话", "那天的天气（一行文字）", "天气怎样（一行文字）");

        Form talk = take(page, TALK);
        assertThat(talk.send().texts("h2 .tag")).containsExactly("可以采用", "已经采用", "草稿另有改动");
        assertThat(talk.send().status()).as("a second press is the same one").isEqualTo(200);
        FormEditor taken = new FormEditor(town.as("admin"), draft, TALK);
        assertThat(taken.source()).isEqualTo(source(TALK));
        assertThat(taken.open().path("revision").asInt()).isEqualTo(1);
        assertThat(parent.source()).as("its own change stands").isEqualTo(own);

        int before = editor.revision(draft);
        Page after = take(newer(), "").send();
        assertThat(after.texts("h2 .tag")).containsExactly("已经采用", "已经采用", "草稿另有改动");
        assertThat(editor.text(draft)).isEqualTo(shipped);
        assertThat(editor.revision(draft)).isEqualTo(before + 1);

        take(after, PARENT).send();
        assertThat(parent.source()).isEqualTo(source(PARENT));
        assertThat(town.as("admin")
                        .get(parent.address() + "/history?revision=1")
                        .text())
                .as("what the draft had stays in its history")
                .contains("天气怎样（一行文字）");
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 3))
                .extracting(Ledger.Past::act, Ledger.Past::outcome)
                .containsExactlyInAnyOrder(
                        tuple("diagram", "formNewerTaken"),
                        tuple("diagram", "newerTaken"),
                        tuple("diagram", "formNewerTaken"));
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/forms").text())
                .as("there is nothing left to take")
                .doesNotContain("系统升级带来了");
    }

    @Test
    void aDrawingOfOnesOwnStandsUntilSomebodySaysOtherwise() {
        editor.save(draft, editor.text(draft).replace("name=\"派人谈话\"", "name=\"支部派人谈话\""));
        Page page = newer();
        assertThat(page.texts("h2 .tag").get(0)).isEqualTo("草稿另有改动");
        assertThat(page.text()).contains("支部派人谈话", "党组织派人谈话");
        take(page, "").send();
        assertThat(editor.text(draft)).isEqualTo(shipped);
    }

    @Test
    void whereNothingIsNewerNothingIsOffered() {
        diagrams.deploy(FILE, shipped.getBytes(StandardCharsets.UTF_8));
        draft = editor.begin("改别的", diagrams.newest(KEY).definitionId());
        assertThat(newer().text()).contains("没有比这份草稿更新的");
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/forms").has("a[href$=/newer]"))
                .isFalse();
        assertThat(town.as("secretary")
                        .get("/diagrams/drafts/" + draft + "/newer")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("全新的表单也说出来：问什么、哪一步填；采用以后列在草稿里，草稿自己写过同名的，照自己的")
    void aFormThatIsWhollyNewIsOfferedToo() {
        without("application-talk", TALK);
        Page before = town.as("admin").get("/diagrams/drafts/" + draft + "/forms");
        assertThat(before.text()).contains("系统升级带来了");
        assertThat(before.has("a[href$=/forms/" + TALK + "]")).isFalse();
        Page page = newer();
        assertThat(page.texts("h2")).anyMatch(title -> title.startsWith("新表单“"));
        assertThat(page.text()).contains("新的流程图里填这张表单的步骤：党组织派人谈话", "这张表单问什么");
        String title = forms.shipped().find(TALK).orElseThrow().title().chinese();
        assertThat(block(page, title).text()).contains("可以采用", "没有这张表单");

        Page taken = take(page, TALK).send();
        assertThat(block(taken, title).text()).contains("已经采用", "草稿里已经有这张表单");
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/forms").has("a[href$=/forms/" + TALK + "]"))
                .isTrue();
        new FormEditor(town.as("admin"), draft, TALK)
                .save(source(TALK).replace("\"required\": true", "\"required\": false"));
        assertThat(block(newer(), title).text()).contains("草稿另有改动", "草稿里自己写了同名的表单", "草稿里自己写的问什么");
        assertThat(take(newer(), TALK).send().status()).isEqualTo(200);
        assertThat(new FormEditor(town.as("admin"), draft, TALK).source()).isEqualTo(source(TALK));
    }

    @Test
    @DisplayName("采用了新的流程图，它要填的新表单也就有了")
    void theNewerDrawingBringsItsFormsAlong() {
        without("application-talk", TALK);
        take(newer(), "").send();
        String title = forms.shipped().find(TALK).orElseThrow().title().chinese();
        assertThat(block(newer(), title).text()).contains("已经采用");
        assertThat(editor.check(draft, editor.text(draft)).toString()).doesNotContain("\"error\"");
    }

    /** As after an upgrade that brought a form: the step asked another before. */
    private void without(String step, String form) {
        diagrams.deploy(
                FILE,
                Drawing.of(shipped).set(step, "flowable:formKey", PARENT).text().getBytes(StandardCharsets.UTF_8),
                forms.shipped().without(form));
        draft = editor.begin("没有这张表", diagrams.newest(KEY).definitionId());
    }

    private static Element block(Page page, String title) {
        return page.html().select("div.block").stream()
                .filter(block -> block.select("h2").text().contains("“" + title + "”"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNotNewerCannotBeTaken() {
        Form talk = take(newer(), TALK).set("form", KEY + "/submit-application");
        assertThat(talk.send().status()).isEqualTo(404);
    }
}
