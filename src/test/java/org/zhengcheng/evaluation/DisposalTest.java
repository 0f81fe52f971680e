package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.lapse.LapseRound;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;

@DisplayName("不合格党员组织处置：备案、核实、听取意见、表决、审批；限期改正、劝退、除名；申诉")
class DisposalTest extends EvaluationTest {

    private static final Map<String, ?> VOTED = Map.of(
            "should",
            "6",
            "actual",
            "5",
            "ballotsIssued",
            "5",
            "ballotsReturned",
            "5",
            "ballotsValid",
            "5",
            "agree",
            "5");

    @Autowired
    LapseRound lapse;

    @BeforeEach
    void theMemberWasFoundUnqualified() {
        launch(Map.of("upperReview", "no"));
        prepare();
        evaluateThemselves(VOTERS);
        ballotOnPaper();
        votesOnPaper(0, 2, 1, 2);
        Page kept = grades("secretary", Map.of("fifth", Grade.UNQUALIFIED))
                .set("situation-" + town.id("fifth"), "1")
                .send();
        assertThat(kept.status()).isEqualTo(200);
        assertThat(member().has("form[action$=/disposal]"))
                .as("before it stands")
                .isFalse();
        walk.take("secretary", "eval-committee", "waived");
    }

    private Page member() {
        return town.as("secretary").get(path() + "/members/" + town.id("fifth"));
    }

    private Walk begin() {
        Page begun = member().form("form[action$=/disposal]").send();
        return new Walk(town, clock, jdbc, forms).of("fifth").with(begun.caseId());
    }

    /** Up to the proposal. */
    private Walk heard() {
        return begin().take("secretary", "disposal-open", "pass")
                .take("organiser", "disposal-file", "pass")
                .take("secretary", "disposal-verify", "pass", Map.of("investigators", List.of("contact")))
                .take("secretary", "disposal-hear", "pass", Map.of("talkers", List.of("contact", "sixth")));
    }

    private static Walk decided(Walk disposal, String way) {
        Map<String, Object> approval = new HashMap<>();
        if (way.equals("rectify")) {
            approval.put("months", "6");
        }
        return disposal.take("secretary", "disposal-propose", way)
                .take("organiser", "disposal-prereview", "pass")
                .take("secretary", "disposal-meeting", "pass", VOTED)
                .take("committee", "disposal-approve", way, approval);
    }

    @Test
    void correctedInTime() {
        Walk disposal = decided(heard(), "rectify");
        LocalDate ends = clock.today().plusMonths(6);
        assertThat(disposal.due()).isEqualTo(ends);
        assertThat(disposal.send("secretary", "rectify-review", "unchanged", Map.of("reason", "没有转变"))
                        .status())
                .as("before the time is over nobody has failed to change")
                .isEqualTo(422);
        disposal.on(ends).take("secretary", "rectify-review", "pass");
        assertThat(disposal.result()).isEqualTo("已改正");
        assertThat(town.standing("fifth")).isEqualTo("FULL");
        assertThat(ledger.isIntact(disposal.caseId())).isTrue();
    }

