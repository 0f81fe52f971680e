package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("职责分离与回避：认人不认账号，按当天的岗位")
class SeparationOfDutiesTest extends JourneyTest {

    private static final LocalDate BORN = LocalDate.of(1975, 3, 3);

    @Test
    @DisplayName("支部提交人不得用另一个账号在上级备案（4）、预审（13）、审批（17）")
    void aSecondAccountOfTheSamePersonIsTheSamePerson() {
        Town town = newTown();
        town.post("secretary", "street", "parent-committee");
        town.account("secretary at the street", "secretary");
        Walk walk = begin(town);
        apply(walk, COURSE);
        walk.on(ACTIVIST).take("secretary", "nominate-activist", "pass");
        refused(walk, town, "organiser", "file-activist", "secretary at the street", "推荐和确定入党积极分子");
        walk.take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));

        cultivate(walk);
        becomeTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40)).take("secretary", "committee-review", "pass");
        refused(walk, town, "organiser", "parent-prereview", "secretary at the street", "支部委员会审查");
        fillAdmissionForm(walk, TARGET.plusDays(45));

        reachApproval(walk, COURSE);
        walk.on(APPROVED);
        refused(walk, town, "committee", "parent-approval", "secretary at the street", "支部大会讨论");
        walk.take("committee", "parent-approval", "pass");
        assertThat(town.standing("applicant")).isEqualTo("PROBATIONARY");
    }

    @Test
    @DisplayName("申请人兼有岗位的，不得办理本人案件的支部步骤，待办里也不出现；本人该办的照办")
    void nobodyActsInTheirOwnCase() {
        Town town = newTown();
        town.post("applicant", "branch", "org-commissioner");
        town.post("applicant", "street", "parent-committee");
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        assertThat(walk.isInInboxOf("commissioner")).isTrue();
        ownCase(walk, town, "secretary", "register-application");
        walk.take("secretary", "register-application", "pass");
        ownCase(walk, town, "secretary", "application-talk");
        walk.on(APPLIED.plusDays(10))
                .take("secretary", "application-talk", "pass")
                .on(ACTIVIST);
        ownCase(walk, town, "commissioner", "nominate-activist");
        walk.take("commissioner", "nominate-activist", "pass");
        ownCase(walk, town, "organiser", "file-activist");
    }

    @Test
    @DisplayName("申请人兼有岗位的，退回由本人或支部补正的材料，本人可以补正")
    void whoHoldsAPostStillCorrectsTheirOwnPapers() {
        Town town = newTown();
        Walk walk = begin(town);
        reachConversionMeeting(walk);
        town.post("applicant", "branch", "org-commissioner");
        walk.on(PROBATION_ENDS)
                .take("secretary", "conversion-meeting", "pass")
                .take("committee", "conversion-approval", "return", Map.of("reason", "缺思想汇报"))
                .take("applicant", "correct-conversion-request", "pass");
        assertThat(walk.openStep()).isEqualTo("conversion-approval");
        assertThat(walk.casePage("secretary").text()).contains("补正转正材料", "申请人");
    }

    @Test
    @DisplayName("入党介绍人不得担任上级党委谈话人（16）")
    void anIntroducerDoesNotHoldTheCommitteesTalk() {
        Town town = newTown();
        town.post("member", "street", "organiser");
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        walk.on(ADMITTED).take("secretary", "admission-meeting", "pass").on(APPROVED.minusDays(5));
        refused(walk, town, "organiser", "parent-talk", "member", "确定入党介绍人");
        walk.take("organiser", "parent-talk", "pass");
    }

    @Test
    @DisplayName("一名介绍人不能写两份介绍人意见")
    void theTwoIntroducersWriteOneOpinionEach() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40))
                .take("secretary", "committee-review", "pass")
                .take("organiser", "parent-prereview", "pass")
                .take("applicant", "fill-admission-form", "pass")
                .take("member", "first-introducer-opinion", "pass");
        refused(walk, town, "contact", "second-introducer-opinion", "member", "第一入党介绍人填写意见");
        walk.take("contact", "second-introducer-opinion", "pass");
    }

    @Test
    @DisplayName("离任的次日起，原书记没有待办，也不能办；接任者当天可以办")
    void officesAreThoseOfTheDay() {
        Town town = newTown();
        town.person("new secretary", "branch", "FULL", BORN);
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        Form open = walk.fill("secretary", "register-application", "pass", Map.of());
        LocalDate lastDay = APPLIED.plusDays(7);
        town.leaveOffice("secretary", lastDay);

        assertThat(walk.on(lastDay).isInInboxOf("secretary"))
                .as("on the last day")
                .isTrue();
        walk.on(lastDay.plusDays(1));
        assertThat(walk.isInInboxOf("secretary")).isFalse();
        assertThat(walk.isInInboxOf("new secretary")).as("not appointed yet").isFalse();
        Walk.Written before = walk.written();
        assertThat(walk.page("secretary").status()).isEqualTo(404);
        assertThat(open.send().status()).as("a page opened before").isEqualTo(404);
        assertThat(walk.written()).isEqualTo(before);

        town.post("new secretary", "branch", "branch-secretary");
        walk.take("new secretary", "register-application", "pass");
    }

    @Test
    @DisplayName("原书记仍是本案培养联系人的，看得到案件，办不了书记的步骤")
    void aFormerSecretaryWhoMayStillReadIsToldThatTheOfficeIsGone() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        walk.on(ACTIVIST)
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("commissioner", "assign-training-contact", "pass", Map.of("contacts", List.of("secretary")))
                .on(ACTIVIST.plusMonths(6))
                .take("commissioner", "cultivate-activist", "continue")
                .on(TARGET)
                .take("commissioner", "cultivate-activist", "pass");
        town.leaveOffice("secretary", TARGET.minusDays(1));
        assertThat(walk.isInInboxOf("secretary")).isFalse();
        assertThat(walk.casePage("secretary").status()).isEqualTo(200);
        Page refused =
                walk.fill("commissioner", "determine-target", "pass", Map.of()).sendThrough(town.as("secretary"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("您今天不在有权办理的岗位上");
        assertThat(walk.openStep()).isEqualTo("determine-target");
    }

    @Test
    @DisplayName("村、社区党委没有审批权限的，越过它，由有权限的上级党委办理（细则第二十二条）")
    void aCommitteeWithoutAuthorityIsPassedOver() {
        Town town = newTown();
        town.person("community committee", "community", "FULL", BORN);
        town.post("community committee", "community", "parent-committee");
        town.person("community organiser", "community", "FULL", BORN);
        town.post("community organiser", "community", "organiser");
        Walk walk = begin(town);
        reachTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40)).take("secretary", "committee-review", "pass");
        notTheirs(walk, town, "organiser", "parent-prereview", "community organiser");
        fillAdmissionForm(walk, TARGET.plusDays(45));
        reachApproval(walk, COURSE);
        walk.on(APPROVED);
        notTheirs(walk, town, "committee", "parent-approval", "community committee");
        walk.take("committee", "parent-approval", "pass");
    }

    private static void ownCase(Walk walk, Town town, String rightful, String stepId) {
        assertThat(walk.isInInboxOf("applicant")).as("%s in the inbox", stepId).isFalse();
        Page page = walk.page("applicant");
        assertThat(page.has("form[data-step]")).isFalse();
        assertThat(page.text()).contains("这是您本人的案件");
        assertThat(sentBy("applicant", walk, town, rightful, stepId).text()).contains("这是您本人的案件");
    }

    private static void notTheirs(Walk walk, Town town, String rightful, String stepId, String who) {
        assertThat(walk.isInInboxOf(who))
                .as("%s has %s in the inbox", who, stepId)
                .isFalse();
        assertThat(walk.page(who).has("form[data-step]")).isFalse();
        assertThat(sentBy(who, walk, town, rightful, stepId).text()).contains("您今天不在有权办理的岗位上");
    }

    private static void refused(Walk walk, Town town, String rightful, String stepId, String who, String tookPartIn) {
        Page page = walk.page(who);
        assertThat(page.has("form[data-step]"))
                .as("%s may take %s", who, stepId)
                .isFalse();
        assertThat(page.text()).contains("您参加过“" + tookPartIn + "”");
        assertThat(sentBy(who, walk, town, rightful, stepId).text()).contains("您参加过“" + tookPartIn + "”");
    }

    /** What would do if the rightful person sent it is refused, and nothing is written. */
    private static Page sentBy(String who, Walk walk, Town town, String rightful, String stepId) {
        Walk.Written before = walk.written();
        Page refused = walk.fill(rightful, stepId, "pass", Map.of()).sendThrough(town.as(who));
        assertThat(refused.status()).as("%s takes %s", who, stepId).isEqualTo(403);
        assertThat(walk.written()).isEqualTo(before);
        return refused;
    }
}
