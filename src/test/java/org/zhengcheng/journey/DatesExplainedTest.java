package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("每个日期都说得出怎么来的：一句话能在电话里讲清，几处说的一样")
class DatesExplainedTest extends JourneyTest {

    private static final String TALK = "受理登记（收到日期）2026年6月1日 + 1个月 = 2026年7月1日，细则第七条";

    @Test
    void theSameSentenceStandsWhereverTheDateStands() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");

        assertThat(town.as("secretary").get("/").texts(".task .why__sum")).contains(TALK);
        assertThat(walk.page("secretary").texts(".why__sum")).containsExactly(TALK);
        Page casePage = walk.casePage("secretary");
        assertThat(casePage.texts(".facts .why__sum")).containsExactly(TALK);
        assertThat(casePage.texts(".journey .why__sum")).containsExactly(TALK);
        assertThat(casePage.text(".facts .why__notes")).contains("当天办仍是按时", "要写明原因");
        Page own = walk.casePage("applicant");
        assertThat(own.texts(".facts .why__sum")).containsExactly(TALK);
        assertThat(own.texts(".journey .why__sum")).containsExactly(TALK);

        Browser reader = town.another("secretary");
        reader.get("/").form("form[action$=/preferences]").set("language", "EN").send();
        assertThat(reader.get("/cases/" + walk.caseId()).texts(".facts .why__sum"))
                .containsExactly("Register the application, Date received: 1 June 2026 + 1 month = 1 July 2026"
                        + " (Rules, article 7)");
        assertThat(reader.get("/").text(".task .why__card")).contains("1 June 2026 + 1 month", "still in time");
    }

    @Test
    @DisplayName("灯：按时、快到期、超期，对本人说白话；迟办的记录也能打开看当时的期限怎么来的")
    void theLightsTellThePersonInPlainWords() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");
        LocalDate due = APPLIED.plusMonths(1);

        walk.on(due.minusDays(8));
        assertThat(walk.casePage("applicant").text(".plain")).contains("在期限以内，最迟2026年7月1日办，还有8天");
        assertThat(walk.casePage("secretary").has(".due--soon, .due--over")).isFalse();
        walk.on(due.minusDays(7));
        assertThat(walk.casePage("applicant").text(".plain")).contains("快到期了", "还有7天");
        assertThat(walk.casePage("secretary").text(".sheet .due--soon")).contains("还有7天");
        assertThat(walk.casePage("secretary").text(".journey .due--soon")).contains("还有7天");
        assertThat(town.as("secretary").get("/").text()).contains("快到期和已超期的有1件");
        walk.on(due.plusDays(2));
        assertThat(walk.casePage("applicant").text(".plain")).contains("应在2026年7月1日以前办，已经过了2天", "这不影响您");
        assertThat(walk.casePage("secretary").text(".journey .due--over")).contains("超期2天");
        Page soon = town.as("secretary").get("/?soon=true");
        assertThat(soon.text(".task .due--over"))
                .as("overdue is still among what is soon due")
                .contains("超期2天");

        walk.take("secretary", "application-talk", "pass", Map.of("reason", "支部换届"));
        assertThat(walk.casePage("applicant").texts(".log .why__sum")).containsExactly(TALK);
        assertThat(walk.casePage("secretary").texts(".journey .is-past"))
                .as("late for ever")
                .anyMatch(step -> step.contains("党组织派人谈话") && step.contains("应在2026年7月1日前办理"));
    }

    @Test
    @DisplayName("工作日：跳过哪些天、哪些调休上班的天照算，都说出来")
    void theDaysSkippedAreNamed() {
        Town town = newTown();
        Course earlier = new Course(LocalDate.of(2025, 8, 28));
        clock.set(earlier.applied());
        Walk walk = walk(town).begin();
        becomeActivist(walk, earlier);
        cultivate(walk, earlier);
        walk.take("secretary", "determine-target", "pass");
        LocalDate consented = LocalDate.of(2026, 9, 28);
        walk.on(consented).take("organiser", "file-target", "pass");

        String sum = "报上级党委同意（同意日期）2026年9月28日 + 5个工作日 = 2026年10月10日，细则第十三条";
        Page page = walk.page("commissioner");
        assertThat(page.texts(".why__sum")).anyMatch(said -> said.endsWith(sum.substring(sum.indexOf("2026年9月"))));
        assertThat(page.text(".why__notes")).contains("中间有国庆节放假7天，不算。", "调休上班的2026年10月10日照算。", "最晚的一个算起", "这一天以前不能办");
        assertThat(town.as("commissioner").get("/").text(".task .due--wait")).contains("2026年10月10日起可办");
    }

    @Test
    @DisplayName("公布以前的年份：说明是暂定的")
    void aYearThatIsNotPublishedIsSaidToBeProvisional() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        cultivate(walk);
        walk.take("secretary", "determine-target", "pass").take("organiser", "file-target", "pass");
        assertThat(walk.page("commissioner").text(".why__notes")).contains("2027年的放假安排还没有公布", "暂定");
    }

    @Test
    @DisplayName("延长：从几个月改为几个月、凭什么改的；还能不能延长也说")
    void anExtensionIsExplained() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        reachApproval(walk, COURSE);
        assertThat(walk.page("committee").text(".why__notes")).contains("可以延长，从同一天算起总共不超过6个月");
        walk.take("committee", "parent-approval", "extend-time", Map.of("reason", "外调回函未到"));
        Page extended = walk.page("committee");
        assertThat(extended.text(".why__sum")).contains("+ 6个月 = " + chinese(ADMITTED.plusMonths(6)), "细则第二十五条");
        assertThat(extended.text(".why__notes")).contains("原来是3个月，已经由“", "改为6个月");
        assertThat(extended.has(".due--soon"))
                .as("its lead time is thirty days")
                .isFalse();
        walk.on(ADMITTED.plusMonths(6).minusDays(30));
        assertThat(walk.page("committee").text(".due--soon")).contains("还有30天");
        assertThat(town.as("committee").get("/").text(".task .due--soon")).contains("还有30天");
    }

    @Test
    @DisplayName("每半年考察：从上一次算起；满一年才能提请，只对那个结果说，平时照办")
    void aRecurringReviewIsCountedFromTheLastOne() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        LocalDate reviewed = ACTIVIST.plusMonths(5);
        walk.on(reviewed).take("secretary", "cultivate-activist", "continue");
        Page page = walk.page("secretary");
        assertThat(page.texts(".why__sum"))
                .anyMatch(sum -> sum.contains("上一次“培养教育考察”" + chinese(reviewed) + " + 6个月") && sum.endsWith("细则第十一条"))
                .anyMatch(sum -> sum.contains("+ 1年 = " + chinese(TARGET)) && sum.endsWith("细则第十三条"));
        assertThat(page.texts(".why__notes")).anyMatch(notes -> notes.contains("只有选“培养教育满一年"));
        assertThat(town.as("secretary").get("/").has(".task .due--wait"))
                .as("the next review is not forbidden until the year is over")
                .isFalse();
    }

    @Test
    @DisplayName("退回时定的日期：说明是办理人定的，不是法定的")
    void aDaySetByWhoeverReturnedItIsNotTakenForTheLaws() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        walk.fill("secretary", "register-application", "return", Map.of("reason", "缺签名"))
                .set("redo.letter", "true")
                .set("_redoBy", APPLIED.plusDays(9).toString())
                .send();
        assertThat(walk.openStep()).isEqualTo("submit-application");
        assertThat(town.as("applicant").get("/?home=true").text(".task .why__card"))
                .contains("退回时要求2026年6月10日以前交回", "办理人定的");
    }
}
