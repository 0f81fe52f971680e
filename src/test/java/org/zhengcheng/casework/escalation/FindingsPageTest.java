package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("期限每日核对的结果：管理员看得到哪天查了、哪里不符、改了没有，没有姓名；照旧日历算的确认以后才改")
class FindingsPageTest extends ApplicationTest {

    private static final Path SHIPPED = Path.of("processes", "member-development-2026.bpmn20.xml");
    private static final LocalDate APPLIED = LocalDate.of(2044, 3, 3);
    /** Twenty working days by the plain week. */
    private static final LocalDate DUE = LocalDate.of(2044, 3, 31);

    private static final LocalDate BY_AN_OLDER_CALENDAR = LocalDate.of(2044, 3, 30);

    @Autowired
    private Comparison comparison;

    @Autowired
    private Sweep sweep;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    private Town town;
    private Walk walk;

    @BeforeEach
    void aTalkIsDueInTwentyWorkingDays() throws IOException {
        clock.set(APPLIED);
        nothingWasCompared();
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        String shipped = Files.readString(SHIPPED);
        deploy(shipped.replace(
                "<zc:period kind=\"due\" length=\"P1M\" from=\"register-application.receivedDate\"/>",
                "<zc:period kind=\"due\" workingDays=\"20\" from=\"register-application.receivedDate\"/>"));
        try {
            walk = new Walk(town, clock, jdbc, forms).begin();
        } finally {
            deploy(shipped);
        }
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");
        assertThat(due()).isEqualTo(DUE);
    }

    @AfterEach
    void nothingDiffersForTheNext() {
        jdbc.sql("update deadline set due_on = ? where case_id = ? and settled_on is null")
                .params(DUE, walk.caseId())
                .update();
        nothingWasCompared();
    }

    private void nothingWasCompared() {
        jdbc.sql("delete from deadline_difference").update();
        jdbc.sql("delete from deadline_comparison").update();
    }

    @Test
    @DisplayName("还没有核对过的，说明什么时候核对；核对完没有不符的，说一致")
    void anEmptyPageSaysWhy() {
        Page page = town.as("admin").get("/calendar").follow("期限每日核对");
        assertThat(page.text("main")).contains("还没有核对过", "每十五分钟");
        comparison.compare();
        Page after = town.as("admin").get("/comparison");
        assertThat(after.text("main")).contains("2044年3月3日", "在办案件").doesNotContain("还没有核对过");
        assertThat(after.has("form[action$=/comparison/mend]")).isFalse();
    }

    @Test
    @DisplayName("只有系统管理员看得到、改得了")
    void onlyAnAdministratorSeesAndMends() {
        movedByAnOlderCalendar();
        comparison.compare();
        Form form = town.as("admin").get("/comparison").form("form[action$=/comparison/mend]");
        for (String who : new String[] {"applicant", "secretary", "officer"}) {
            assertThat(town.as(who).get("/comparison").status()).as(who).isEqualTo(403);
            assertThat(form.sendThrough(town.as(who)).status()).as(who).isEqualTo(403);
        }
        assertThat(due()).isEqualTo(BY_AN_OLDER_CALENDAR);
    }

    @Test
    void whatAnOlderCalendarGaveIsMendedOnceConfirmed() {
        movedByAnOlderCalendar();
        comparison.compare();
        Page page = town.as("admin").get("/comparison");
        assertThat(page.text("main"))
                .contains("有1个日期等您确认", "发展-2044-", "最迟2044年3月30日", "最迟2044年3月31日", "等确认")
                .doesNotContain(town.name("applicant"));
        assertThat(due()).as("looking moves nothing").isEqualTo(BY_AN_OLDER_CALENDAR);

        Page done = page.form("form[action$=/comparison/mend]").send();
        assertThat(done.text("main")).contains("改了1个日期", "已改正").doesNotContain("等您确认");
        assertThat(due()).isEqualTo(DUE);
        assertThat(town.as("secretary").get("/").text()).contains("2044年3月31日");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(jdbc.sql(
                                "select convert_from(body, 'UTF8') from ledger_entry where chain_id = ? order by seq desc limit 1")
                        .param(walk.caseId())
                        .query(String.class)
                        .single())
                .contains("calendar", "application-talk");
        clock.set(DUE.minusDays(7));
        sweep.goOver();
        assertThat(jdbc.sql("select distinct until_on from notice where case_id = ? and kind = 'DUE'")
                        .param(walk.caseId())
                        .query(LocalDate.class)
                        .list())
                .as("and the ladder is climbed for the new day")
                .containsExactly(DUE);
    }

