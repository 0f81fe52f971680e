package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("表单和流程图一起改：边写边存、逐题核对、试得到、比得出、由第二个人发布，一版流程绑定一版表单")
class DraftFormsTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final String TALK = KEY + "/application-talk";
    private static final String NOTICE = KEY + "/publicize-target";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WEATHER = """
            {"type": "textfield", "key": "weather", "label": "那天的天气", "validate": {"maxLength": 40},
             "properties": {"en": "Weather of the day"}},
            """;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    private Town town;
    private Editor editor;
    private String before;
    private UUID draft;

    @BeforeEach
    void twoAdministratorsAndADraft() {
        clock.set(DAY);
        town = newTown();
        for (String admin : new String[] {"admin", "second admin", "third admin"}) {
            town.person(admin, "county", null, LocalDate.of(1980, 1, 1));
            town.post(admin, "county", "admin");
        }
        editor = new Editor(town.as("admin"));
        before = diagrams.newest(KEY).definitionId();
        draft = editor.begin("多问一句", before);
    }

    /** The other tests go on with the version they began with. */
    @AfterEach
    void theShippedVersionIsTheNewestAgain() {
        if (!diagrams.newest(KEY).definitionId().equals(before)) {
            diagrams.deploy(
                    "member-development-2026.bpmn20.xml", diagrams.text(before).getBytes(StandardCharsets.UTF_8));
        }
        jdbc.sql("delete from diagram_release where state in ('WAITING', 'PLANNED')")
                .update();
    }

    private FormEditor form(String who, String key) {
        return new FormEditor(town.as(who), draft, key);
    }

    private String shipped(String key) {
        return forms.shipped().find(key).orElseThrow().source();
    }

    /** The talk with one more question before all others. */
    private String weathered() {
        return shipped(TALK).replaceFirst("\"components\": \\[", "\"components\": [" + WEATHER);
    }

    @Test
    void whatIsWrittenIsSavedAndNobodyWritesOverAnother() {
        FormEditor mine = form("admin", TALK);
        assertThat(mine.open().path("revision").asInt()).isZero();
        assertThat(mine.source()).isEqualTo(shipped(TALK));
        HttpResponse<String> saved = mine.save(weathered(), 0);
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(saved.body()).path("revision").asInt()).isEqualTo(1);
        assertThat(mine.save(weathered(), 0).statusCode())
                .as("a press whose answer was lost gets the same one")
                .isEqualTo(200);

        FormEditor other = form("second admin", TALK);
        String theirs = weathered().replace("那天的天气", "天气怎样");
        HttpResponse<String> late = other.save(theirs, 0);
        assertThat(late.statusCode()).isEqualTo(409);
        JsonNode told = JSON.readTree(late.body());
        assertThat(told.path("by").asString()).isEqualTo(town.name("admin"));
        assertThat(told.path("theirs").asString()).isEqualTo(weathered());
        assertThat(told.path("revision").asInt()).isEqualTo(1);
        assertThat(mine.source()).as("nothing was written").isEqualTo(weathered());
        assertThat(other.save(theirs, 1).statusCode()).isEqualTo(200);
        assertThat(mine.open().path("revision").asInt()).isEqualTo(2);
        assertThat(editor.open(draft).path("revision").asInt())
                .as("the drawing is not touched")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("期限要用的题不能删、不能改成别的：说清楚哪道题、哪一步、用来做什么")
    void whatTheRulesNeedIsNeitherTakenAwayNorMadeSomethingElse() {
        FormEditor notice = form("admin", NOTICE);
        assertThat(notice.check(shipped(NOTICE))).isEmpty();
        assertThat(notice.check(shipped(NOTICE).replace("\"key\": \"noticeStart\"", "\"key\": \"posted\"")))
                .contains("error noticeStart: 没有“公示开始日期”了，但是“公示”的公示起止日期要用它")
                .anyMatch(found -> found.startsWith("error noticeStart: ") && found.contains("的期限要用它"));
        assertThat(notice.check(shipped(NOTICE)
                        .replace(
                                "\"type\": \"datetime\", \"subtype\": \"date\", \"key\": \"noticeEnd\", \"dateLabel\"",
                                "\"type\": \"textfield\", \"key\": \"noticeEnd\", \"label\"")
                        .replaceAll(
                                "\"type\": \"datetime\",\\s*\"subtype\": \"date\",\\s*\"key\":"
                                        + " \"noticeEnd\",\\s*\"dateLabel\"",
                                "\"type\": \"textfield\", \"key\": \"noticeEnd\", \"label\"")))
                .anyMatch(found -> found.startsWith("error noticeEnd: “公示截止日期”必须是日期"));
    }

    @Test
    @DisplayName("纸上要印的、程序里要查的题没有了，提醒一声")
    void whatPapersPrintAndTheProgramLooksUpIsMissed() {
        FormEditor admission = form("admin", KEY + "/fill-admission-form");
        assertThat(admission.check(admission.source().replace("\"key\": \"nativePlace\"", "\"key\": \"homePlace\"")))
                .anyMatch(found -> found.startsWith("warning nativePlace: ") && found.contains("要印它"));
        FormEditor training = form("admin", KEY + "/intensive-training");
        assertThat(training.check(training.source().replace("\"key\": \"hours\"", "\"key\": \"lessons\"")))
                .anyMatch(found -> found.startsWith("warning hours: ") && found.contains("写在程序里"));
    }

    @Test
    void whatIsWrongInItselfIsSaidInWordsAtItsField() {
        FormEditor talk = form("admin", TALK);
        assertThat(talk.check(weathered())).isEmpty();
        assertThat(talk.check(
                        weathered().replace("\"properties\": {\"en\": \"Weather of the day\"}", "\"properties\": {}")))
                .containsExactly("error weather: 还缺“英文”");
        assertThat(talk.check(weathered().replace("Weather of the day", "天气 of the day")))
                .containsExactly("warning weather: “那天的天气”：英文里还有汉字");
        assertThat(talk.check(weathered()
                        .replace(
                                "\"validate\": {\"maxLength\": 40}",
                                "\"conditional\": {\"hide\": \"=sunshine = true\"}")))
                .containsExactly("error weather: “那天的天气”什么时候问，要看“sunshine”，可是表单里没有这个问题");
        assertThat(talk.check(weathered().replace("\"key\": \"weather\"", "\"key\": \"noticePlace\"")))
                .containsExactly("warning noticePlace: noticePlace在别处是“公示地点”（一行文字），换一个键才不会弄混");
        assertThat(talk.check("{")).singleElement().asString().startsWith("error : ");
        assertThat(talk.check(weathered().replace("那天的天气", "${day}")))
                .singleElement()
                .asString()
                .contains("只能写文字");
    }

    @Test
    void aFormThatCannotBeReadKeepsTheDraftFromBeingReleased() {
        assertThat(form("admin", TALK).save("{\"type\": \"default\"").statusCode())
                .as("work is kept as it is")
                .isEqualTo(200);
        Page review = town.as("admin").get("/diagrams/drafts/" + draft + "/review");
        assertThat(review.text()).contains("读不出来").doesNotContain("没有这张表单");
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/forms").text())
                .contains("还没写完整");
        assertThat(editor.check(draft, editor.text(draft)).findValuesAsString("rule"))
                .contains("forms.fault.malformed");
    }

    @Test
    @DisplayName("只改一道题也是新的一版：第二个人发布，新案件问新的，老案件照旧，台账有记录")
    void aChangedFormIsReleasedBySecondPersonAndAskedOnlyInNewCases() {
        Walk old = registered(new Walk(town, clock, jdbc, forms).begin());
        form("admin", TALK).save(weathered());
        form("third admin", TALK)
                .save(
                        weathered().replace("那天的天气", "天气"),
                        form("admin", TALK).open().path("revision").asInt());

        Page asked = editor.ask(draft, "多了解一点", clock.today());
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.text()).contains("党组织派人谈话", "表单里的问题", "天气（一行文字）；最多40个字");
        assertThat(form("admin", TALK).save(weathered(), 2).statusCode())
                .as("nothing is changed while another looks at it")
                .isEqualTo(409);
        assertThat(town.as("third admin")
                        .get("/diagrams/drafts/" + draft + "/review")
                        .has("form[action$=/release]"))
                .as("whoever has written anything of it does not release it")
                .isFalse();
        Page released = town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]")
                .send();
        assertThat(released.text()).contains("已发布，新案件用这一版");
        assertThat(diagrams.newest(KEY).definitionId()).isNotEqualTo(before);
        assertThat(diagrams.get(before).step("application-talk").field("weather"))
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from diagram_form where definition_id = ?")
                        .param(diagrams.newest(KEY).definitionId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(diagrams.newest(KEY).forms().byKey().size());
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 1))
                .extracting(Ledger.Past::act, Ledger.Past::outcome, Ledger.Past::actorId)
                .containsExactly(tuple("diagram", "released", town.id("second admin")));

        Town later = newTown();
        Walk young = registered(new Walk(later, clock, jdbc, forms).begin());
        assertThat(young.page("secretary").step().names()).contains("weather");
        assertThat(old.page("secretary").step().names()).doesNotContain("weather");
        young.take("secretary", "application-talk", "pass", Map.of("weather", "晴"));
        assertThat(young.casePage("secretary").status()).isEqualTo(200);
        old.take("secretary", "application-talk", "pass");
    }

    private Walk registered(Walk walk) {
        return walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(clock.today().plusDays(3));
    }

    @Test
    void aReleaseGoesByTheFormsItWasAskedWith() {
        form("admin", TALK).save(weathered());
        editor.ask(draft, "多了解一点", clock.today());
        jdbc.sql("update diagram_draft_form set source = replace(source, '那天的天气', '偷偷改的') where draft_id = ?")
                .param(draft)
                .update();
        Page refused = town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(before);
    }

    @Test
    void aRequiredQuestionThatIsNotRequiredAnyMoreNeedsAnAuthority() {
        String freed = shipped(TALK).replaceFirst("\"validate\": \\{\\s*\"required\": true\\s*}", "\"validate\": {}");
        assertThat(freed).isNotEqualTo(shipped(TALK));
        form("admin", TALK).save(freed);
        assertThat(editor.check(draft, editor.text(draft)).findValuesAsString("rule"))
                .contains("statute.form");
        assertThat(editor.ask(draft, "少问一句", DAY).status()).isEqualTo(422);
    }

    @Test
    void aDraftIsTriedWithItsOwnForms() {
        form("admin", KEY + "/submit-application")
                .save(shipped(KEY + "/submit-application")
                        .replaceFirst("\"components\": \\[", "\"components\": [" + WEATHER));
        Page trial = town.as("admin")
                .get("/diagrams/drafts/" + draft + "/trials")
                .form("form:has(input[name=day])")
                .set("day", DAY.toString())
                .send();
        assertThat(trial.text()).contains("那天的天气");
    }

    @Test
    void aFormIsBegunCopiedAndPutBack() {
        Page begun = begin("走访了解", "Home visit", "", "");
        assertThat(begun.uri().getPath()).isEqualTo("/diagrams/drafts/" + draft + "/forms/" + KEY + "/form-1");
        assertThat(begin("谈话（二）", "Second talk", TALK, "parent-talk-2").uri().getPath())
                .as("named after the step it is for")
                .endsWith("/" + KEY + "/parent-talk-2");
        FormEditor copy = form("admin", KEY + "/parent-talk-2");
        assertThat(copy.source()).contains("谈话（二）", "Second talk", "\"id\" : \"parent-talk-2\"", "talkDate");
        assertThat(copy.check(copy.source())).isEmpty();
        assertThat(form("admin", KEY + "/form-1")
                        .check(form("admin", KEY + "/form-1").source()))
                .isEmpty();
        assertThat(JSON.readTree(town.as("admin")
                                .download("/diagrams/catalogue?draft=" + draft)
                                .body())
                        .path("forms")
                        .findValuesAsString("key"))
                .contains(KEY + "/form-1", KEY + "/parent-talk-2");
        form("admin", TALK).save(weathered());

        Page list = town.as("admin").get("/diagrams/drafts/" + draft + "/forms");
        assertThat(list.text()).contains("走访了解", "谈话（二）", "还没有步骤用它", "用它的步骤：党组织派人谈话");
        Page after = list.form("form[action$=application-talk/undo]").send();
        assertThat(after.status()).isEqualTo(200);
        assertThat(form("admin", TALK).source()).isEqualTo(shipped(TALK));
        after.form("form[action$=form-1/undo]").send();
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + draft + "/forms/" + KEY + "/form-1")
                        .status())
                .isEqualTo(404);
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 3))
                .extracting(Ledger.Past::act, Ledger.Past::outcome)
                .contains(tuple("diagram", "formUndone"), tuple("diagram", "formBegun"));
    }

    @Test
    @DisplayName("以前存的都在：和现在比用文字说，恢复是再存一次，恢复成草稿开始时的也行")
    void whatWasSavedOfAFormIsComparedAndBroughtBack() {
        FormEditor mine = form("admin", TALK);
        String history = mine.address() + "/history";
        assertThat(town.as("admin").get(history).text()).contains("还没有改过它");
        mine.save(weathered());
        form("third admin", TALK).save(weathered().replace("那天的天气", "天气"));

        Page page = town.as("admin").get(history);
        assertThat(page.texts("ul.news > li")).hasSize(3);
        assertThat(page.text()).contains("第2次", town.name("third admin"), "第1次", town.name("admin"), "草稿开始时");
        assertThat(town.as("admin").get(history + "?revision=1").text())
                .contains("第1次存的以来改了什么", "那天的天气（一行文字）", "天气（一行文字）");
        assertThat(town.as("admin").get(history + "?revision=0").text()).contains("草稿开始以来改了什么", "天气（一行文字）");
        assertThat(town.as("admin").get(history + "?revision=7").status()).isEqualTo(404);

        Form first = page.form("form[action$=/restore]:has(input[value='1'])");
        assertThat(first.send().uri().getPath()).isEqualTo(mine.address());
        assertThat(first.send().status()).as("a second press is the same one").isEqualTo(200);
        assertThat(mine.source()).isEqualTo(weathered());
        assertThat(mine.open().path("revision").asInt()).isEqualTo(3);
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 1))
                .extracting(Ledger.Past::act, Ledger.Past::outcome)
                .containsExactly(tuple("diagram", "formRestored"));
        mine.save(weathered().replace("那天的天气", "天气怎样"));
        Page later = town.as("admin").get(history);
        assertThat(later.text())
                .as("what was brought back stays a line of its own")
                .contains("第4次", "第3次", "恢复了第1次存的");

        later.form("form[action$=/restore]:has(input[value='0'])").send();
        assertThat(mine.source()).isEqualTo(shipped(TALK));
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/forms").has("form[action$=/undo]"))
                .as("the draft changes it no more")
                .isFalse();
        mine.save("{");
        assertThat(town.as("admin").get(history + "?revision=1").text()).contains("比不出来");
        assertThat(town.as("secretary").get(history).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("启动年度的表单也在草稿里改：文字能改、能加题，程序要用的题不能变，发布以后启动时问新的")
    void theFormOfALaunchIsChangedAndReleasedLikeThatOfAStep() {
        String evaluation = "democratic-evaluation";
        String shippedVersion = diagrams.newest(evaluation).definitionId();
        draft = editor.begin(evaluation, "启动时多写一句", shippedVersion);
        FormEditor launch = form("admin", evaluation + "/launch");
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/forms").text())
                .contains("启动民主评议党员", "用它的步骤：启动年度");
        assertThat(launch.check(launch.source())).isEmpty();
        assertThat(launch.check(launch.source().replace("\"key\": \"dueOn\"", "\"key\": \"until\"")))
                .anyMatch(found -> found.startsWith("error dueOn: 没有“办结期限”了，但是启动年度要用它"));
        assertThat(launch.check(launch.source().replace("2100", "2900")))
                .anyMatch(found -> found.startsWith("error year: “年度”是程序要用的"));
        String person = "{\"type\": \"person\", \"key\": \"lead\", \"label\": \"负责人\","
                + " \"properties\": {\"en\": \"Leader\", \"scope\": \"branch\"}},";
        assertThat(launch.check(launch.source().replaceFirst("\"components\": \\[", "\"components\": [" + person)))
                .anyMatch(found -> found.startsWith("error lead: 启动年度时还没有案件"));
        String asked = launch.source()
                .replaceFirst("\"components\": \\[", "\"components\": [" + WEATHER)
                .replace("以这一天的组织关系定参评名单", "按这一天的组织关系定名单");
        assertThat(launch.check(asked)).isEmpty();
        launch.save(asked);

        Page review = editor.ask(draft, "多写一句", DAY);
        assertThat(review.text()).contains("启动民主评议党员", "那天的天气（一行文字）", "按这一天的组织关系定名单");
        town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]")
                .send();
        assertThat(diagrams.newest(evaluation).launch().source()).isEqualTo(asked);
        assertThat(diagrams.get(shippedVersion).launch().source()).isEqualTo(shipped(evaluation + "/launch"));
        diagrams.deploy(
                "democratic-evaluation-2019.bpmn20.xml",
                diagrams.text(shippedVersion).getBytes(StandardCharsets.UTF_8));
        assertThat(diagrams.newest(evaluation).launch().source()).isEqualTo(shipped(evaluation + "/launch"));
    }

    private Page begin(String title, String titleEn, String from, String step) {
        Form form = town.as("admin")
                .get("/diagrams/drafts/" + draft + "/forms")
                .form("form[action$=/forms]")
                .set("title", title)
                .set("titleEn", titleEn)
                .set("from", from)
                .set("step", step);
        Page first = form.send();
        assertThat(form.send().uri()).as("a second press gets the same answer").isEqualTo(first.uri());
        return first;
    }

    @Test
    void aFormWithoutANameIsNotBegunAndWhatWasTypedStays() {
        Page wrong = town.as("admin")
                .get("/diagrams/drafts/" + draft + "/forms")
                .form("form[action$=/forms]")
                .set("title", "走访了解")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("请用中文和英文写清楚表单叫什么");
        assertThat(wrong.html().getElementById("title").val()).isEqualTo("走访了解");
    }

    @Test
    @DisplayName("样子用真的页面给出来：能放进自己的页面里，什么都不送出去")
    void thePreviewIsTheRealPageAndSendsNothing() {
        FormEditor talk = form("admin", TALK);
        Map<String, String> sent = new HashMap<>(Map.of("_csrf", talk.token(), "source", weathered()));
        Page preview = town.as("admin").send(talk.address() + "/preview", sent, false);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("h1")).contains("党组织派人谈话");
        assertThat(preview.has("form[data-step] input[name=weather]")).isTrue();
        HttpResponse<byte[]> headers = town.as("admin").download(talk.address() + "/preview", sent);
        assertThat(headers.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self'", "connect-src 'none'", "form-action 'none'", "default-src 'none'");
        assertThat(headers.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(town.as("admin")
                        .download(talk.address())
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .as("the editor itself is in nobody's frame")
                .contains("frame-ancestors 'none'", "frame-src 'self'");
        sent.put("source", "nothing");
        assertThat(town.as("admin")
                        .send(talk.address() + "/preview", sent, false)
                        .text())
                .contains("还不能看");
    }

    @Test
    void theVocabularyNamesWhatTheShippedFormsAsk() {
        JsonNode words =
                JSON.readTree(town.as("admin").download("/diagrams/vocabulary").body());
        assertThat(words.findValuesAsString("key")).contains("noticeStart", "talkDate", "citizenId");
        assertThat(words.get(0).path("label").path("chinese").asString()).isNotBlank();
        assertThat(words.get(0).path("groupTitle").path("english").asString()).isNotBlank();
        assertThat(words.get(0).path("field").path("properties").path("en").asString())
                .isNotBlank();
    }

    @Test
    void nobodyButASystemAdministratorComesNearAForm() {
        for (String path : List.of(
                "/diagrams/vocabulary",
                "/diagrams/drafts/" + draft + "/forms",
                "/diagrams/drafts/" + draft + "/forms/" + TALK,
                "/diagrams/drafts/" + draft + "/forms/" + TALK + "/source")) {
            assertThat(town.as("secretary").get(path).status()).as(path).isEqualTo(403);
        }
        String token = town.as("secretary").get("/").attribute("input[name=_csrf]", "value");
        String body = JSON.writeValueAsString(Map.of("source", weathered(), "revision", 0));
        String address = "/diagrams/drafts/" + draft + "/forms/" + TALK;
        assertThat(town.as("secretary")
                        .json("PUT", address + "/source", token, body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(town.as("secretary")
                        .json("POST", address + "/check", token, body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(form("admin", TALK).source()).isEqualTo(shipped(TALK));
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + draft + "/forms/" + KEY + "/no-such-form")
                        .status())
                .isEqualTo(404);
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + UUID.randomUUID() + "/forms")
                        .status())
                .isEqualTo(404);
        assertThat(form("admin", TALK).save("长".repeat(300_000)).statusCode()).isEqualTo(422);
    }
}
