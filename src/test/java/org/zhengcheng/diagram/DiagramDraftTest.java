package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("草稿：边改边存，两个人同时改谁的都不丢，存过的可以恢复，来路不正的文件说明理由拒收")
class DiagramDraftTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Diagrams diagrams;

    private Town town;
    private Editor editor;
    private Editor second;
    private String newest;

    @BeforeEach
    void twoAdministrators() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        for (String admin : new String[] {"admin", "second admin"}) {
            town.person(admin, "county", null, LocalDate.of(1980, 1, 1));
            town.post(admin, "county", "admin");
        }
        editor = new Editor(town.as("admin"));
        second = new Editor(town.as("second admin"));
        newest = diagrams.newest(KEY).definitionId();
    }

    @Test
    void aDraftBeginsWithTheTextOfItsVersionUnchanged() {
        UUID draft = editor.begin("看看", newest);
        assertThat(editor.text(draft)).isEqualTo(diagrams.text(newest));
        assertThat(editor.revision(draft)).isEqualTo(1);
        assertThat(town.as("admin").get("/diagrams/" + KEY).text()).contains("看看", town.name("admin"));
        assertThat(town.as("admin").get("/diagrams").text()).contains("份草稿在改");
        assertThat(JSON.readTree(town.as("admin")
                                .download("/diagrams/versions/" + newest + "/xml")
                                .body())
                        .path("xml")
                        .asString())
                .isEqualTo(diagrams.text(newest));
    }

    @Test
    void whatWasSavedIsThereForTheOther() {
        UUID draft = editor.begin("公示", newest);
        String drawn = Drawing.withNotice().text();
        HttpResponse<String> saved = editor.save(draft, 1, drawn);
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(saved.body()).path("revision").asInt()).isEqualTo(2);
        assertThat(second.text(draft)).isEqualTo(drawn);
        assertThat(editor.save(draft, 1, drawn).statusCode())
                .as("a press whose answer was lost gets the same one")
                .isEqualTo(200);
        assertThat(editor.revision(draft)).isEqualTo(2);
    }

    @Test
    @DisplayName("两个人同时改：后存的知道是谁存的、存了什么，什么都没有丢")
    void whoeverComesSecondIsToldAndNothingIsLost() {
        UUID draft = editor.begin("公示", newest);
        String mine = Drawing.withNotice().text();
        String theirs = Drawing.shipped().set("parent-talk", "name", "谈话").text();
        assertThat(editor.save(draft, 1, mine).statusCode()).isEqualTo(200);
        HttpResponse<String> late = second.save(draft, 1, theirs);
        assertThat(late.statusCode()).isEqualTo(409);
        JsonNode told = JSON.readTree(late.body());
        assertThat(told.path("by").asString()).isEqualTo(town.name("admin"));
        assertThat(told.path("xml").asString()).isEqualTo(mine);
        assertThat(told.path("revision").asInt()).isEqualTo(2);
        assertThat(editor.text(draft)).isEqualTo(mine);
        assertThat(second.save(draft, 2, theirs).statusCode())
                .as("having seen it they may put theirs in its place")
                .isEqualTo(200);
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + draft + "/history")
                        .text())
                .contains("第2次", "第3次", town.name("admin"), town.name("second admin"));
    }

    @Test
    void whoElseHasItOpenIsShown() {
        UUID draft = editor.begin("公示", newest);
        editor.hold(draft);
        assertThat(JSON.readTree(second.hold(draft).body())
                        .path("holder")
                        .path("name")
                        .asString())
                .isEqualTo(town.name("admin"));
        assertThat(JSON.readTree(editor.hold(draft).body()).path("holder").isNull())
                .isTrue();
        clock.pass(Duration.ofMinutes(3));
        assertThat(JSON.readTree(second.hold(draft).body()).path("holder").isNull())
                .as("who was not heard of for a while has gone")
                .isTrue();
    }

    @Test
    void whatWasSavedBeforeIsBroughtBackAndWhatCameAfterStays() {
        UUID draft = editor.begin("公示", newest);
        editor.save(draft, 1, Drawing.withNotice().text());
        Page history = town.as("admin").get("/diagrams/drafts/" + draft + "/history");
        history.form("form:has(input[name=revision][value=1])").send();
        assertThat(editor.text(draft)).isEqualTo(diagrams.text(newest));
        assertThat(editor.revision(draft)).isEqualTo(3);
        assertThat(JSON.readTree(town.as("admin")
                                .download("/diagrams/drafts/" + draft + "/revisions/2/xml")
                                .body())
                        .path("xml")
                        .asString())
                .isEqualTo(Drawing.withNotice().text());
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + draft + "/history")
                        .text())
                .contains("恢复了第1次存的");
    }

    @Test
    @DisplayName("几分钟里连着存的是历史里的一行")
    void theSavingsOfAFewMinutesAreOneLine() {
        UUID draft = editor.begin("公示", newest);
        for (int n = 1; n <= 4; n++) {
            assertThat(editor.save(
                                    draft,
                                    n,
                                    Drawing.shipped()
                                            .set("parent-talk", "name", "谈话" + n)
                                            .text())
                            .statusCode())
                    .isEqualTo(200);
        }
        clock.pass(Duration.ofMinutes(6));
        editor.save(draft, 5, Drawing.withNotice().text());
        assertThat(jdbc.sql("select revision from diagram_text where draft_id = ? order by revision")
                        .param(draft)
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 5, 6);
    }

    @Test
    void aDraftThatWasGivenUpIsListedNoMore() {
        UUID draft = editor.begin("不成熟的想法", newest);
        Page after = town.as("admin")
                .get("/diagrams/drafts/" + draft + "/history")
                .form("form[action$=/drop]")
                .send();
        assertThat(after.text()).doesNotContain("不成熟的想法");
        assertThat(editor.save(draft, 1, Drawing.withNotice().text()).statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("核对的话写在哪个元素上：没有人办、没有表单、走不到、期限从不存在的日期算起")
    void theCheckSaysInWordsWhatIsWrongAndWhere() {
        UUID draft = editor.begin("公示", newest);
        assertThat(editor.check(draft, Drawing.withNotice().text())).isEmpty();
        found(draft, Drawing.withNotice().set("publicize-activist", "flowable:candidateGroups", ""), "没有写由谁办理");
        found(draft, Drawing.withNotice().set("publicize-activist", "flowable:candidateGroups", "pope"), "没有pope这个角色");
        found(draft, Drawing.withNotice().drop("publicize-activist", "zc:step", 0), "没有步骤说明");
        found(
                draft,
                Drawing.withNotice().set("publicize-activist", "flowable:formKey", "member-development/none"),
                "没有member-development/none这张表单");
        found(
                draft,
                Drawing.withNotice().set("publicize-activist", "zc:period", 0, "from", "no-such-step.day"),
                "没有no-such-step这一步");
        found(draft, Drawing.withNotice().lead("flow-nominate-activist-pass", "file-activist"), "从开始走不到这里");
        JsonNode loosened = editor.check(
                draft,
                Drawing.shipped()
                        .set("publicize-target", "zc:period", 0, "workingDays", "3")
                        .text());
        assertThat(loosened).singleElement().satisfies(one -> {
            assertThat(one.path("element").asString()).isEqualTo("publicize-target");
            assertThat(one.path("severity").asString()).isEqualTo("authority");
            assertThat(one.path("rule").asString()).isEqualTo("statute.period");
        });
    }

    private void found(UUID draft, Drawing drawing, String words) {
        List<JsonNode> found = StreamSupport.stream(
                        editor.check(draft, drawing.text()).spliterator(), false)
                .toList();
        assertThat(found).anySatisfy(one -> {
            assertThat(one.path("element").asString()).isEqualTo("publicize-activist");
            assertThat(one.path("severity").asString()).isEqualTo("error");
            assertThat(one.path("message").asString()).contains(words);
        });
    }

    @ParameterizedTest
    @DisplayName("编辑器留得住文件里的一切，可是会执行的一样也发布不了，逐个点名")
    @CsvSource(
            delimiter = '|',
            value = {
                "<scriptTask id=\"evil\" scriptFormat=\"groovy\"><script>x</script></scriptTask> | scriptTask",
                "<serviceTask id=\"evil\" flowable:class=\"java.lang.Runtime\"/> | serviceTask",
                "<serviceTask id=\"evil\" flowable:type=\"shell\"/> | serviceTask",
                "<callActivity id=\"evil\" calledElement=\"member-development\"/> | callActivity",
                "<userTask id=\"evil\" name=\"${''.class}\"/> | 表达式",
                "<userTask id=\"evil\" name=\"x\" flowable:assignee=\"${bean.run()}\"/> | flowable:assignee"
            })
    void whatWouldExecuteIsKeptAndNamedAndNotReleased(String element, String named) {
        UUID draft = editor.begin("坏心", newest);
        String hostile = Drawing.shipped().append(element).text();
        assertThat(editor.save(draft, hostile).statusCode()).isEqualTo(200);
        assertThat(editor.text(draft)).as("nothing in a file is lost").isEqualTo(hostile);
        assertThat(StreamSupport.stream(editor.check(draft, hostile).spliterator(), false))
                .anySatisfy(one -> {
                    assertThat(one.path("element").asString()).isEqualTo("evil");
                    assertThat(one.path("severity").asString()).isEqualTo("error");
                    assertThat(one.path("message").asString()).contains(named);
                });
        Page review = town.as("admin").get("/diagrams/drafts/" + draft + "/review");
        assertThat(review.text()).contains(named, "evil");
        assertThat(review.has("button:contains(请人发布)")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE definitions [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><definitions>&a;</definitions>",
                "<?xml version=\"1.1\"?><definitions/>",
                "<definitions><?php x?></definitions>",
                "<definitions",
                ""
            })
    void whatIsNoPlainXmlIsNotEvenKept(String text) {
        UUID draft = editor.begin("坏心", newest);
        HttpResponse<String> answer = editor.save(draft, text);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("message").asString()).isNotBlank();
        assertThat(editor.revision(draft)).isEqualTo(1);
    }

    @Test
    void whatIsNoRequestOfTheEditorIsRefused() {
        UUID draft = editor.begin("坏心", newest);
        String token = town.as("admin").get("/diagrams").attribute("input[name=_csrf]", "value");
        for (String body : List.of("", "{", "[]", "{\"xml\": 7}", "{\"xml\": {}}", "x".repeat(3_000_000))) {
            assertThat(town.as("admin")
                            .json("PUT", "/diagrams/drafts/" + draft + "/xml", token, body)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(town.as("admin")
                        .json("PUT", "/diagrams/drafts/" + draft + "/xml", "wrong", "{}")
                        .statusCode())
                .as("without the token of the session")
                .isNotEqualTo(200);
    }

    @Test
    @DisplayName("带来的文件可以另开草稿；不是流程图的说明理由")
    void aFileThatWasBroughtBecomesADraft() {
        Page page = town.as("admin").get("/diagrams/" + KEY);
        Page refused = page.form("form[action$=/diagrams/drafts]")
                .set("title", "带来的")
                .set("from", "upload")
                .upload("file", "x.bpmn", "<!DOCTYPE x><definitions/>".getBytes())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("DOCTYPE");
        assertThat(refused.html().getElementById("title").val()).isEqualTo("带来的");
        Page taken = refused.form("form[action$=/diagrams/drafts]")
                .set("from", "upload")
                .upload("file", "x.bpmn", Drawing.withNotice().text().getBytes())
                .send();
        UUID draft = UUID.fromString(taken.uri().getPath().split("/")[3]);
        assertThat(editor.text(draft)).isEqualTo(Drawing.withNotice().text());
    }

    @Test
    void nobodyButASystemAdministratorComesNearADiagram() {
        UUID draft = editor.begin("公示", newest);
        for (String path : List.of(
                "/diagrams",
                "/diagrams/" + KEY,
                "/diagrams/catalogue",
                "/diagrams/drafts/" + draft,
                "/diagrams/drafts/" + draft + "/xml",
                "/diagrams/drafts/" + draft + "/history",
                "/diagrams/drafts/" + draft + "/review",
                "/diagrams/versions/" + newest + "/xml")) {
            assertThat(town.as("secretary").get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + UUID.randomUUID() + "/xml")
                        .status())
                .isEqualTo(404);
        assertThat(town.as("admin").get("/diagrams/no-such-procedure").status()).isEqualTo(404);
        assertThat(town.as("admin").get("/diagrams/versions/nothing:1:2/xml").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("比较2014年和2026年两版：第8a步公示是新加的，依据的法规不同")
    void anyTwoVersionsAreCompared() {
        Diagram of2014 = diagrams.edition(KEY, "2014");
        Page page = town.as("admin")
                .get("/diagrams/" + KEY + "/compare?from=" + of2014.version() + "&to="
                        + diagrams.edition(KEY, "2026").version());
        assertThat(page.text()).contains("公示 新加", "依据的法规", "2014", "2026");
        assertThat(town.as("admin")
                        .get("/diagrams/" + KEY + "/compare?from=" + of2014.version() + "&to=" + of2014.version())
                        .text())
                .contains("办法上没有变化");
        assertThat(town.as("admin")
                        .get("/diagrams/" + KEY + "/compare?from=99999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("流程印成规定，人人可读：步骤、谁办、期限、依据；PDF也有")
    void theRegulationIsPrintedForEverybody() {
        Page page = town.as("applicant").get("/procedures/" + KEY + "/regulation");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("发展党员流程规定", "第2步 党组织派人谈话", "起1个月以内办完", "细则第七条", "支部书记")
                .contains("满5个工作日才能办");
        HttpResponse<byte[]> pdf = town.as("applicant").download("/procedures/" + KEY + "/regulation.pdf");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(town.as("applicant").get("/procedures/none/regulation").status())
                .isEqualTo(404);
    }

    @Test
    void theRegulationIsAFileForAWordProcessor() throws IOException {
        HttpResponse<byte[]> file = town.as("applicant").download("/procedures/" + KEY + "/regulation.docx");
        assertThat(file.statusCode()).isEqualTo(200);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file.body()))) {
            assertThat(document.getParagraphs())
                    .filteredOn(paragraph -> "Heading2".equals(paragraph.getStyle()))
                    .extracting(XWPFParagraph::getText)
                    .contains("第2步 党组织派人谈话");
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains("谁办理：支部书记、支部副书记、组织委员")
                    .anyMatch(line -> line.startsWith("期限：") && line.contains("起1个月以内办完"));
        }
    }

    @Test
    void theCatalogueOffersWhatADiagramMayName() {
        JsonNode catalogue =
                JSON.readTree(town.as("admin").download("/diagrams/catalogue").body());
        assertThat(catalogue.path("roles").findValuesAsString("id")).contains("branch-secretary", "parent-committee");
        assertThat(catalogue.path("forms").findValuesAsString("key")).contains("member-development/publicize-target");
        assertThat(catalogue.path("votes").findValuesAsString("id")).contains("admission");
        assertThat(catalogue.path("regulations").get(0).path("articles").toString())
                .contains("\"13\"");
        assertThat(catalogue.path("listeners")).isEmpty();
    }
}
