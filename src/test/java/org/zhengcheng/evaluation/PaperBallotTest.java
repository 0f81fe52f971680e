package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("会上用纸质票测评：监票人、计票人逐人各数各的，一样才算数，结果进案件")
class PaperBallotTest extends EvaluationTest {

    private UUID meeting;
    private UUID item;

    @BeforeEach
    void aProbationer() {
        town.person("probationer", "branch", "PROBATIONARY", LocalDate.of(1999, 1, 1));
    }

    @Test
    void bothCountEveryMemberAndWhatTheyAgreeOnIsTheResult() {
        putToTheVote(Map.of());
        Page page = counting("contact", meeting, item);
        assertThat(page.html().select("fieldset")).as("those who are graded").hasSize(6);
        assertThat(page.text()).doesNotContain(town.name("probationer"), "赞成", "弃权");

        assertThat(given("contact", 6, 5).send().text()).contains("您的计票结果收到了");
        Page second = counting("member", meeting, item);
        assertThat(second.form("form[action$=/count]").value(name("contact", "EXCELLENT")))
                .as("nobody sees what the other counted")
                .isEmpty();
        Page differs = given("member", 6, 4).send();
        assertThat(differs.text(".msg--late"))
                .contains("不一样", town.name("contact"))
                .doesNotContain(town.name("fifth"));
        assertThat(item(meeting, 1).state()).isEqualTo(Item.State.VOTING);

        given("contact", 6, 5).send();
        Page agreed = given("member", 6, 5).send();
        assertThat(agreed.text()).contains("两位的计票结果一样", "测评结果");
        assertThat(item(meeting, 1).counts().result()).isEqualTo(VoteRule.Result.CARRIED);
        press("secretary", meeting, "#close");
        Page step = walk.page("secretary");
        assertThat(step.text("#f-ballotsValid.field--settled")).contains("6");
        assertThat(step.step().set("outcome", "pass").send().errors()).isEmpty();
        assertThat(votes("contact")).containsExactly(5, 1, 0, 0);
        assertThat(votes("member"))
                .as("one found them unqualified, in the second situation")
                .containsExactly(0, 5, 0, 1);
        assertThat(jdbc.sql("select votes_situations[2] from evaluation_member where case_id = ? and person_id = ?")
                        .params(walk.caseId(), town.id("member"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(votesOnPaper(6, 0, 0, 0).text())
                .as("what was counted nobody types anew")
                .contains("会上已经计了票");
        assertThat(ledger.isIntact(meeting)).isTrue();
    }

    @Test
    void theSlipsAskForAGradeOfEachAndNotForYesOrNo() {
        putToTheVote(Map.of());
        Page slips = town.as("secretary").get("/meetings/" + meeting + "/papers/ballot?item=" + item);
        assertThat(slips.text(".paper"))
                .contains("测评票", town.name("fifth"), "优秀", "不合格", "本票不写姓名、不编号")
                .doesNotContain("弃权", "表决事项");
        assertThat(slips.text(".paper").split("测评事项", -1).length - 1)
                .as("one for everybody who votes")
                .isGreaterThanOrEqualTo(item(meeting, 1).counts().voters());
    }

    @Test
    void numbersThatCannotBeAreRefusedMemberByMember() {
        putToTheVote(Map.of());
        Page uneven =
                given("contact", 6, 5).set(name("fifth", "QUALIFIED"), "3").send();
        assertThat(uneven.status()).isEqualTo(422);
        assertThat(uneven.text()).contains(town.name("fifth") + "：各项加起来是3票，应当等于有效票6张");
        assertThat(uneven.form("form[action$=/count]").value(name("fifth", "QUALIFIED")))
                .isEqualTo("3");
        Page words =
                given("contact", 6, 5).set(name("fifth", "QUALIFIED"), "six").send();
        assertThat(words.text()).contains(town.name("fifth") + "：票数只填数字");
        Page more = given("contact", 7, 6).send();
        assertThat(more.status())
                .as("seven ballots, and six who can vote are there")
                .isEqualTo(422);
        assertThat(jdbc.sql("select count(*) from meeting_grade_count")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whereTheYearSaysSoMembersOnProbationVoteAndMakeNoQuorum() {
        putToTheVote(Map.of("probationersVote", "yes"));
        assertThat(town.as("secretary").get(path()).text()).contains("预备党员，参加并投票，不评等次");
        Item.Counts counts = item(meeting, 1).counts();
        assertThat(counts.voters()).isEqualTo(7);
        assertThat(counts.vote().actual()).isEqualTo(6);
        assertThat(counts.vote().should()).isEqualTo(6);
        given("contact", 7, 6).send();
        given("member", 7, 6).send();
        assertThat(item(meeting, 1).counts().valid()).isEqualTo(7);
        press("secretary", meeting, "#close");
        assertThat(walk.page("secretary").step().set("outcome", "pass").send().errors())
                .as("more ballots than make the quorum")
                .isEmpty();
        assertThat(votes("contact")).containsExactly(6, 1, 0, 0);
    }

    @Test
    void aVoteThatIsVoidTakesItsCountsAlong() {
        putToTheVote(Map.of());
        given("contact", 6, 5).send();
        hall("secretary", meeting)
                .form("form[action$=/again]")
                .set("remark", "发错了票")
                .send();
        assertThat(jdbc.sql("select count(*) from meeting_grade_count")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(item(meeting, 1).state()).isEqualTo(Item.State.DISCUSSED);
    }

    private void putToTheVote(Map<String, String> settings) {
        launch(settings);
        prepare();
        VOTERS.forEach(this::handIn);
        handIn("probationer");
        walk.take("secretary", "eval-self", "pass");
        town.as("member")
                .get(path() + "/mine")
                .form("form[action$=/opinion]")
                .set("about", town.id("contact").toString())
                .set("words", "工作踏实。")
                .send();
        walk.take("secretary", "eval-peer", "pass");
        meeting = opened(
                List.of("secretary", "commissioner", "contact", "member", "fifth", "sixth", "probationer"),
                steps.open(town.organizationId("branch")).get(0));
        item = votedOnPaper(meeting, 1);
    }

    /** A count: the contact excellent and qualified, one who finds the member unqualified, everybody else qualified. */
    private Form given(String who, int ballots, int excellent) {
        Form form = counting(who, meeting, item)
                .form("form[action$=/count]")
                .set("issued", String.valueOf(ballots))
                .set("returned", String.valueOf(ballots))
                .set("valid", String.valueOf(ballots));
        for (String member : VOTERS) {
            form.set(name(member, "QUALIFIED"), String.valueOf(ballots));
        }
        return form.set(name("contact", "EXCELLENT"), String.valueOf(excellent))
                .set(name("contact", "QUALIFIED"), String.valueOf(ballots - excellent))
                .set(name("member", "QUALIFIED"), String.valueOf(ballots - 1))
                .set(name("member", "UNQUALIFIED-2"), "1");
    }

    private String name(String member, String option) {
        return "grades-" + town.id(member) + "." + option;
    }

    private List<Integer> votes(String member) {
        return jdbc.sql("select votes_excellent, votes_qualified, votes_basically, votes_unqualified"
                        + " from evaluation_member where case_id = ? and person_id = ?")
                .params(walk.caseId(), town.id(member))
                .query((row, n) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }
}