    @Test
    @DisplayName("支部改隶到放别的假的党委：期限不悄悄动，核对列出来，确认以后才照新的上级算")
    void aBranchThatMovesToOtherHolidaysKeepsItsDateUntilSomebodyConfirms() {
        town.organization("bureau", "PC", "county", true);
        Page preview = town.as("admin")
                .get("/calendar/change?day=2044-03-11")
                .form("main form[method=post]")
                .set("lines", "2044-03-11 放假 局庆")
                .set("organization", town.organizationId("bureau").toString())
                .set("source", "局党委通知")
                .send();
        assertThat(preview.text("h1")).contains("日期都不动");
        preview.form("main form[method=post]").send();

        town.as("admin")
                .get("/organizations/" + town.organizationId("branch") + "/acts/move")
                .form("main form")
                .set("other", town.organizationId("bureau").toString())
                .set("document", "测试〔2044〕1号")
                .sendWithoutConfirming()
                .form("form[data-once]")
                .send();
        comparison.compare();
        assertThat(due()).isEqualTo(DUE);
        Page page = town.as("admin").get("/comparison");
        assertThat(page.text("main")).contains("有1个日期等您确认", "最迟2044年3月31日", "最迟2044年4月1日");
        page.form("form[action$=/comparison/mend]").send();
        assertThat(due()).isEqualTo(DUE.plusDays(1));
        assertThat(town.as("secretary").get(walk.stepPath()).text()).contains("2044年4月1日", "局庆");
        walk.take("secretary", "application-talk", "pass");
    }

    @Test
    @DisplayName("看过以后又变了的，不照旧的改，请再看一遍")
    void onlyWhatWasSeenIsCarriedOut() {
        movedByAnOlderCalendar();
        comparison.compare();
        Form seen = town.as("admin").get("/comparison").form("form[action$=/comparison/mend]");
        jdbc.sql("update deadline set due_on = due_on - 1 where case_id = ?")
                .param(walk.caseId())
                .update();
        Page again = seen.send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("main")).contains("请再看一遍", "最迟2044年3月29日");
        assertThat(due()).isEqualTo(BY_AN_OLDER_CALENDAR.minusDays(1));
    }

    @Test
    @DisplayName("步骤后来办了的，不用再改；自己改正了的、没有记的，也列着")
    void whatIsOverIsSaidToBe() {
        movedByAnOlderCalendar();
        comparison.compare();
        walk.take("secretary", "application-talk", "pass");
        Page page = town.as("admin").get("/comparison");
        assertThat(page.texts("table.table td").toString()).contains("现在已一致");
        assertThat(page.has("form[action$=/comparison/mend]")).isFalse();
    }

    @Test
    @DisplayName("语句条数不随不符的条数增加")
    void thePageAsksNoMoreForMoreFindings() {
        comparison.compare();
        town.as("admin").get("/comparison");
        jdbc.sql("insert into deadline_difference (day, case_id, task_id, period, was_on, should_be_on, mended)"
                        + " select ?, ?, 'gone-' || n, 0, null, ?, true from generate_series(1, 3) n")
                .params(APPLIED, walk.caseId(), DUE)
                .update();
        int few = statements.during(() -> town.as("admin").get("/comparison")).size();
        jdbc.sql("insert into deadline_difference (day, case_id, task_id, period, was_on, should_be_on, mended)"
                        + " select ?, ?, 'gone-' || n, 0, null, ?, true from generate_series(4, 90) n")
                .params(APPLIED, walk.caseId(), DUE)
                .update();
        assertThat(statements.during(() -> town.as("admin").get("/comparison"))).hasSize(few);
    }

    private void movedByAnOlderCalendar() {
        jdbc.sql("update deadline set due_on = ? where case_id = ? and settled_on is null")
                .params(BY_AN_OLDER_CALENDAR, walk.caseId())
                .update();
    }

    private LocalDate due() {
        return jdbc.sql("select due_on from deadline where case_id = ? and settled_on is null and gone_at is null")
                .param(walk.caseId())
                .query(LocalDate.class)
                .single();
    }

    private void deploy(String diagram) {
        diagrams.deploy(SHIPPED.getFileName().toString(), diagram.getBytes(StandardCharsets.UTF_8));
    }
}
