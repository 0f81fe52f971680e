package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("期限和条件试算：编一个案件，或者用看得到的一件，同办案件时算得一样；别的写法不算，说明为什么")
class WouldSayTest extends ApplicationTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final String TALK = "application-talk";
    private static final String RECEIVED = "register-application.receivedDate";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;
    private UUID draft;
    private String asking = "admin";

    @BeforeEach
    void aDraftAndACase() {
        clock.set(DAY);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
        draft = new Editor(town.as("admin"))
                .begin("试算", diagrams.newest("member-development").definitionId());
    }

    private HttpResponse<String> ask(String who, Map<String, ?> body) {
        String token = town.as(who).get("/").attribute("input[name=_csrf]", "value");
        return town.as(who)
                .json("POST", "/diagrams/drafts/" + draft + "/would-say", token, JSON.writeValueAsString(body));
    }

    private JsonNode say(Drawing drawing, String element, int period, Map<String, ?> more) {
        Map<String, Object> body = new TreeMap<>(more);
        body.put("xml", drawing.text());
        body.put("element", element);
        body.put("period", period);
        HttpResponse<String> answer = ask(asking, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Map<String, ?> given(Object... pairs) {
        Map<String, Object> given = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        return Map.of("given", given);
    }

    private String number() {
        return jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    @Test
    void aPeriodGivesTheDayItWouldGiveInACase() {
        JsonNode said = say(Drawing.shipped(), TALK, 0, given(RECEIVED, DAY.toString()));
        assertThat(said.path("day").asString())
                .as("as the case itself has it")
                .isEqualTo(walk.due().toString());
        assertThat(said.path("lines").toString()).contains("1个月", "2026年6月1日");

        Drawing week = Drawing.shipped().set(TALK, "zc:period", 0, "workingDays", "5");
        week.in(TALK, "zc:period", 0).removeAttr("length");
        JsonNode working = say(week, TALK, 0, given(RECEIVED, "2026-06-18"));
        assertThat(working.path("day").asString())
                .as("the holiday of 19 June and two weekends lie between")
                .isEqualTo("2026-06-26");
        assertThat(working.path("lines").toString()).contains("端午放假3天");

        JsonNode none = say(Drawing.shipped(), TALK, 0, Map.of());
        assertThat(none.path("day").isNull()).isTrue();
        assertThat(none.path("lines").toString()).contains("还算不出日子");
    }

    @Test
    @DisplayName("加几个月、延长、要先有的结果，都照假定的算")
    void whatElseCountsIsSupposedToo() {
        Drawing drawing = Drawing.shipped();
        drawing.in(TALK, "zc:period", 0).attr("onlyAfter", "register-application.pass");
        assertThat(say(drawing, TALK, 0, given(RECEIVED, DAY.toString()))
                        .path("day")
                        .isNull())
                .as("supposed to have been registered, but with no outcome said; the first of the drawing is taken")
                .isFalse();
        drawing.in(TALK, "zc:period", 0).attr("onlyAfter", "submit-application.pass");
        assertThat(say(drawing, TALK, 0, given(RECEIVED, DAY.toString()))
                        .path("day")
                        .isNull())
                .isTrue();
        Map<String, Object> happened = new TreeMap<>(given(RECEIVED, DAY.toString()));
        happened.put("happened", List.of("submit-application.pass"));
        assertThat(say(drawing, TALK, 0, happened).path("day").asString())
                .isEqualTo(walk.due().toString());
    }

    @Test
    void aConditionSaysWhereEachOutcomeLeads() {
        JsonNode said = say(Drawing.withNotice(), "flow-publicize-activist-pass", 0, Map.of());
        assertThat(said.path("lines").toString()).contains("选“公示无影响”：走这里，到“上级党委备案”", "选“有影响，重新研究”：不走这里，到“推荐和确定入党积极分子”");
        JsonNode foreign = say(
                Drawing.shipped()
                        .append(
                                "<sequenceFlow id=\"odd\" sourceRef=\"" + TALK
                                        + "\" targetRef=\"nominate-activist\"><conditionExpression"
                                        + " xsi:type=\"tFormalExpression\">${execution.setVariable('a', 1)}</conditionExpression></sequenceFlow>"),
                "odd",
                0,
                Map.of());
        assertThat(foreign.path("lines").toString()).contains("条件只能是办理结果").doesNotContain("走这里");
    }

    @Test
    @DisplayName("用以前的案件算：看得到的才行；看不到、没有、别的流程的，回答一样")
    void aPastCaseCountsForThoseWhoMayReadIt() {
        Map<String, String> past = Map.of("number", number());
        Map<String, Object> body = new TreeMap<>(past);
        body.put("xml", Drawing.shipped().text());
        body.put("element", TALK);
        body.put("period", 0);
        assertThat(ask("admin", body).statusCode())
                .as("an administrator of the system reads no case")
                .isEqualTo(404);
        body.put("number", "no such case");
        assertThat(ask("admin", body).statusCode()).isEqualTo(404);

        // Who keeps the system holds no other office, but may have a case of their own.
        town.post("applicant", "county", "admin");
        asking = "applicant";
        JsonNode said = say(Drawing.shipped(), TALK, 0, past);
        assertThat(said.path("day").asString()).isEqualTo(walk.due().toString());
        assertThat(say(Drawing.withNotice(), "flow-publicize-activist-pass", 0, past)
                        .path("lines")
                        .toString())
                .contains("还没有办过这一步");
        walk.on(DAY.plusDays(3)).take("secretary", TALK, "pass");
        assertThat(say(Drawing.shipped(), TALK, 0, past).path("day").asString())
                .as("as it stood when the step was taken")
                .isEqualTo(said.path("day").asString());
    }

    @Test
    void whatCannotBeReadIsRefusedAndNobodyElseAsks() {
        Map<String, String> body = Map.of("xml", Drawing.shipped().text(), "element", TALK);
        assertThat(ask("secretary", body).statusCode()).isEqualTo(403);
        assertThat(ask("admin", Map.of("element", TALK)).statusCode()).isEqualTo(400);
        for (Object odd : List.of(List.of(1), "x", Map.of("a", List.of()), Map.of("", "+999999999-01-01"))) {
            assertThat(ask("admin", Map.of("xml", "<x/>", "given", odd, "happened", odd, "number", ""))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(say(Drawing.shipped(), TALK, 99, Map.of()).path("lines").toString())
                .contains("没有可以算的");
        assertThat(say(Drawing.shipped(), "nothing", 0, Map.of()).path("lines").toString())
                .contains("没有可以算的");
        long cases =
                jdbc.sql("select count(*) from step_record").query(Long.class).single();
        say(Drawing.shipped(), TALK, 0, given(RECEIVED, DAY.toString()));
        assertThat(jdbc.sql("select count(*) from step_record")
                        .query(Long.class)
                        .single())
                .as("nothing is kept")
                .isEqualTo(cases);
    }
}
