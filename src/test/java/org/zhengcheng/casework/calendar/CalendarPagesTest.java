package org.zhengcheng.casework.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.CalendarWriting;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.TenDayTalk;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** In years far from those of other tests, since there is one calendar for all. */
@DisplayName("工作日历：人人能看，系统管理员先看会动哪些案件的日期再改，改了的记入台账")
class CalendarPagesTest extends ApplicationTest {

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
    private CalendarWriting calendar;

    @Autowired
    private TransactionTemplate transaction;

    private TenDayTalk talk;
    private Town town;
    private Walk walk;

    @BeforeEach
    void aTalkIsDueInTenWorkingDays() throws IOException {
        clock.set(RECEIVED);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        talk = new TenDayTalk(diagrams, forms, jdbc, clock);
        walk = talk.begin(town).take("secretary", "register-application", "pass");
        assertThat(due()).isEqualTo(DUE);
    }

    @AfterEach
    void theYearIsPlainAgain() {
        talk.forget(walk);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from calendar_year where year = 2041").update();
            jdbc.sql("delete from calendar_day where organization_id is not null")
                    .update();
            calendar.write(CalendarChange.read(2041, null, true, null, null, "").change());
            calendar.seal();
        });
    }

    @Test
    @DisplayName("没有公布的年份写明是暂定；谁都能看，只有系统管理员能改")
    void everyoneLooksAndOnlyTheAdministratorChanges() {
        Page year = town.as("applicant").get("/calendar?year=2041");
        assertThat(year.text()).contains("2041年工作日历", "暂定", "还没有公布");
        assertThat(year.has("a[href*='/calendar/change']")).isFalse();
        assertThat(town.as("secretary").get("/calendar?year=2026").text()).contains("2月15日–23日 春节 放假", "2月14日 春节 调休上班");
        for (String who : new String[] {"applicant", "secretary", "officer"}) {
            Page refused = town.as(who).get("/calendar/change?year=2041");
            assertThat(refused.status()).as(who).isEqualTo(403);
            Form form = town.as("admin").get("/calendar/change?year=2041").form("main form[method=post]");
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
        assertThat(preview.text(".table")).contains(number(), "2041年3月18日", "2041年3月19日");
        assertThat(preview.text())
                .as("whom a case is about is not for an administrator")
                .doesNotContain(town.name("applicant"));
        assertThat(due()).isEqualTo(DUE);
        assertThat(week.isWorkingDay(LocalDate.of(2041, 3, 11))).isTrue();

        Page done = preview.form("main form[method=post]").send();
        assertThat(done.text()).contains("动了1个日期", "3月11日–12日 地方节日 放假", "3月16日 地方节日 调休上班");
        assertThat(due()).isEqualTo(DUE.plusDays(1));
        assertThat(town.as("secretary").get("/").text()).contains("2041年3月19日");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(jdbc.sql(
                                "select convert_from(body, 'UTF8') from ledger_entry where chain_id = ? order by seq desc limit 1")
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

        Page other = preview.form("main form[method=post]").send();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("请再看一遍", "在办案件的日期都不动");
        assertThat(week.isWorkingDay(LocalDate.of(2041, 3, 11))).isTrue();
    }

    @Test
    @DisplayName("公布以后不再是暂定：写上通知名称就行，日期不变的不动")
    void aPublishedYearIsProvisionalNoLonger() {
        assertThat(provisional()).isTrue();
        Form form = town.as("admin").get("/calendar/change?year=2041").form("main form[method=post]");
        Page preview =
                form.set("lines", "2041-01-01 放假 元旦").set("source", "通知二〇四一").send();
        assertThat(preview.text()).contains("在办案件的日期都不动", "另有1个日期不变");
        preview.form("main form[method=post]").send();
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
        assertThat(refused.form("main form[method=post]").value("lines")).contains("2041-03-12 放假 植树节");
        assertThat(propose("  ").text()).contains("没有写要改什么");
    }

    @Test
    @DisplayName("一地自己的安排只动它和它下面的组织的案件，近的说了算；写“平常”就照上一级")
    void aLocalDayHoldsForAnOrganisationAndThoseBelowIt() throws IOException {
        Town elsewhere = town;
        Walk other = walk;
        aTalkIsDueInTenWorkingDays();
        LocalDate day = LocalDate.of(2041, 3, 11);

        Page preview = local("2041-03-11 放假 防汛", "community");
        assertThat(preview.text("h1")).isEqualTo("会动1个日期");
        assertThat(preview.text()).contains(number(), "只对" + town.name("community"));
        preview.form("main form[method=post]").send();
        assertThat(due()).isEqualTo(DUE.plusDays(1));
        assertThat(talk.due(other)).as("a case elsewhere").isEqualTo(DUE);
        assertThat(week.in(town.organizationId("branch")).isWorkingDay(day)).isFalse();
        assertThat(week.in(town.organizationId("street")).isWorkingDay(day)).isTrue();
        assertThat(week.in(elsewhere.organizationId("branch")).isWorkingDay(day))
                .isTrue();
        assertThat(week.isWorkingDay(day)).isTrue();
        assertThat(town.as("secretary").get(walk.stepPath()).text()).contains("2041年3月19日", "防汛");

        local("2041-03-11 上班 照常", "branch").form("main form[method=post]").send();
        assertThat(due()).as("the branch itself is nearer").isEqualTo(DUE);
        assertThat(week.in(town.organizationId("other branch")).isWorkingDay(day))
                .isFalse();
        local("2041-03-11 平常", "branch").form("main form[method=post]").send();
        assertThat(due()).isEqualTo(DUE.plusDays(1));

        String here = "/calendar?year=2041&organization=" + town.organizationId("branch");
        assertThat(town.as("applicant").get(here).text()).contains("3月11日 防汛 放假 本地安排");
        assertThat(town.as("applicant").get("/calendar?year=2041").text(".months"))
                .doesNotContain("防汛");
        assertThat(town.as("applicant")
                        .get("/calendar?organization=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        local("2041-03-11 平常", "community").form("main form[method=post]").send();
        assertThat(due()).isEqualTo(DUE);
        talk.forget(other);
    }

    @Test
    @DisplayName("交表格：下载的能原样交回；哪一行不对，按表格里的行号说")
    void aYearComesFromASheet() throws IOException {
        LocalDate[] days = {LocalDate.of(2041, 3, 11), LocalDate.of(2041, 3, 23)};
        Page preview = sheet(book(
                new Object[] {"日期", "放假或上班", "节日名"},
                new Object[] {days[0], "放假", "地方节日"},
                new Object[] {},
                new Object[] {days[1], "上班", "地方节日"}));
        assertThat(preview.text("h1")).isEqualTo("会动1个日期");
        assertThat(due()).isEqualTo(DUE);
        Page done = preview.form("main form[method=post]").send();
        assertThat(done.text()).contains("3月11日 地方节日 放假", "3月23日 地方节日 调休上班");
        assertThat(due()).isEqualTo(DUE.plusDays(1));

        Page again = sheet(town.as("applicant").download("/calendar/2041.xlsx").body());
        assertThat(again.text("h1")).isEqualTo("在办案件的日期都不动");
        assertThat(again.text()).contains("2041年3月11日 放假 地方节日", "2041年3月23日 上班 地方节日");

        Page bad = sheet(book(new Object[] {"日期", "放假或上班", "节日名"}, new Object[] {days[0], "放假", "地方节日"}, new Object[] {
            "2041-13-11", "放假", "地方节日"
        }));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.errors()).hasSize(1).first().asString().contains("第3行", "没有这一天");
        assertThat(bad.form("main form[method=post]").value("lines")).contains("2041-03-11 放假 地方节日");
        for (byte[] none : new byte[][] {"PK no sheet".getBytes(StandardCharsets.UTF_8), new byte[300_000]}) {
            assertThat(sheet(none).text(".errors")).contains("这个表格打不开");
        }
        assertThat(due()).isEqualTo(DUE.plusDays(1));
    }

    @Test
    @DisplayName("上年12月下旬属于元旦的日子写在下一年里：重写上年不会抹掉它，重写下一年才会")
    void daysLateInDecemberBelongToTheNewYear() {
        LocalDate eve = LocalDate.of(2040, 12, 31);
        whole(2041, "2040-12-31 放假 元旦\n2041-01-01 放假 元旦")
                .form("main form[method=post]")
                .send();
        assertThat(week.isWorkingDay(eve)).isFalse();
        assertThat(week.name(eve)).contains("元旦");
        assertThat(town.as("admin")
                        .get("/calendar/change?year=2041")
                        .form("main form[method=post]")
                        .value("lines"))
                .isEqualTo("2040-12-31 放假 元旦\n2041-01-01 放假 元旦");
        assertThat(town.as("applicant").get("/calendar?year=2040").text()).contains("12月31日 元旦 放假");

        whole(2040, "").form("main form[method=post]").send();
        assertThat(week.isWorkingDay(eve)).as("2040 is plain but for this").isFalse();
        whole(2041, "2041-01-01 放假 元旦").form("main form[method=post]").send();
        assertThat(week.isWorkingDay(eve)).isTrue();
        assertThat(whole(2041, "2040-12-19 放假 元旦").text(".errors")).contains("不在这一年");
        assertThat(whole(2041, "2042-01-01 放假 元旦").text(".errors")).contains("不在这一年");
    }

    @Test
    @DisplayName("改一个组织的全年，写的只是它自己的，不把全国的抄一遍")
    void theYearOfAnOrganisationIsItsOwnDays() {
        whole(2041, "2041-01-01 放假 元旦").form("main form[method=post]").send();
        Form choose = town.as("admin").get("/calendar/change?year=2041").form("main form[method=get]");
        Form own = choose.set("organization", town.organizationId("street").toString())
                .send()
                .form("main form[method=post]");
        assertThat(own.value("lines")).isEmpty();
        own.set("lines", "2041-03-11 放假 防汛")
                .send()
                .form("main form[method=post]")
                .send();
        LocalDate day = LocalDate.of(2041, 3, 11);
        assertThat(week.isWorkingDay(day)).isTrue();
        assertThat(week.in(town.organizationId("branch")).isWorkingDay(day)).isFalse();
        assertThat(week.in(town.organizationId("branch")).isWorkingDay(LocalDate.of(2041, 1, 1)))
                .isFalse();
    }

    @Test
    @DisplayName("每次动了哪些日期都留着，系统管理员能查，只看得到编号；连着放的假写成一段")
    void whatAChangeMovedCanBeLookedUp() {
        Page done = propose("2041-03-11 放假 地方节日\n2041-03-12 放假 地方节日\n2041-03-13 放假 地方节日")
                .form("main form[method=post]")
                .send();
        assertThat(done.text(".special")).isEqualTo("3月11日–13日 地方节日 放假");
        Page moved = done.follow("动了哪些日期");
        assertThat(moved.text(".table"))
                .contains(number(), town.name("branch"), "党组织派人谈话", "最迟2041年3月18日", "最迟2041年3月21日")
                .doesNotContain(town.name("applicant"));
        String path = "/calendar/changes/"
                + jdbc.sql("select max(id) from calendar_change")
                        .query(Long.class)
                        .single();
        assertThat(town.as("admin").get(path).text("h1")).isEqualTo("改日历动了的日期");
        assertThat(town.as("secretary").get(path).status()).isEqualTo(403);
        assertThat(town.as("admin").get("/calendar/changes/0").status()).isEqualTo(404);
        assertThat(town.as("secretary").get("/calendar?year=2041").has("a[href*='/calendar/changes/']"))
                .isFalse();
    }

    @Test
    @DisplayName("公布日期写在日历上，不能晚于今天")
    void theDayOfPublicationIsSaid() {
        Form form = town.as("admin")
                .get("/calendar/change?year=2041")
                .form("main form[method=post]")
                .set("lines", "2041-01-01 放假 元旦")
                .set("source", "通知二〇四一");
        Page early = form.set("publishedOn", "2041-03-05").send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text(".errors")).contains("公布日期不能晚于今天");
        form.set("publishedOn", "2041-03-01")
                .send()
                .form("main form[method=post]")
                .send();
        assertThat(town.as("applicant").get("/calendar?year=2041").text()).contains("2041年3月1日公布，依据：通知二〇四一");
    }

    private Page local(String lines, String organization) {
        return town.as("admin")
                .get("/calendar/change?day=2041-03-11")
                .form("main form[method=post]")
                .set("lines", lines)
                .set("organization", town.organizationId(organization).toString())
                .set("source", "街道通知")
                .send();
    }

    private Page whole(int year, String lines) {
        return town.as("admin")
                .get("/calendar/change?year=" + year)
                .form("main form[method=post]")
                .set("lines", lines)
                .send();
    }

    private Page sheet(byte[] content) {
        return town.as("admin")
                .get("/calendar/change?year=2041")
                .form("main form[method=post]")
                .upload("sheet", "2041.xlsx", content)
                .send();
    }

    /** A sheet as people write it, with days that look as they please. */
    private static byte[] book(Object[]... rows) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CellStyle days = book.createCellStyle();
            days.setDataFormat(book.createDataFormat().getFormat("m/d/yy"));
            XSSFSheet sheet = book.createSheet();
            for (int n = 0; n < rows.length; n++) {
                Row row = sheet.createRow(n);
                for (int column = 0; column < rows[n].length; column++) {
                    Cell cell = row.createCell(column);
                    if (rows[n][column] instanceof LocalDate day) {
                        cell.setCellValue(day);
                        cell.setCellStyle(days);
                    } else {
                        cell.setCellValue(rows[n][column].toString());
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    /** As from a press on one day: the lines are that day's. */
    private Page propose(String lines) {
        return town.as("admin")
                .get("/calendar/change?day=2041-03-11")
                .form("main form[method=post]")
                .set("lines", lines)
                .send();
    }

    private String number() {
        return jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    private LocalDate due() {
        return talk.due(walk);
    }

    private boolean provisional() {
        return jdbc.sql("select provisional from deadline where case_id = ? and kind = 'DUE' and settled_on is null")
                .param(walk.caseId())
                .query(Boolean.class)
                .single();
    }
}