    @Test
    void whoDoesNotChangeIsPersuadedAndWhoRefusesIsStruckOff() {
        Walk disposal = decided(heard(), "rectify");
        disposal.on(clock.today().plusMonths(6))
                .take("secretary", "rectify-review", "unchanged", Map.of("reason", "没有转变"));
        Page again = disposal.send("secretary", "disposal-propose", "rectify", Map.of());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.error("outcome")).contains("已经限期改正过");
        decided(disposal, "persuade").take("secretary", "disposal-persuade", "refused", Map.of("reason", "劝而不退"));
        assertThat(town.standing("fifth")).isEqualTo("FULL");
        decided(disposal, "strike");
        assertThat(town.standing("fifth")).isEqualTo("LEFT_STRUCK_OFF");
        LocalDate until = clock.today().plusDays(30);
        disposal.take("secretary", "disposal-announce", "pass", Map.of("appealUntil", until));
        clock.set(until);
        lapse.goOver();
        assertThat(disposal.openStep()).as("on the last day").isEqualTo("disposal-appeal");
        clock.set(until.plusDays(1));
        lapse.goOver();
        assertThat(disposal.result()).isEqualTo("处置完毕");
        clock.set(until.plusYears(4));
        assertThat(town.as("fifth").get("/").text()).as("five years").doesNotContain("了解并开始");
        clock.set(until.plusYears(5).plusDays(1));
        assertThat(town.as("fifth").get("/").text()).contains("了解并开始");
    }

    @Test
    void whoLeavesAndAppealsIsRestored() {
        Walk disposal = decided(heard(), "persuade").take("secretary", "disposal-persuade", "pass");
        assertThat(town.standing("fifth")).isEqualTo("LEFT_PERSUADED");
        disposal.take(
                        "secretary",
                        "disposal-announce",
                        "pass",
                        Map.of("appealUntil", clock.today().plusDays(30)))
                .take("fifth", "disposal-appeal", "appeal", Map.of("grounds", "事实有出入"))
                .take("officer", "appeal-review", "overturn", Map.of("reason", "事实不清"));
        assertThat(town.standing("fifth")).isEqualTo("FULL");
        assertThat(disposal.result()).isEqualTo("撤销处置");
    }

    @Test
    void whatIsRefused() {
        Form press = member().form("form[action$=/disposal]");
        assertThat(press.sendThrough(town.as("organiser")).status()).isEqualTo(404);
        assertThat(press.sendThrough(town.as("member")).status()).isEqualTo(404);
        Walk disposal = begin();
        assertThat(member().form("form[action$=/disposal]").send().status())
                .as("one at a time")
                .isEqualTo(422);
        town.sanction("fifth", "DISCIPLINE_WARNING");
        Page punished = disposal.send("secretary", "disposal-open", "pass", Map.of());
        assertThat(punished.text()).contains("已受党纪处分");
        disposal.take("secretary", "disposal-open", "pass", Map.of("reason", "不是同一问题"))
                .take("organiser", "disposal-file", "pass");
        assertThat(disposal.casePage("fifth").status()).isEqualTo(200);
        assertThat(disposal.isInInboxOf("fifth")).isFalse();
        disposal.take("secretary", "disposal-verify", "pass", Map.of("investigators", List.of("contact")));
        Page alone = disposal.send("secretary", "disposal-hear", "pass", Map.of("talkers", List.of("contact")));
        assertThat(alone.status()).as("two talk to the member").isEqualTo(422);
        disposal.take("secretary", "disposal-hear", "pass", Map.of("talkers", List.of("contact", "sixth")))
                .take("secretary", "disposal-propose", "rectify")
                .take("organiser", "disposal-prereview", "pass");
        Map<String, Object> half = new HashMap<>(VOTED);
        half.put("agree", "3");
        half.put("against", "2");
        Page failed = disposal.send("secretary", "disposal-meeting", "pass", half);
        assertThat(failed.status()).as("three of six are not more than half").isEqualTo(422);
        disposal.take("secretary", "disposal-meeting", "pass", VOTED);
        assertThat(disposal.page("committee").html().select("[name=outcome]").eachAttr("value"))
                .as("what was proposed")
                .containsExactly("rectify", "reject");
        assertThat(disposal.send("committee", "disposal-approve", "rectify", Map.of("months", "13"))
                        .status())
                .as("never more than a year")
                .isEqualTo(422);
        Page unusual = disposal.send("committee", "disposal-approve", "rectify", Map.of("months", "9"));
        assertThat(unusual.text()).contains("一般6个月");
        disposal.take("committee", "disposal-approve", "rectify", Map.of("months", "9", "reason", "情况复杂"));
    }
}
