package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("测评票加一项“对支委会班子”：启动时选了才有，票数要和别人的一样多，结果在名单页和汇总表里")
class CommitteeQuestionTest extends EvaluationTest {

    @Autowired
    private GradePaper papers;

    @Test
    void notUnlessTheYearAsks() {
        toTheVotes(Map.of());
        assertThat(paper().questions()).extracting(BallotPaper.Question::id).doesNotContain(GradePaper.COMMITTEE);
        assertThat(town.as("secretary").get(path() + "/votes").has("input[name^=committee-]"))
                .isFalse();
        assertThat(votesOnPaper(1, 4, 0, 0).text()).contains("已保存").doesNotContain("对支委会班子");
    }

    @Test
    void asTheLastQuestionOfTheSamePaper() {
        toTheVotes(Map.of("committeeAsked", "yes"));
        BallotPaper paper = paper();
        BallotPaper.Question last = paper.questions().get(paper.questions().size() - 1);
        assertThat(last.text().chinese()).isEqualTo("对支委会班子");
        assertThat(last.options()).extracting(option -> option.text().chinese()).containsExactly("好", "较好", "一般", "差");
        assertThat(town.as("secretary").get(path()).text()).contains("还没有测评");

        Page missing = votesOnPaper(1, 4, 0, 0);
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("对支委会班子：请填0到9,999的整数");
        Page differs = committee(missing, "4", "0").send();
        assertThat(differs.status()).as("five voted on everybody else").isEqualTo(422);
        assertThat(differs.form("form[action$=/votes]").value("committee-good")).isEqualTo("4");
        assertThat(committee(differs, "4", "1").send().text()).contains("已保存", "好4，较好1，一般0，差0");
        assertThat(committee(town.as("secretary").get(path() + "/votes"), "5", "0")
                        .sendThrough(town.as("member"))
                        .status())
                .isEqualTo(404);
        assertThat(town.as("secretary").get(path()).text()).contains("好4，较好1，一般0，差0");
    }

    private BallotPaper paper() {
        return papers.of(walk.caseId()).orElseThrow();
    }

    private void toTheVotes(Map<String, String> more) {
        launch(more);
        prepare();
        evaluateThemselves(VOTERS);
        ballotOnPaper();
    }

    private static Form committee(Page page, String good, String fair) {
        return page.form("form[action$=/votes]")
                .set("committee-good", good)
                .set("committee-fair", fair)
                .set("committee-ordinary", "0")
                .set("committee-poor", "0");
    }
}
