package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("在流程图里加一步，不写代码就处处可用：待办、期限、表单、校验、时间线、记录、下一步")
class AddedStepTest extends JourneyTest {

    private static final String SHIPPED = "member-development-2026.bpmn20.xml";
    private static final LocalDate TALKED = APPLIED.plusDays(10);
    private static final LocalDate DUE = TALKED.plusMonths(1);
    private static final String STEP = """
            <userTask id="home-visit" name="走访了解" flowable:formKey="member-development/home-visit"
                      flowable:candidateGroups="org-commissioner">
              <documentation>The branch visits the applicant at work.</documentation>
              <extensionElements>
                <zc:step date="visitDate"/>
                <zc:basis regulation="development-rules-2026" article="8"/>
                <zc:period kind="due" length="P1M" from="application-talk.talkDate"/>
                <zc:material id="home-visit-record" field="record"/>
              </extensionElements>
              <incoming>flow-application-talk-pass</incoming>
              <outgoing>flow-home-visit-pass</outgoing>
            </userTask>
            <sequenceFlow id="flow-home-visit-pass" name="走访完成" sourceRef="home-visit" targetRef="nominate-activist"/>
            """;
    private static final String FORM = """
            {"type": "default", "id": "home-visit", "schemaVersion": 16,
             "properties": {"title": "走访了解", "titleEn": "Home visit"},
             "components": [
               {"type": "datetime", "subtype": "date", "key": "visitDate", "dateLabel": "走访日期",
                "validate": {"required": true}, "properties": {"en": "Date of the visit"}},
               {"type": "textarea", "key": "impression", "label": "群众反映",
                "validate": {"required": true, "maxLength": 500}, "properties": {"en": "What people say"}},
               {"type": "filepicker", "key": "record", "label": "走访记录", "multiple": true, "accept": ".pdf",
                "properties": {"en": "Record of the visit"}}
             ]}
            """;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    private Town town;
    private Walk walk;

    /** Only the case of this test runs on the edited diagram; after it the shipped one is the newest again. */
    @BeforeEach
    void anAdministratorAddsAStepAndACaseBegins() throws IOException {
        String shipped = Files.readString(Path.of("processes", SHIPPED));
        clock.set(APPLIED);
        town = newTown();
        diagrams.deploy(
                "edited.bpmn20.xml",
                edited(shipped).getBytes(StandardCharsets.UTF_8),
                forms.shipped()
                        .with(forms.read("member-development/home-visit", FORM).form()));
        try {
            walk = walk(town).begin();
        } finally {
            diagrams.deploy(SHIPPED, shipped.getBytes(StandardCharsets.UTF_8));
        }
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(TALKED)
                .take("secretary", "application-talk", "pass");
    }

    @Test
    void theStepStandsInTheInboxOfItsOfficeWithItsPeriodAndArticle() {
        assertThat(walk.openStep()).isEqualTo("home-visit");
        String inbox = town.as("commissioner").get("/").text();
        assertThat(inbox).contains("走访了解", town.name("applicant"), "细则第八条", chinese(DUE));
        assertThat(town.as("secretary").get("/").text()).doesNotContain("走访了解");
        assertThat(town.as("secretary").get(walk.stepPath()).has("form[data-step]"))
                .as("the form is only for the office the diagram names")
                .isFalse();
    }

    @Test
    void theStepHasItsPageItsFormAndItsChecks() {
        Page page = town.as("commissioner").get(walk.stepPath());
        assertThat(page.text("h1")).contains("走访了解");
        assertThat(page.step().names()).contains("visitDate", "impression", "record");
        assertThat(page.text()).contains("走访日期", "群众反映", "走访记录", "细则第八条");

        assertThat(page.step().value("visitDate")).as("today, mostly").isEqualTo(TALKED.toString());
        Page empty = page.step().set("visitDate", "").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.error("visitDate")).contains("走访日期");
        assertThat(empty.error("impression")).contains("群众反映");
        Page early = walk.send("commissioner", "home-visit", "pass", Map.of("visitDate", TALKED.minusDays(1)));
        assertThat(early.errors())
                .as("not before the step it follows")
                .singleElement()
                .asString()
                .contains("党组织派人谈话");
        assertThat(walk.openStep()).isEqualTo("home-visit");
    }

    @Test
    void missingItsPeriodWantsAReasonWhichGoesOnRecord() {
        walk.on(DUE.plusDays(1));
        assertThat(town.as("commissioner").get("/").text()).contains("超期1天");
        Page late = walk.send("commissioner", "home-visit", "pass", Map.of());
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.error("reason")).contains("应在", "超期");
        walk.take("commissioner", "home-visit", "pass", Map.of("reason", "本人出差在外"));
        assertThat(walk.casePage("secretary").text(".log")).contains("应在" + chinese(DUE) + "前办理", "本人出差在外");
    }

    @Test
    void onTheLastDayOfItsPeriodItIsInTime() {
        walk.on(DUE).take("commissioner", "home-visit", "pass");
        assertThat(walk.casePage("secretary").text(".log")).doesNotContain("应在");
    }

    @Test
    void theStepIsOnTheTimelineOnRecordAndLeadsOn() {
        walk.on(TALKED.plusDays(3));
        assertThat(walk.casePage("applicant").texts(".steps li"))
                .as("between the talk and the nomination")
                .anyMatch(step -> step.contains("走访了解"));
        walk.take("commissioner", "home-visit", "pass", Map.of("impression", "为人热心"));

        Page casePage = walk.casePage("secretary");
        assertThat(casePage.text(".log")).contains("走访了解：走访完成", town.name("commissioner"));
        Page record = casePage.browser()
                .get(casePage.html()
                        .select(".log li:contains(走访了解) a[href*=/records/]")
                        .first()
                        .absUrl("href"));
        assertThat(record.text()).contains("群众反映", "为人热心", "走访日期", "2026年6月14日");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();

        walk.take("secretary", "nominate-activist", "pass");
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
    }

    @Test
    void aCaseThatBeginsLaterKnowsNothingOfIt() {
        Town later = newTown();
        Walk shipped = walk(later)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass");
        assertThat(shipped.openStep()).isEqualTo("nominate-activist");
    }

    private static String edited(String shipped) {
        String withStep =
                replaced(shipped, "<userTask id=\"nominate-activist\"", STEP + "<userTask id=\"nominate-activist\"");
        String ledThere = replaced(
                withStep,
                "sourceRef=\"gw-application-talk\"\n                  targetRef=\"nominate-activist\"",
                "sourceRef=\"gw-application-talk\" targetRef=\"home-visit\"");
        return replaced(
                ledThere,
                "<flowNodeRef>nominate-activist</flowNodeRef>",
                "<flowNodeRef>home-visit</flowNodeRef><flowNodeRef>nominate-activist</flowNodeRef>");
    }

    private static String replaced(String text, String passage, String replacement) {
        assertThat(text).containsOnlyOnce(passage);
        return text.replace(passage, replacement);
    }
}
