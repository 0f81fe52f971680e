package org.zhengcheng.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("组织关系转接，每一种走一遍：接收以前原支部负责，接收以后新支部负责")
class KindsTest extends TransferTest {

    @ParameterizedTest
    @CsvSource({"far, INTRA_COUNTY", "third, INTRA_PROVINCE", "foreign, CROSS_PROVINCE"})
    @DisplayName("同县、同省、跨省：直接相互转移、接收（条例第二十五条）")
    void betweenTwoCommittees(String where, String kind) {
        apply("member", where + " branch");
        assertThat(kind()).isEqualTo(kind);
        assertThat(state()).isEqualTo("PENDING_OUTGOING");
        assertThat(walk.casePage(where + " secretary").status())
                .as("nobody there knows before the letter")
                .isEqualTo(404);
        review();
        assertThat(state()).isEqualTo("PENDING_COMMITTEE");
        walk.take("committee", "outgoing-committee-approve", "pass");
        issue("pass");
        assertThat(state()).isEqualTo("IN_TRANSIT");
        assertOriginResponsible("secretary", "organiser", "member", where + " organiser", where + " secretary");
        assertThat(walk.isInInboxOf("secretary")).isFalse();
        walk.take(where + " organiser", "receiving-committee-review", "pass");
        assertThat(state()).isEqualTo("PENDING_RECEIVING");
        assertOriginResponsible("secretary", where + " secretary");
        walk.on(DAY.plusDays(5)).take(where + " secretary", "receiving-branch-accept", "pass");
        assertThat(state()).isEqualTo("ACCEPTED");
        assertThat(branchOf("member")).isEqualTo(town.organizationId(where + " branch"));
        assertThat(walk.casePage("secretary").text()).contains("管理责任在" + town.name(where + " branch"));
        assertThat(walk.due())
                .as("the receipt within a month (组通字〔2006〕45号)")
                .isEqualTo(DAY.plusDays(5).plusMonths(1));
        walk.take(where + " organiser", "send-receipt", "pass").take("organiser", "close-outgoing", "pass");
        assertEnded("转接办结", "CLOSED");
        assertThat(town.as("member").get("/me/record").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("往后的步骤不写错地方：还没有转出的，不说由原支部接收")
    void theCourseDoesNotSayThatTheOriginReceives() {
        apply("member", "far branch");
        String course = town.as("member").get("/cases/" + walk.caseId()).text();
        assertThat(course)
                .contains("接收支部接收", "转出党委审批")
                .doesNotContain("接收支部接收 " + town.name("branch"), "接收支部接收" + town.name("branch"));
    }

    @Test
    @DisplayName("同一党委内：不开介绍信，转入支部接收就办结；从申请起就只走这一条路，手工送来的开信说明理由退回")
    void withinOneCommittee() {
        apply("member", "other branch");
        assertThat(kind()).isEqualTo("INTRA_COMMITTEE");
        assertThat(town.as("member").get("/cases/" + walk.caseId()).text())
                .as("the way ahead from the application on")
                .contains("支部接收（党委内部）")
                .doesNotContain("开具介绍信", "接收党委审核");
        review();
        assertThat(walk.casePage("secretary").text("dl.facts"))
                .as("what comes next")
                .contains("支部接收（党委内部）")
                .doesNotContain("介绍信");
        Page decision = walk.page("committee");
        assertThat(outcomes(decision)).containsExactly("within", "return", "reject");
        assertThat(decision.text("form[data-step]")).contains("不办“批准，开介绍信”：两个支部在同一个党委，不开介绍信");
        assertThat(decision.text("[data-after=within]")).contains("支部接收（党委内部）").doesNotContain("审核");
        Page wrong = walk.send("committee", "outgoing-committee-approve", "pass", Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.error("outcome")).contains("不开介绍信");
        walk.take("committee", "outgoing-committee-approve", "within");
        assertThat(state()).isEqualTo("PENDING_RECEIVING");
        assertOriginResponsible("secretary", "other secretary");
        walk.take("other secretary", "receive-within", "pass");
        assertThat(branchOf("member")).isEqualTo(town.organizationId("other branch"));
        assertEnded("已转到本党委其他支部", "CLOSED");
        assertThat(jdbc.sql("select count(*) from transfer_letter where case_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("两个党委之间：党委只能批准开信，手工送来的“转到本党委其他支部”说明理由退回")
    void betweenTwoCommitteesThereIsALetter() {
        apply("member", "far branch");
        review();
        Page decision = walk.page("committee");
        assertThat(outcomes(decision)).containsExactly("pass", "return", "reject");
        Page wrong = walk.send("committee", "outgoing-committee-approve", "within", Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.error("outcome")).contains("两个支部不在同一个党委，要开介绍信");
        assertThat(walk.openStep()).isEqualTo("outgoing-committee-approve");
        assertThat(town.as("member").get("/cases/" + walk.caseId()).text()).contains("开具介绍信", "接收党委审核");
    }

    @Test
    @DisplayName("退回以后改了去处，路也跟着改；办结以后，走过的路不变")
    void anotherDestinationIsAnotherWay() {
        apply("member", "far branch");
        walk.take("secretary", "outgoing-branch-review", "return", Map.of("reason", "去处写错了"));
        Form again = walk.fill("member", "apply-transfer", "pass", said(Map.of()));
        assertThat(again.set("destination", town.organizationId("other branch").toString())
                        .send()
                        .errors())
                .isEmpty();
        review();
        assertThat(outcomes(walk.page("committee"))).containsExactly("within", "return", "reject");
        walk.take("committee", "outgoing-committee-approve", "within")
                .take("other secretary", "receive-within", "pass");
        assertThat(walk.casePage("other secretary").text())
                .contains("管理责任在" + town.name("other branch") + "，已经接收")
                .doesNotContain("接收以前，责任不变");
        assertThat(walk.casePage("other secretary").text(".journey"))
                .as("stages at which it does not stop are not shown")
                .doesNotContain("在途和接收")
                .contains("支部接收（党委内部）")
                .doesNotContain("开具介绍信");
    }

    @Test
    @DisplayName("本人申请，申请日期先写好今天，可以改；代办的照签名的纸填，不先写")
    void theDayOfTheApplicationIsToday() {
        open("member");
        Form own = walk.page("member").step();
        assertThat(own.value("applyDate")).isEqualTo(clock.today().toString());
        assertThat(walk.page("secretary").step().value("applyDate"))
                .as("copied from the signed paper")
                .isNullOrEmpty();
        Form changed = walk.fill(
                "member",
                "apply-transfer",
                "pass",
                said(Map.of("applyDate", clock.today().minusDays(2))));
        assertThat(changed.set("destination", town.organizationId("far branch").toString())
                        .send()
                        .errors())
                .isEmpty();
        assertThat(walk.happened("apply-transfer")).isEqualTo(clock.today().minusDays(2));
    }

    private static List<String> outcomes(Page page) {
        return page.html().select("[name=outcome]").eachAttr("value");
    }

    @ParameterizedTest
    @CsvSource({"special, OUT_OF_SYSTEM", "beyond, CROSS_PROVINCE", "province, INTRA_PROVINCE"})
    @DisplayName("转往系统外：纸质介绍信，收到回执才算转出")
    void outOfTheSystem(String scope, String kind) {
        applyOutside("member", scope);
        assertThat(kind()).isEqualTo(kind);
        assertThat(town.as("member").get("/cases/" + walk.caseId()).text(".journey"))
                .as("the way ahead of a letter on paper")
                .contains("等候系统外的回执")
                .doesNotContain("接收党委审核");
        review();
        walk.take("committee", "outgoing-committee-approve", "pass");
        issue("outside");
        assertThat(state()).isEqualTo("IN_TRANSIT");
        assertOriginResponsible("secretary", "member");
        assertThat(walk.casePage("secretary").has("a[href$=/letter]")).isTrue();
        assertThat(branchOf("member")).isEqualTo(town.organizationId("branch"));
        walk.on(DAY.plusDays(12)).take("organiser", "await-receipt", "pass", Map.of("acceptedThere", DAY.plusDays(9)));
        assertThat(town.standing("member")).isEqualTo("LEFT_TRANSFERRED");
        assertThat(town.standingSince("member")).isEqualTo(DAY.plusDays(9));
        assertEnded("已转到系统外", "CLOSED");
    }

    @Test
    @DisplayName("预备党员：支部大会日和预备期满日要写清楚；不得因预备拒接；接收以后仍是预备党员")
    void aProbationaryMember() {
        jdbc.sql("update person set standing = 'PROBATIONARY', standing_since = ? where id = ?")
                .params(DAY.minusMonths(4), town.id("member"))
                .update();
        apply("member", "far branch");
        Page unknown = walk.send("secretary", "outgoing-branch-review", "pass", Map.of());
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.error("admittedDate")).contains("请填写这个日期");
        assertThat(unknown.error("probationEnds")).contains("请填写这个日期");
        walk.take(
                "secretary",
                "outgoing-branch-review",
                "pass",
                Map.of("admittedDate", DAY.minusMonths(4), "probationEnds", DAY.plusMonths(8)));
        walk.take("committee", "outgoing-committee-approve", "pass");
        issue("pass");
        walk.take("far organiser", "receiving-committee-review", "pass")
                .take("far secretary", "receiving-branch-accept", "pass");
        assertThat(town.standing("member")).isEqualTo("PROBATIONARY");
        assertThat(branchOf("member")).isEqualTo(town.organizationId("far branch"));
    }

    @Test
    @DisplayName("系统外转入：先建档，再登记、接收、寄回执；接收以前在这里没有党籍")
    void intoTheSystem() {
        town.person("newcomer", "far branch", null, java.time.LocalDate.of(1990, 5, 5));
        Form found = town.as("far organiser")
                .get("/transfers/in?q=newcomer")
                .form("form[action$=/transfers/in][method=post]");
        found.set("person", town.id("newcomer").toString());
        walk.with(found.send().caseId());
        assertThat(walk.casePage("organiser").status()).as("another street").isEqualTo(404);
        Map<String, Object> letter =
                said(Map.of("letterUntil", DAY.plusDays(10), "membership", "full", "joinedDate", "2015-07-01"));
        Page half = walk.send("far organiser", "register-incoming", "pass", letter);
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.error("fullDate")).contains("请填写这个日期");
        letter.put("fullDate", "2016-07-01");
        walk.take("far organiser", "register-incoming", "pass", letter);
        assertThat(kind()).isEqualTo("IN_TO_SYSTEM");
        assertThat(jdbc.sql("select count(*) from person where id = ? and standing is null")
                        .param(town.id("newcomer"))
                        .query(Integer.class)
                        .single())
                .as("no member here before acceptance")
                .isOne();
        walk.take("far secretary", "accept-incoming", "pass");
        assertThat(town.standing("newcomer")).isEqualTo("FULL");
        assertThat(town.standingSince("newcomer")).isEqualTo("2016-07-01");
        assertThat(walk.due()).isEqualTo(DAY.plusMonths(1));
        walk.take("far organiser", "return-receipt", "pass");
        assertThat(walk.result()).isEqualTo("转入办结");
    }

    @Test
    @DisplayName("流动党员：登记流出、流入并报到，组织关系不动；回来了结束登记")
    void aMobileMember() {
        walk.with(town.as("member")
                .get("/transfers/new/mobile-registration")
                .form("form[action*=/transfers/new/]")
                .send()
                .caseId());
        Form form = walk.fill("member", "report-leaving", "away", Map.of());
        assertThat(form.set("destination", town.organizationId("far branch").toString())
                        .send()
                        .errors())
                .isEmpty();
        assertThat(kind()).isEqualTo("MOBILE");
        walk.take("secretary", "register-leaving", "pass").take("far secretary", "register-arrival", "pass");
        assertOriginResponsible("far secretary", "secretary");
        walk.take("secretary", "keep-contact", "continue").take("secretary", "keep-contact", "back");
        assertThat(branchOf("member")).isEqualTo(town.organizationId("branch"));
        assertEnded("已返回，登记结束", "CLOSED");
    }

    @Test
    @DisplayName("出国（境）学习研究：组织关系保留，每半年至少联系一次（条例第三十四条）")
    void studyAbroad() {
        walk.with(town.as("member")
                .get("/transfers/new/mobile-registration")
                .form("form[action*=/transfers/new/]")
                .send()
                .caseId());
        walk.take("member", "report-leaving", "abroad").take("secretary", "register-leaving", "abroad");
        assertThat(kind()).isEqualTo("ABROAD");
        assertThat(walk.due()).isEqualTo(DAY.plusMonths(6));
        walk.on(DAY.plusMonths(6)).take("secretary", "keep-contact", "continue");
        assertThat(walk.due()).isEqualTo(DAY.plusMonths(12));
        walk.take("secretary", "keep-contact", "transfer");
        assertEnded("改办组织关系转接", "CLOSED");
    }
}
