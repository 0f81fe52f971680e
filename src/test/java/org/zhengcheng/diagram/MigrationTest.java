package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("在办案件换版本：三件换两件，先看每一件会怎样，不能换的留着并说明，换回来是同样的做法")
class MigrationTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    private Town office;
    private String before;
    private Diagram noticed;
    private final List<Walk> walks = new ArrayList<>();

    /** Two cases wait for step 3; the third is past it. */
    @BeforeEach
    void threeCasesRunOnTheShippedVersion() {
        clock.set(DAY);
        office = newTown();
        office.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        office.post("admin", "county", "admin");
        before = diagrams.newest(KEY).definitionId();
        for (int n = 0; n < 3; n++) {
            clock.set(DAY);
            walks.add(new Walk(newTown(), clock, jdbc, forms)
                    .begin()
                    .take("applicant", "submit-application", "pass")
                    .take("secretary", "register-application", "pass")
                    .on(DAY.plusDays(10))
                    .take("secretary", "application-talk", "pass"));
        }
        walks.get(2).take("secretary", "nominate-activist", "pass");
        noticed = diagrams.deploy("member-development.bpmn20.xml", bytes(Drawing.withNotice()));
    }

    @AfterEach
    void theShippedVersionIsTheNewestAgain() {
        diagrams.deploy(
                "member-development-2026.bpmn20.xml", diagrams.text(before).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Drawing drawing) {
        return drawing.text().getBytes(StandardCharsets.UTF_8);
    }

    private Page plan(String target, String reason, Walk... chosen) {
        Page page = office.as("admin").get("/diagrams/" + KEY + "/migrate?target=" + target);
        Form form = page.form("form[action$=/migrate/plan]").set("reason", reason);
        return form.set(
                        "case",
                        List.of(chosen).stream()
                                .map(walk -> walk.caseId().toString())
                                .toArray(String[]::new))
                .send();
    }

    private String number(Walk walk) {
        return jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    private String version(Walk walk) {
        return jdbc.sql("select definition_id from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    @Test
    void twoOfThreeAreMovedAndOneGoesThroughTheNewStep() {
        String task = walks.get(0).stepPath();
        Page plan = plan(noticed.definitionId(), "统一公示", walks.get(0), walks.get(1), walks.get(2));
        assertThat(plan.text())
                .contains("2件可以换到第" + noticed.version() + "版", number(walks.get(2)), "还没有办过", "入党积极分子公示");
        assertThat(walks).allSatisfy(walk -> assertThat(version(walk)).isEqualTo(before));
        int entries = walks.get(0).written().entries();

        Page result = plan.form("form[action$=/migrate]").send();
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.text()).contains("2件换到了第" + noticed.version() + "版，1件留在原来的版本", "统一公示");
        assertThat(result.text()).doesNotContain("applicant ");
        assertThat(version(walks.get(0))).isEqualTo(noticed.definitionId());
        assertThat(version(walks.get(1))).isEqualTo(noticed.definitionId());
        assertThat(version(walks.get(2)))
                .as("it has passed the place of the new step")
                .isEqualTo(before);
        assertThat(walks.get(0).stepPath()).as("the same task waits").isEqualTo(task);
        assertThat(walks.get(0).written().entries()).isEqualTo(entries + 1);
        for (Walk walk : walks) {
            assertThat(ledger.isIntact(walk.caseId())).isTrue();
        }

        Walk first = walks.get(0);
        first.take("secretary", "nominate-activist", "pass");
        assertThat(first.openStep()).isEqualTo("publicize-activist");
        LocalDate posted = clock.today();
        first.on(posted.plusDays(9))
                .take(
                        "commissioner",
                        "publicize-activist",
                        "pass",
                        Map.of("noticeStart", posted, "noticeEnd", posted.plusDays(9)))
                .take("organiser", "file-activist", "pass");
        assertThat(first.casePage("secretary").status()).isEqualTo(200);
        assertThat(first.casePage("applicant").texts(".steps")).anyMatch(stage -> stage.contains("入党积极分子公示"));
        walks.get(2).take("organiser", "file-activist", "pass");
        assertThat(walks.get(1).actPage("applicant", "withdraw").status())
                .as("acts on the whole case wait in the new version too")
                .isEqualTo(200);
        assertThat(walks.get(1)
                        .fillAct("applicant", "withdraw", Map.of())
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("只选两件就只动两件；再按一次不再动")
    void onlyTheChosenAreTouchedAndOnce() {
        Page plan = plan(noticed.definitionId(), "试点", walks.get(0), walks.get(1));
        Form move = plan.form("form[action$=/migrate]");
        Page result = move.send();
        Page again = move.send();
        assertThat(again.uri()).isEqualTo(result.uri());
        assertThat(jdbc.sql("select count(*) from ledger_entry where chain_id = ? and act = 'diagram'")
                        .param(walks.get(0).caseId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(version(walks.get(2))).isEqualTo(before);
    }

    @Test
    @DisplayName("换回原来的版本是同样的做法；停在那一版没有的步骤上的，要说明办到哪一步")
    void goingBackIsTheSameAct() {
        plan(noticed.definitionId(), "统一公示", walks.get(0), walks.get(1))
                .form("form[action$=/migrate]")
                .send();
        walks.get(0).take("secretary", "nominate-activist", "pass");
        assertThat(walks.get(0).openStep()).isEqualTo("publicize-activist");

        Page unsaid = plan(before, "暂停公示", walks.get(0), walks.get(1));
        assertThat(unsaid.text()).contains("1件可以换到", "没有选换版以后办到哪一步");
        Page page = office.as("admin").get("/diagrams/" + KEY + "/migrate?target=" + before);
        Page plan = page.form("form[action$=/migrate/plan]")
                .set("reason", "暂停公示")
                .set("to-publicize-activist", "file-activist")
                .set(
                        "case",
                        walks.get(0).caseId().toString(),
                        walks.get(1).caseId().toString())
                .send();
        assertThat(plan.text()).contains("2件可以换到");
        plan.form("form[action$=/migrate]").send();
        assertThat(version(walks.get(0))).isEqualTo(before);
        assertThat(walks.get(0).openStep()).isEqualTo("file-activist");
        walks.get(0).take("organiser", "file-activist", "pass");
        walks.get(1).take("secretary", "nominate-activist", "pass");
        assertThat(walks.get(1).openStep()).isEqualTo("file-activist");
    }

    @Test
    @DisplayName("换版以后期限、办理的人、待办都按新的一版")
    void thePeriodsAndHandsAreThoseOfTheNewVersion() {
        Diagram stricter = diagrams.deploy(
                "member-development.bpmn20.xml",
                bytes(Drawing.shipped()
                        .set("nominate-activist", "name", "研究确定入党积极分子")
                        .set("nominate-activist", "flowable:candidateGroups", "org-commissioner")
                        .extend(
                                "nominate-activist",
                                "<zc:period kind=\"due\" length=\"P1M\" from=\"application-talk.talkDate\"/>")));
        assertThat(walks.get(0).due()).isNull();
        plan(stricter.definitionId(), "明确期限", walks.get(0))
                .form("form[action$=/migrate]")
                .send();
        assertThat(walks.get(0).due()).isEqualTo(DAY.plusDays(10).plusMonths(1));
        assertThat(walks.get(0).isInInboxOf("commissioner")).isTrue();
        assertThat(walks.get(0).isInInboxOf("secretary")).isFalse();
        assertThat(walks.get(1).isInInboxOf("secretary")).isTrue();
        assertThat(walks.get(0).page("commissioner").text("h1")).contains("研究确定入党积极分子");
    }

    @Test
    void whoDoesNotChooseOrSayWhyIsAsked() {
        Page page = office.as("admin")
                .get("/diagrams/" + KEY + "/migrate?target=" + noticed.definitionId() + "&number="
                        + URLEncoder.encode(number(walks.get(0)), StandardCharsets.UTF_8));
        assertThat(page.text()).contains(number(walks.get(0))).doesNotContain(number(walks.get(1)));
        Page none = page.form("form[action$=/migrate/plan]")
                .clear("case")
                .set("reason", "统一")
                .send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("请选1到200件案件");
        assertThat(plan(noticed.definitionId(), "", walks.get(0)).status()).isEqualTo(422);
        assertThat(office.as("committee").get("/diagrams/" + KEY + "/migrate").status())
                .isEqualTo(403);
        assertThat(office.as("admin")
                        .get("/diagrams/migrations/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }
}
