package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("批注：对草稿或者一步说的话，回复，处理好；发布以前点出没有处理的，不拦发布；别人看不到")
class DraftCommentsTest extends ApplicationTest {

    private static final String STEP = "application-talk";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Ledger ledger;

    private Town town;
    private Editor editor;
    private UUID draft;
    private String path;

    @BeforeEach
    void aDraftAndTwoAdministrators() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        for (String admin : new String[] {"admin", "second admin"}) {
            town.person(admin, "county", null, LocalDate.of(1980, 1, 1));
            town.post(admin, "county", "admin");
        }
        editor = new Editor(town.as("admin"));
        draft = editor.begin("公示", diagrams.newest("member-development").definitionId());
        editor.save(draft, Drawing.withNotice().text());
        path = "/diagrams/drafts/" + draft + "/comments";
    }

    @AfterEach
    void nothingWaits() {
        jdbc.sql("delete from diagram_release where state in ('WAITING', 'PLANNED')")
                .update();
    }

    private Form writing(String who) {
        return town.as(who).get(path).form("form[action$=/comments]");
    }

    private Page say(String who, String element, String words) {
        return writing(who).set("element", element).set("words", words).send();
    }

    @Test
    void whatIsSaidIsAnsweredAndSettled() {
        Page said = say("second admin", STEP, "谈话的期限\n为什么不写？<script>alert(1)</script>");
        assertThat(said.text("ul.news")).contains("党组织派人谈话", "为什么不写？<script>", town.name("second admin"));
        assertThat(said.html().select("ul.news script"))
                .as("what was typed is text")
                .isEmpty();
        Page answered = town.as("admin")
                .get(path)
                .form("form[action$=/answer]")
                .set("words", "按细则一个月")
                .send();
        assertThat(answered.text("ul.news")).contains("按细则一个月", town.name("admin"));
        assertThat(said("党组织派人谈话")).as("beside the findings of the editor").contains("谈话的期限");

        Page settled = answered.form("form[action$=/settle]").send();
        assertThat(settled.text()).contains("没有要处理的批注", "处理好的1条", "标为处理好了");
        assertThat(said("党组织派人谈话")).isNull();
        Page again = settled.form("form[action$=/settle]").send();
        assertThat(again.text("ul.news")).contains("谈话的期限");
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 4))
                .extracting(Ledger.Past::act, Ledger.Past::outcome, Ledger.Past::actorId)
                .contains(
                        tuple("diagram", "commented", town.id("second admin")),
                        tuple("diagram", "commentAnswered", town.id("admin")),
                        tuple("diagram", "commentSettled", town.id("admin")),
                        tuple("diagram", "commentReopened", town.id("admin")));
        assertThat(ledger.isIntact(LedgerChain.ofInstallation().id())).isTrue();
    }

    @Test
    @DisplayName("走向、分支、开始和结束都可以批注，各有各的叫法；英文也有；图有错误、不能运行时照样可以")
    void anythingThatIsDrawnCanBeSpokenOf() {
        Form form = writing("admin");
        assertThat(form.input("element").select("optgroup").eachAttr("label"))
                .containsExactly("步骤", "走向", "分支、开始、结束和其他");
        assertThat(places(form))
                .contains("党组织派人谈话", "公示无影响：从“入党积极分子公示”到“上级党委备案”", "从“入党积极分子公示”到“入党积极分子公示之后的分支”", "入党积极分子公示之后的分支")
                .doesNotHaveDuplicates();
        Page said = say("second admin", "flow-publicize-activist-pass", "无影响由谁来认定？");
        assertThat(said.text("ul.news")).contains("公示无影响：从“入党积极分子公示”到“上级党委备案”", "由谁来认定");
        assertThat(reading("EN").text("ul.news")).contains("No objection: from “Public notice of the activist” to");
        reading("ZH");
        say("second admin", "gw-publicize-activist", "要不要第三种结果");
        assertThat(editor.check(draft, editor.text(draft)).toString())
                .contains("flow-publicize-activist-pass", "gw-publicize-activist", "要不要第三种结果");

        editor.save(
                draft,
                Drawing.withNotice()
                        .strip("#publicize-activist", "flowable:formKey")
                        .append(
                                "<scriptTask id=\"script\"/><sequenceFlow id=\"loose\" sourceRef=\"nowhere\" targetRef=\"script\"/>")
                        .text());
        assertThat(places(writing("admin")))
                .as("of a draft that could not run")
                .contains("没有名称的步骤", "从“没有名称的图形”到“没有名称的步骤”", "党组织派人谈话");
        assertThat(say("admin", "loose", "这条连到哪里？").text("ul.news")).contains("从“没有名称的图形”到“没有名称的步骤”");
    }

    /** The page in a language that a reader chose. */
    private Page reading(String language) {
        town.as("admin")
                .get(path)
                .form("form[action$=/preferences]")
                .set("language", language)
                .send();
        return town.as("admin").get(path);
    }

    private static List<String> places(Form form) {
        return form.input("element").select("option").eachText();
    }

    @Test
    @DisplayName("名称再长，也记得下")
    void aNameIsCutToWhatIsKept() {
        String name = "长".repeat(290);
        editor.save(
                draft,
                Drawing.withNotice()
                        .set(STEP, "name", name)
                        .set("publicize-activist", "name", name)
                        .set("flow-publicize-activist-pass", "name", name)
                        .lead("flow-publicize-activist-pass", STEP)
                        .text());
        assertThat(say("admin", "flow-publicize-activist-pass", "太长了").status()).isEqualTo(200);
        assertThat(jdbc.sql("select length(element_name) from diagram_comment where draft_id = ?")
                        .param(draft)
                        .query(Integer.class)
                        .single())
                .isBetween(165, 300);
    }

    /** What the editor is told of a step. */
    private String said(String step) {
        assertThat(diagrams.newest("member-development").step(STEP).name().chinese())
                .isEqualTo(step);
        for (var found : editor.check(draft, editor.text(draft))) {
            if (found.path("severity").asString().equals("comment")) {
                assertThat(found.path("element").asString()).isEqualTo(STEP);
                return found.path("message").asString();
            }
        }
        return null;
    }

    @Test
    @DisplayName("没有处理的在发布以前点出来，照样可以发布；写批注的人还是第二个人")
    void whatIsOpenIsNamedBeforeTheRelease() {
        say("second admin", "", "请再看一遍名称");
        Page review = editor.ask(draft, "市里要求公示", LocalDate.of(2026, 6, 30));
        assertThat(review.text("#comments")).contains("还有1条批注没有处理", "整份草稿", "请再看一遍名称");
        Page seen = town.as("second admin").get("/diagrams/drafts/" + draft + "/review");
        assertThat(seen.text("#comments")).contains("还有1条批注没有处理");
        assertThat(seen.has("form[action$=/release]"))
                .as("who only commented may release it")
                .isTrue();
        assertThat(say("second admin", "publicize-activist", "等人发布的时候也可以说").status())
                .isEqualTo(200);
        assertThat(seen.form("form[action$=/release]").send().status()).isEqualTo(200);
        Form late = writing("admin");
        assertThat(late.set("words", "好").send().status()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsSaidAndKept() {
        Form empty = writing("admin").set("element", STEP).set("words", "  ");
        Page refused = empty.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".errors")).contains("请写内容");
        assertThat(refused.form("form[action$=/comments]").value("element")).isEqualTo(STEP);
        Page gone = writing("admin")
                .set("element", "no-such-step")
                .set("words", "这一步")
                .send();
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.text(".errors")).contains("图上没有它了");
        assertThat(gone.form("form[action$=/comments]").value("words")).isEqualTo("这一步");

        Form form = writing("admin").set("words", "只写一次");
        form.send();
        assertThat(form.send().texts("ul.news li"))
                .as("pressed twice, said once")
                .hasSize(1);

        Form open = writing("admin").set("words", "晚了");
        town.as("admin")
                .get("/diagrams/drafts/" + draft + "/history")
                .form("form[action$=/drop]")
                .send();
        assertThat(open.send().status()).as("it was given up").isEqualTo(409);
        assertThat(town.as("admin").get(path).has("form[action$=/comments]")).isFalse();
    }

    @Test
    void nobodyElseReadsOrWrites() {
        Form form = writing("admin").set("words", "内部的话");
        form.send();
        Form answer = town.as("admin").get(path).form("form[action$=/answer]").set("words", "回复");
        Form settle = town.as("admin").get(path).form("form[action$=/settle]");
        assertThat(town.as("secretary").get(path).status()).isEqualTo(403);
        for (Form one : new Form[] {writing("admin").set("words", "别人的话"), answer, settle}) {
            assertThat(one.sendThrough(town.as("secretary")).status()).isEqualTo(403);
        }
        assertThat(town.as("admin").get(path).texts("ul.news li")).hasSize(1).allMatch(text -> !text.contains("回复："));
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + UUID.randomUUID() + "/comments")
                        .status())
                .isEqualTo(404);
    }
}
