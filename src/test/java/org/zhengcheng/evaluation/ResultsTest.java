package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;

@DisplayName("登记票数、评定等次：五十人的支部和六人的支部用一样多的数据库语句，人人写到")
class ResultsTest extends EvaluationTest {

    private static final int LARGE = 50;

    @Test
    void asManyStatementsForFiftyAsForSix() {
        List<Integer> small = measured();
        aBranchOfSix();
        for (int n = VOTERS.size(); n < LARGE; n++) {
            town.person("more" + n, "branch", "FULL", LocalDate.of(1980, 1, 1));
        }
        assertThat(measured()).as("votes, grades").isEqualTo(small);
        assertThat(jdbc.sql("select count(*) from evaluation_member where case_id = ? and votes_excellent = 2"
                                + " and votes_qualified = 2 and grade = 'QUALIFIED'")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(LARGE);
    }

    /** How many statements it takes to enter the votes and to enter the grades, once everything is warm. */
    private List<Integer> measured() {
        launch(Map.of("upperReview", "no"));
        prepare();
        jdbc.sql("update evaluation_member set excuse = '年老' where case_id = ?")
                .param(walk.caseId())
                .update();
        jdbc.sql("insert into evaluation_opinion (case_id, author_id, about_id, words, written_at)"
                        + " values (?, ?, ?, '踏实', now())")
                .params(walk.caseId(), town.id("member"), town.id("contact"))
                .update();
        walk.take("secretary", "eval-self", "pass").take("secretary", "eval-peer", "pass");
        ballotOnPaper();
        votesOnPaper(1, 3, 0, 0);
        grades("secretary", Map.of()).send();
        return List.of(
                statements.during(() -> kept(votesOnPaper(2, 2, 0, 0))).size(),
                statements
                        .during(() -> kept(grades("secretary", Map.of()).send()))
                        .size());
    }

    private static Page kept(Page page) {
        assertThat(page.text()).contains("已保存");
        return page;
    }
}
