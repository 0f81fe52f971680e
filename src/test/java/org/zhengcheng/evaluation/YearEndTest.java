package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;

@DisplayName("启动时定的办结期限：立案那一刻起，书记的待办里就写着；过了这一天排在最前，说明为什么")
class YearEndTest extends EvaluationTest {

    @Test
    void whoHoldsAStepSeesTheDaySetAtTheLaunch() {
        LocalDate due = clock.today().plusMonths(1);
        launchForm("committee", Map.of("dueOn", due.toString())).send();
        work.goOver();
        assertThat(jdbc.sql(
                                "select distinct i.due_on from inbox_item i join case_round_branch b on b.case_id = i.case_id"
                                        + " join case_round r on r.id = b.round_id where r.organization_id in (?, ?)")
                        .params(town.organizationId("community"), town.organizationId("street"))
                        .query(LocalDate.class)
                        .list())
                .as("from the moment the case is opened")
                .containsExactly(due);
        Page ahead = town.as("secretary").get("/");
        assertThat(ahead.text()).contains("准备，定参评名单").doesNotContain("没有期限");

        assertThat(ahead.follow("准备，定参评名单").follow("参评名单和情况").text())
                .as("one press from the step")
                .contains(town.name("member"));

        clock.set(due.plusDays(3));
        Page late = town.as("secretary").get("/");
        assertThat(late.text()).contains("超期3天");
        assertThat(late.follow("准备，定参评名单").text()).contains("启动时定的办结期限");
    }
}
