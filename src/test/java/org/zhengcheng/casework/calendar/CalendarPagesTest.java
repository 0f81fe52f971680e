package org.zhengcheng.casework.calendar;

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
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.deadline.Calendar;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** In years far from those of other tests, since there is one calendar for all. */
@DisplayName("工作日历：人人能看，系统管理员先看会动哪些案件的日期再改，改了的记入台账")
class CalendarPagesTest extends ApplicationTest {

    private static final String SHIPPED = "member-development-2026.bpmn20.xml";
    private static final LocalDate RECEIVED = LocalDate.of(2041, 3, 4);
    /** Ten working days by the plain week: two weeks. */
    private static final LocalDate DUE = LocalDate.of(2041, 3, 18);

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    @Autowired
    private WorkingDays week;

    @Autowired
    private Calendar calendar;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private Walk walk;

    @BeforeEach
    void aTalkIsDueInTenWorkingDays() throws IOException {
        String shipped = Files.readString(Path.of("processes", SHIPPED));
        String period = "<zc:period kind=\"due\" length=\"P1M\" from=\"register-application.receivedDate\"";
        assertThat(shipped).containsOnlyOnce(period);
        clock.set(RECEIVED);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        diagrams.deploy(
                "edited.bpmn20.xml",
                shipped.replace(period, period.replace("length=\"P1M\"", "workingDays=\"10\""))
                        .getBytes(StandardCharsets.UTF_8));
        try {
            walk = new Walk(town, clock, jdbc, forms).begin();
        } finally {
            diagrams.deploy(SHIPPED, shipped.getBytes(StandardCharsets.UTF_8));
        }
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");
        assertThat(due()).isEqualTo(DUE);
    }

    /** The calendar is as it was; within a transaction that counts by the change, so that no memory of it stays. */
    @AfterEach
    void theYearIsPlainAgain() {
        jdbc.sql("update deadline set gone_at = now() where case_id = ? and settled_on is null")
                .param(walk.caseId())
                .update();
        jdbc.sql("delete from calendar_year where year = 2041").update();
        transaction.executeWithoutResult(status ->
                calendar.write(CalendarChange.read(2041, true, null, "").change()));
    }

    @Test
    @DisplayName("没有公布的年份写明是暂定；谁都能看，只有系统管理员能改")
    void everyoneLooksAndOnlyTheAdministratorChanges() {
        Page year = town.as("applicant").get("/calendar?year=2041");
        assertThat(year.text()).contains("2041年工作日历", "暂定", "还没有公布");
        assertThat(year.has("a[href*='/calendar/change']")).isFalse();
        assertThat(town.as("secretary").get("/calendar?year=2026").text()).contains("2月17日 春节 放假", "调休上班");
        for (String who : new String[] {"applicant", "secretary", "officer"}) {
            Page refused = town.as(who).get("/calendar/change?year=2041");
            assertThat(refused.status()).as(who).isEqualTo(403);
            Form form = town.as("admin").get("/calendar/change?year=2041").form("main form");
            form.set("lines", "2041-03-11 放假 地方节日");
            assertThat(form.sendThrough(town.as(who)).status()).as(who).isEqualTo(403);
        }
        assertThat(week.isWorkingDay(LocalDate.of(2041, 3, 11))).isTrue();
    }

    @Test
    @DisplayName("系统管理员看不到案件，也没有待办")
    void theAdministratorSeesNoCase() {
        assertThat(town.as("admin").get("/cases/" + walk.caseId()).status()).isEqualTo(404);
        assertThat(town.as("admin").get("/").text()).doesNotContain(town.name("applicant"));
        assertThat(town.as("admin").get("/cases").text()).doesNotContain(town.name("applicant"));
    }

    @Test
    @DisplayName("先列出会动的日期，这时什么也没有改；确认以后期限、待办、台账一起改")
    void aRunningDateMovesOnlyWhenConfirmed() {
        Page preview = propose("2041-03-11 放假 地方节日\n2041-03-16 上班 地方节日\n2041-03-12 放假 地方节日");
        assertThat(preview.text("h1")).isEqualTo("会动1个日期");
        assertThat(preview.text(".table"))
                .contains("发展-2041-", "2041年3月18日", "2041年3月19日")
                .doesNotContain(town.name("applicant"));
        assertThat(due()).isEqualTo(DUE);
        assertThat(week.isWorkingDay(LocalDate.of(2041, 3, 11))).isTrue();

        Page done = preview.form("main form").send();
        assertThat(done.text()).contains("动了1个日期", "3月11日 地方节日 放假", "3月16日 地方节日 调休上班");
        assertThat(due()).isEqualTo(DUE.plusDays(1));
        assertThat(town.as("secretary").get("/").text()).contains("2041年3月19日");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(jdbc.sql("select content from ledger_entry where case_id = ? order by seq desc limit 1")
                        .param(walk.caseId())
                        .query(String.class)
                        .single())
                .contains("calendar", "application-talk");
        assertThat(done.text(".log")).contains(town.name("admin"), "2041-03-11 放假 地方节日");
    }

    @Test
    @DisplayName("看过以后又有了变化，就不照旧改，请再看一遍")
    void whatWasNotSeenIsNotChanged() {
        Page preview = propose("2041-03-11 放假 地方节日");
        walk.take("secretary", "application-talk", "pass");

        Page other = preview.form("main form").send();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("请再看一遍", "在办案件的日期都不动");
        assertThat(week.isWorkingDay(LocalDate.of(2041, 3, 11))).isTrue();
    }

    @Test
    @DisplayName("公布以后不再是暂定：写上通知名称就行，日期不变的不动")
    void aPublishedYearIsProvisionalNoLonger() {
        assertThat(provisional()).isTrue();
        Form form = town.as("admin").get("/calendar/change?year=2041").form("main form");
        Page preview =
                form.set("lines", "2041-01-01 放假 元旦").set("source", "通知二〇四一").send();
        assertThat(preview.text()).contains("在办案件的日期都不动", "另有1个日期不变");
        preview.form("main form").send();
        assertThat(provisional()).isFalse();
        assertThat(town.as("applicant").get("/calendar?year=2041").text()).contains("依据：通知二〇四一");
        assertThat(week.isPublished(2041)).isTrue();
    }

    @Test
    @DisplayName("写错的一行行说清楚，写的都还在")
    void everyBadLineIsSaid() {
        Page refused = propose("""
                2041-02-30 放假 元旦
                三月八日放假
                2041-03-08 调休 妇女节
                2040-03-08 放假 妇女节
                2041-03-11 放假
                2041-03-12 放假 植树节
                2041-03-12 平常
                """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(6);
        assertThat(refused.text(".errors")).contains("第1行", "没有这一天", "看不懂", "放假、上班或平常", "不在这一年", "要写节日名", "写了两次");
        assertThat(refused.form("main form").value("lines")).contains("2041-03-12 放假 植树节");
        assertThat(propose("  ").text()).contains("没有写要改什么");
    }

    /** As from a press on one day: the lines are that day's. */
    private Page propose(String lines) {
        return town.as("admin")
                .get("/calendar/change?day=2041-03-11")
                .form("main form")
                .set("lines", lines)
                .send();
    }

    private LocalDate due() {
        return jdbc.sql("select due_on from deadline where case_id = ? and kind = 'DUE' and settled_on is null")
                .param(walk.caseId())
                .query(LocalDate.class)
                .single();
    }

    private boolean provisional() {
        return jdbc.sql("select provisional from deadline where case_id = ? and kind = 'DUE' and settled_on is null")
                .param(walk.caseId())
                .query(Boolean.class)
                .single();
    }
}
