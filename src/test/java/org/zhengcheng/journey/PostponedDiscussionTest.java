package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("细则第三十五条：转入的预备党员期满可以推迟讨论，不超过六个月，转正时间仍从预备期满算")
class PostponedDiscussionTest extends JourneyTest {

    private static final LocalDate LATEST = PROBATION_ENDS.plusMonths(6);
    private static final LocalDate TRANSFERRED = PROBATION_ENDS.minusMonths(2);

    @Test
    void theDiscussionIsPostponedOnceAndCountsFromTheEndOfProbation() {
        Town town = newTown();
        Walk walk = begin(town);
        reachProbation(walk);
        serveProbationUntilTheApplication(walk);
        assertThat(walk.due()).as("in general no last day").isNull();

        Page early = walk.send(
                "secretary",
                "check-conversion",
                "postpone",
                Map.of("transferredOn", ADMITTED.minusDays(1), "reason", "刚转来"));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.error("transferredOn")).contains("从别处转入", chinese(ADMITTED));
        Page unexplained = walk.send("secretary", "check-conversion", "postpone", Map.of("transferredOn", TRANSFERRED));
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(unexplained.error("reason")).isNotBlank();

        walk.take(
                "secretary",
                "check-conversion",
                "postpone",
                Map.of("transferredOn", TRANSFERRED, "reason", "刚转来，还需要了解"));
        assertThat(walk.openStep()).isEqualTo("check-conversion");
        assertThat(walk.due()).isEqualTo(LATEST);
        assertThat(walk.page("secretary").step().options("outcome"))
                .as("once only")
                .containsExactly("pass", "return");
        walk.take("secretary", "check-conversion", "pass");
        assertThat(walk.due()).isEqualTo(LATEST);

        walk.on(LATEST.plusDays(1));
        Page late = walk.send("secretary", "conversion-meeting", "pass", Map.of());
        assertThat(late.error("reason")).contains("应在" + chinese(LATEST) + "前办理", "细则第三十五条");
        walk.take("secretary", "conversion-meeting", "pass", Map.of("meetingDate", LATEST))
                .on(LATEST.plusMonths(1))
                .take("committee", "conversion-approval", "pass");
        assertThat(town.standing("applicant")).isEqualTo("FULL");
        assertThat(town.standingSince("applicant")).isEqualTo(PROBATION_ENDS);
    }

    @Test
    @DisplayName("教育考察、提出申请、支部大会三步都记着预备期满的日子，提醒用")
    void theStepsBeforeTheEndOfProbationKnowWhenToRemindOfIt() {
        Town town = newTown();
        Walk walk = begin(town);
        reachProbation(walk);
        serveProbationUntilTheApplication(walk);
        walk.take("secretary", "check-conversion", "pass");
        assertThat(jdbc.sql("select distinct step_id || ' ' || origin_on || ' ' || due_on from deadline"
                                + " where case_id = ? and kind = 'REMIND'")
                        .param(walk.caseId())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "probation-education " + ADMITTED + " " + PROBATION_ENDS,
                        "submit-conversion " + ADMITTED + " " + PROBATION_ENDS,
                        "conversion-meeting " + ADMITTED + " " + PROBATION_ENDS);
        assertThat(walk.due()).as("a reminder is no last day").isNull();
        assertThat(walk.page("secretary").text()).contains(chinese(PROBATION_ENDS) + "预备期满，要及时开支部大会讨论");
    }

    private void serveProbationUntilTheApplication(Walk walk) {
        walk.on(APPROVED.plusDays(5))
                .take("secretary", "assign-branch-group", "pass")
                .on(APPROVED.plusDays(20))
                .take("secretary", "admission-oath", "pass")
                .on(ADMITTED.plusMonths(6))
                .take("secretary", "probation-education", "continue")
                .on(PROBATION_ENDS.minusDays(20))
                .take("contact", "probation-education", "pass")
                .take("applicant", "submit-conversion", "pass");
    }
}
