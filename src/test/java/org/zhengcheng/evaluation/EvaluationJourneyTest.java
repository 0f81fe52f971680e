package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.ballot.SecretVote;
import org.zhengcheng.meeting.ballot.TellerKey;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("民主评议党员：从启动到办结")
class EvaluationJourneyTest extends EvaluationTest {

    @Test
    @DisplayName("全程：定名单、自评、互评、会上电子无记名测评、评定、上级审核、本人确认、归档")
    void aWholeYearWithAnElectronicBallot() {
        town.person("probationer", "branch", "PROBATIONARY", LocalDate.of(1999, 1, 1));
        town.sanction("sixth", "DISCIPLINE_PROBATION");
        launch(Map.of());
        assertThat(walk.page("secretary").text()).contains("准备，定参评名单");
        Page roster = town.as("secretary").get(path());
        assertThat(roster.text()).contains("预备党员，参加但不投票", "受留党察看处分", "优秀最多1人", "本支部正式党员，共5人");
        assertThat(town.as("member").get(path() + "/mine").status())
                .as("before the roster is fixed")
                .isEqualTo(404);
        Page infirm = town.as("secretary")
                .get(path() + "/members/" + town.id("fifth"))
                .form("form[action*=/members/]")
                .set("part", "INFIRM")
                .set("remark", "住院")
                .send();
        assertThat(infirm.text()).contains("已保存", "住院");
        prepare();
        assertThat(town.as("member").get("/notices").text()).contains("个人自评和互评");

        Page early = walk.send("secretary", "eval-self", "pass", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("还有6人没有自评");
        int told = told("sixth");
        town.as("secretary").get(path()).form("form[action$=/remind]").send();
        assertThat(told("sixth")).as("asked once more").isEqualTo(told + 1);
        assertThat(told("fifth")).as("of who is infirm nothing is asked").isEqualTo(1);
        evaluateThemselves(List.of("secretary", "commissioner", "contact", "member", "probationer", "sixth"));

        electronicBallot();
        assertThat(walk.openStep()).isEqualTo("eval-committee");
        assertThat(jdbc.sql("select votes_excellent from evaluation_member where case_id = ? and person_id = ?")
                        .params(walk.caseId(), town.id("contact"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql("select votes_situations[2] from evaluation_member where case_id = ? and person_id = ?")
                        .params(walk.caseId(), town.id("member"))
                        .query(Integer.class)
                        .single())
                .as("those who found them unqualified said in which situation")
                .isEqualTo(1);

        Page tooMany = grades("secretary", Map.of("contact", Grade.EXCELLENT, "member", Grade.EXCELLENT))
                .send();
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.text()).contains("优秀评了2人，最多1人", "本支部正式党员5人的三分之一");
        assertThat(column("grade")).as("nothing was kept").containsOnlyNulls();
        assertThat(walk.send("secretary", "eval-committee", "pass", Map.of()).text())
                .contains("还有5人没有评定等次");
        assertThat(grades("commissioner", Map.of("contact", Grade.EXCELLENT))
                        .send()
                        .status())
                .isEqualTo(200);
        Page waived = walk.send("secretary", "eval-committee", "waived", Map.of());
        assertThat(waived.text()).contains("等次要报上级审核");
        walk.take("secretary", "eval-committee", "pass");
        assertThat(town.as("contact").get(path() + "/mine").text())
                .as("no grade before it is approved")
                .doesNotContain("您的评定等次");

        walk.take("organiser", "eval-upper-review", "pass");
        assertThat(town.as("contact").get(path() + "/mine").text()).contains("您的评定等次", "优秀", "工作踏实");
        Page unanswered = walk.send("secretary", "eval-feedback", "pass", Map.of());
        assertThat(unanswered.text()).contains("还有5人没有确认");
        for (String who : List.of("secretary", "commissioner", "contact", "member")) {
            answer(who, "CONFIRMED", "");
        }
        town.as("secretary")
                .get(path() + "/members/" + town.id("fifth"))
                .form("form[action*=/members/]")
                .set("text", "住院，多次联系不上")
                .send();
        walk.take("secretary", "eval-feedback", "pass").take("secretary", "eval-archive", "pass");
        assertThat(walk.result()).isEqualTo("评议办结");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(jdbc.sql("select count(*) from act_ru_execution where proc_inst_id_ = ?")
                        .param(walk.caseId().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(town.as("contact").get("/evaluations").text()).contains("2026年度民主评议", "已结束");
    }

    private int told(String who) {
        return jdbc.sql("select count(*) from notice where person_id = ?")
                .param(town.id(who))
                .query(Integer.class)
                .single();
    }

    private void electronicBallot() {
        List<Matter> open = steps.open(town.organizationId("branch"));
        assertThat(open).singleElement().satisfies(matter -> {
            assertThat(matter.rule()).isEqualTo(VoteRule.EVALUATION);
            assertThat(matter.personId()).as("it is about the branch").isNull();
        });
        UUID meeting = opened(List.of("secretary", "commissioner", "contact", "member"), open.get(0));
        press("secretary", meeting, "#discuss-1");
        press("secretary", meeting, "#electronic");
        UUID item = item(meeting, 1).id();
        TellerKey scrutineer = new TellerKey();
        TellerKey teller = new TellerKey();
        scrutineer.register(town.as("contact"), item);
        teller.register(town.as("member"), item);
        press("secretary", meeting, "#start");
        Page ballot = town.as("member").get("/ballots/" + item);
        assertThat(ballot.html().select("form[data-vote] fieldset")).hasSize(5);
        assertThat(ballot.text()).doesNotContain(town.name("probationer"), town.name("sixth"));
        List<String> asked =
                ballot.html().select("form[data-vote] fieldset legend").eachText();
        for (String who : List.of("secretary", "commissioner", "contact", "member")) {
            // Everybody finds the contact excellent; one finds the member unqualified, in the second situation.
            Integer[] choices = asked.stream()
                    .map(name -> name.contains(town.name("contact"))
                            ? 0
                            : who.equals("secretary") && name.contains(town.name("member")) ? 4 : 1)
                    .toArray(Integer[]::new);
            SecretVote.of(choices).cast(town.as(who), item);
        }
        press("secretary", meeting, "#end");
        scrutineer.openAll(town.as("contact"), item);
        teller.openAll(town.as("member"), item);
        Page decided = press("secretary", meeting, "#tally");
        assertThat(decided.text(".agenda .tally")).contains("有效票 4").doesNotContain("赞成");
        Item.Counts counts = item(meeting, 1).counts();
        assertThat(counts.result()).isEqualTo(VoteRule.Result.CARRIED);
        press("secretary", meeting, "#close");
        Page step = walk.page("secretary");
        assertThat(step.text("#f-ballotsValid.field--settled")).contains("4");
        Page after = step.step().set("outcome", "pass").send();
        assertThat(after.errors()).isEmpty();
    }

    @Test
    @DisplayName("纸质测评；上级退回、不同意；本人有异议，重新评定；到会不足另开")
    void onPaperWithReturnsAndAnObjection() {
        launch(Map.of("capBase", "TAKING", "cleanRecord", "yes"));
        prepare();
        evaluateThemselves(VOTERS);
        walk.take("secretary", "eval-ballot", "reconvene", Map.of("should", "6", "actual", "2", "reason", "到会不足半数"));
        Page few = walk.send("secretary", "eval-ballot", "pass", Map.of("should", "6", "actual", "2"));
        assertThat(few.status()).isEqualTo(422);
        walk.take(
                "secretary",
                "eval-ballot",
                "pass",
                Map.of(
                        "should",
                        "6",
                        "actual",
                        "5",
                        "ballotsIssued",
                        "5",
                        "ballotsReturned",
                        "5",
                        "ballotsValid",
                        "5"));
        town.sanction("contact", "DISCIPLINE_WARNING");
        Page uncounted = walk.send("secretary", "eval-committee", "pass", Map.of());
        assertThat(uncounted.text()).contains("没有测评结果", "还有6人没有评定等次");
        assertThat(votesOnPaper(1, 3, 1, 0).status()).isEqualTo(200);
        Form unequal = town.as("secretary").get(path() + "/votes").form("form[action$=/votes]");
        Page refused = unequal.set("excellent-" + town.id("member"), "4").send();
        assertThat(refused.text()).contains("加起来应当一样多");
        grades("secretary", Map.of("contact", Grade.EXCELLENT)).send();
        assertThat(walk.send("secretary", "eval-committee", "pass", Map.of()).text())
                .contains("有尚在影响期内的处分");
        Page unfounded =
                grades("secretary", Map.of("member", Grade.UNQUALIFIED)).send();
        assertThat(unfounded.status()).isEqualTo(422);
        assertThat(unfounded.text()).contains("评不合格要选具体情形");
        assertThat(grades("secretary", Map.of("member", Grade.UNQUALIFIED))
                        .set("situation-" + town.id("member"), "1")
                        .send()
                        .status())
                .isEqualTo(200);
        walk.take("secretary", "eval-committee", "pass")
                .take("organiser", "eval-upper-review", "return", Map.of("reason", "理由太简单"))
                .take("commissioner", "eval-committee", "pass")
                .take("organiser", "eval-upper-review", "reject", Map.of("reason", "不合格的依据不足"));
        grades("secretary", Map.of("member", Grade.BASICALLY)).send();
        walk.take("secretary", "eval-committee", "pass").take("committee", "eval-upper-review", "pass");
        VOTERS.stream().filter(who -> !who.equals("member")).forEach(who -> answer(who, "CONFIRMED", ""));
        Page silent = town.as("member")
                .get(path() + "/mine")
                .form("form[action$=/answer]")
                .set("answer", "OBJECTED")
                .send();
        assertThat(silent.status()).isEqualTo(422);
        answer("member", "OBJECTED", "下半年一直在岗");
        assertThat(walk.send("secretary", "eval-feedback", "pass", Map.of()).text())
                .contains("有异议，请写明怎样处理");
        walk.take("secretary", "eval-feedback", "reopen", Map.of("reason", "异议成立"));
        assertThat(town.as("member").get(path() + "/mine").text())
                .as("the grade no longer stands")
                .doesNotContain("您的评定等次");
        grades("secretary", Map.of()).send();
        walk.take("secretary", "eval-committee", "pass").take("organiser", "eval-upper-review", "pass");
        assertThat(column("answer")).as("answered anew").containsOnlyNulls();
        VOTERS.forEach(who -> answer(who, "CONFIRMED", ""));
        walk.take("secretary", "eval-feedback", "pass").take("secretary", "eval-archive", "pass");
        assertThat(column("grade")).containsOnly("QUALIFIED");
    }

    @Test
    @DisplayName("不报上级的年度直接反馈；上级可以终止")
    void withoutReviewAndTerminated() {
        launch(Map.of("upperReview", "no"));
        prepare();
        evaluateThemselves(VOTERS);
        ballotOnPaper();
        votesOnPaper(1, 4, 0, 0);
        grades("secretary", Map.of()).send();
        walk.take("secretary", "eval-committee", "waived");
        assertThat(walk.openStep()).isEqualTo("eval-feedback");
        Page ended = walk.fillAct("committee", "terminate-evaluation", Map.of("reason", "支部撤销"))
                .send();
        assertThat(ended.status()).isEqualTo(200);
        assertThat(walk.result()).isEqualTo("终止");
    }

    @Test
    @DisplayName("别人的名单看不到；不是这一步、不是本人，不能写；同一张表单送两次只算一次")
    void whoMayNot() {
        launch(Map.of());
        assertThat(town.as("member").get(path()).status()).isEqualTo(404);
        assertThat(town.as("other secretary").get(path()).status()).isEqualTo(404);
        assertThat(town.as("applicant").get(path() + "/mine").status()).isEqualTo(404);
        assertThat(town.as("organiser").get(path()).status()).isEqualTo(200);
        assertThat(town.as("organiser").get(path() + "/grades").has("form[action$=/grades]"))
                .isFalse();
        Form byOther = town.as("secretary")
                .get(path() + "/members/" + town.id("fifth"))
                .form("form[action*=/members/]")
                .set("part", "INFIRM");
        assertThat(byOther.sendThrough(town.as("organiser")).status()).isEqualTo(403);
        assertThat(byOther.sendThrough(town.as("member")).status()).isEqualTo(404);
        Form early = town.as("secretary")
                .get(path() + "/members/" + town.id("fifth"))
                .form("form[action*=/members/]")
                .set("part", "INFIRM");
        prepare();
        assertThat(early.send().status())
                .as("the roster is fixed: what the form asks belongs to an earlier step")
                .isIn(409, 422);
        Form self = town.as("member")
                .get(path() + "/mine")
                .form("form[action$=/self]")
                .set("text", "一年来……");
        assertThat(self.send().status()).isEqualTo(200);
        int entries = entries();
        assertThat(self.send().status()).isEqualTo(200);
        assertThat(entries()).isEqualTo(entries);
        assertThat(self.sendThrough(town.as("applicant")).status()).isEqualTo(404);
        VOTERS.stream().filter(who -> !who.equals("member")).forEach(this::handIn);
        walk.take("secretary", "eval-self", "pass");
        Form late = town.as("member").get(path() + "/mine").form("form[action$=/opinion]");
        assertThat(late.sendTo(path() + "/mine/self").status()).isIn(409, 422);
    }

    private int entries() {
        return jdbc.sql("select count(*) from ledger_entry where chain_id = ?")
                .param(walk.caseId())
                .query(Integer.class)
                .single();
    }
}
