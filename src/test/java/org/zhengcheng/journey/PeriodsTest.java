package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("期限：下限不到不能办，上限过了要写明原因并如实记录")
class PeriodsTest extends JourneyTest {

    private static final String REASON = "支部换届，谈话推迟";

    @Test
    @DisplayName("细则第七条：收到申请书后一个月内谈话；当天不算迟，过一天要写明原因，记为超期")
    void aLateTalkNeedsAReasonAndIsOnRecordAsLate() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");
        LocalDate due = APPLIED.plusMonths(1);
        assertThat(walk.due()).isEqualTo(due);
        walk.on(due.plusDays(5));
        assertThat(town.as("secretary").get("/").text()).contains("1件已超期", "超期5天");

        Walk.Written before = walk.written();
        Page unexplained = walk.send("secretary", "application-talk", "pass", Map.of("talkDate", due.plusDays(1)));
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(unexplained.error("reason"))
                .contains("应在" + chinese(due) + "前办理", "自" + chinese(APPLIED) + "起算", "细则第七条");
        assertThat(unexplained.step().value("content")).as("what was typed").isEqualTo("照实填写");
        assertThat(walk.written()).isEqualTo(before);

        walk.take("secretary", "application-talk", "pass", Map.of("talkDate", due.plusDays(1), "reason", REASON));
        assertThat(walk.casePage("applicant").text()).contains("，应在2026年7月1日前办理", "理由：" + REASON);
    }

    @Test
    @DisplayName("细则第七条：当天谈话、过后才录入的，不算超期")
    void whatHappenedInTimeAndWasRecordedLateIsNotLate() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(APPLIED.plusMonths(2))
                .take("secretary", "application-talk", "pass", Map.of("talkDate", APPLIED.plusMonths(1)));
        assertThat(walk.casePage("applicant").text()).doesNotContain("前办理");
    }

    @Test
    @DisplayName("细则第十三条：培养教育考察满一年，差一天也不能提请、不能研究")
    void theYearOfCultivationMustBeOver() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(ACTIVIST.plusMonths(6)).take("secretary", "cultivate-activist", "continue");
        LocalDate dayBefore = TARGET.minusDays(1);
        walk.on(dayBefore);
        assertThat(walk.page("secretary").text()).contains("2027年7月1日起可办");
        refused(walk, "secretary", "cultivate-activist", "reviewDate", Map.of());

        walk.on(TARGET).take("secretary", "cultivate-activist", "pass");
        Page backdated =
                refused(walk, "secretary", "determine-target", "meetingDate", Map.of("meetingDate", dayBefore));
        assertThat(backdated.errors())
                .anyMatch(error -> error.contains("最早" + chinese(TARGET) + "才能办（自" + chinese(ACTIVIST)));
        walk.take("secretary", "determine-target", "pass");
    }

    @Test
    @DisplayName("细则第十三条：公示不少于五个工作日，遇国庆节放假和调休照国务院的安排算")
    void thePublicNoticeRunsForFiveWorkingDays() {
        Town town = newTown();
        Course earlier = new Course(LocalDate.of(2025, 8, 20));
        clock.set(earlier.applied());
        Walk walk = walk(town).begin();
        becomeActivist(walk, earlier);
        cultivate(walk, earlier);
        walk.take("secretary", "determine-target", "pass").take("organiser", "file-target", "pass");

        LocalDate start = LocalDate.of(2026, 9, 28);
        LocalDate fourth = LocalDate.of(2026, 10, 9);
        LocalDate fifth = LocalDate.of(2026, 10, 10);
        walk.on(LocalDate.of(2026, 10, 12));
        Page early = refused(
                walk,
                "commissioner",
                "publicize-target",
                "noticeEnd",
                Map.of("noticeStart", start, "noticeEnd", fourth));
        assertThat(early.error("noticeEnd")).contains("最早" + chinese(fifth), "自" + chinese(start) + "起算", "细则第十三条");
        walk.take("commissioner", "publicize-target", "pass", Map.of("noticeStart", start, "noticeEnd", fifth));
        assertThat(town.standing("applicant")).isEqualTo("TARGET");
        assertThat(town.standingSince("applicant"))
                .as("a Saturday on which people worked")
                .isEqualTo(fifth);
    }

    @Test
    @DisplayName("细则第十九条：预审合格后一个月内召开支部大会；第二十五条：三个月内审批，可延长到六个月")
    void theApprovalMayTakeSixMonthsWhenItIsExtended() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        LocalDate meetingDue = walk.happened("parent-prereview").plusMonths(1);
        assertThat(walk.due()).isEqualTo(meetingDue);
        walk.on(meetingDue.plusDays(1));
        Page late = refused(walk, "secretary", "admission-meeting", "reason", Map.of());
        assertThat(late.error("reason")).contains("应在" + chinese(meetingDue) + "前办理", "细则第十九条");
        LocalDate met = meetingDue.plusDays(1);
        walk.take("secretary", "admission-meeting", "pass", Map.of("reason", REASON))
                .on(met.plusDays(10))
                .take("organiser", "parent-talk", "pass");
        assertThat(walk.due()).isEqualTo(met.plusMonths(3));

        walk.on(met.plusMonths(3).minusDays(5));
        refused(walk, "committee", "parent-approval", "extend-time", "reason", Map.of());
        walk.take("committee", "parent-approval", "extend-time", Map.of("reason", "外调回函未到"));
        assertThat(walk.openStep()).isEqualTo("parent-approval");
        assertThat(walk.due()).isEqualTo(met.plusMonths(6));
        assertThat(town.as("committee").get("/").text()).doesNotContain("超期");

        walk.on(met.plusMonths(6).plusDays(1));
        Page tooLate = refused(walk, "committee", "parent-approval", "reason", Map.of());
        assertThat(tooLate.error("reason")).contains("应在" + chinese(met.plusMonths(6)) + "前办理");
        walk.take("committee", "parent-approval", "pass", Map.of("approvedDate", met.plusMonths(6)));
        assertThat(town.standingSince("applicant"))
                .as("the day of the meeting all the same")
                .isEqualTo(met);
    }

    @Test
    @DisplayName("细则第二十九条：一般在批复后一个月内宣誓；第三十一条：预备期一年，差一天也不能讨论转正")
    void theOathAndTheYearOfProbation() {
        Town town = newTown();
        Walk walk = begin(town);
        reachProbation(walk);
        walk.on(APPROVED.plusDays(5)).take("secretary", "assign-branch-group", "pass");
        walk.on(APPROVED.plusMonths(1).plusDays(1));
        Page late = refused(walk, "secretary", "admission-oath", "reason", Map.of());
        assertThat(late.error("reason")).contains("一般应在" + chinese(APPROVED.plusMonths(1)) + "前办理");
        walk.take("secretary", "admission-oath", "pass", Map.of("reason", "与其他支部一起举行"))
                .on(ADMITTED.plusMonths(6))
                .take("secretary", "probation-education", "continue");
        assertThat(town.standingSince("applicant"))
                .as("the oath is not the day of admission")
                .isEqualTo(ADMITTED);

        applyForConversion(walk, PROBATION_ENDS.minusDays(20));
        walk.on(PROBATION_ENDS.minusDays(1));
        Page early = refused(walk, "secretary", "conversion-meeting", "meetingDate", Map.of());
        assertThat(early.error("meetingDate")).contains("最早" + chinese(PROBATION_ENDS));
        walk.on(PROBATION_ENDS).take("secretary", "conversion-meeting", "pass");
        walk.on(PROBATION_ENDS.plusMonths(3).plusDays(1));
        assertThat(walk.page("committee").step().options("outcome"))
                .as("this approval is not extended")
                .doesNotContain("extend-time");
        refused(walk, "committee", "conversion-approval", "reason", Map.of());
        walk.take("committee", "conversion-approval", "pass", Map.of("reason", "党委换届"));
        assertThat(town.standingSince("applicant")).isEqualTo(PROBATION_ENDS);
    }

    private static Page refused(Walk walk, String who, String stepId, String field, Map<String, ?> answers) {
        return refused(walk, who, stepId, "pass", field, answers);
    }

    private static Page refused(
            Walk walk, String who, String stepId, String outcome, String field, Map<String, ?> answers) {
        Walk.Written before = walk.written();
        Page page = walk.send(who, stepId, outcome, answers);
        assertThat(page.status()).as(stepId).isEqualTo(422);
        assertThat(page.error(field))
                .as("what %s says at %s: %s", stepId, field, page.errors())
                .isNotBlank();
        assertThat(walk.written()).isEqualTo(before);
        return page;
    }
}
