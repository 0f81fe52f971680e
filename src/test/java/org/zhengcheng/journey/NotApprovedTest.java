package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("上级党委不批准接收预备党员（细则第二十四条：未批准的通知党支部和本人）")
class NotApprovedTest extends JourneyTest {

    private static final String REASON = "函调材料尚不齐全，待补齐后再议";

    @Test
    void theStandingFallsBackAndThePersonReadsWhy() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        reachApproval(walk, COURSE);
        assertThat(town.standing("applicant")).isEqualTo("PENDING_APPROVAL");

        walk.on(APPROVED);
        Walk.Written before = walk.written();
        Page unreasoned = walk.send("committee", "parent-approval", "reject", Map.of());
        assertThat(unreasoned.status()).isEqualTo(422);
        assertThat(unreasoned.error("reason")).contains("不批准", "写明理由");
        assertThat(walk.written()).isEqualTo(before);

        walk.take("committee", "parent-approval", "reject", Map.of("reason", REASON));
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
        assertThat(town.standingSince("applicant")).isEqualTo(APPROVED);
        assertEnded(walk, "上级党委未批准");
        assertThat(walk.casePage("applicant").text()).contains("已办结：上级党委未批准", "理由：" + REASON);
        assertThat(walk.casePage("secretary").text()).contains("已办结：上级党委未批准", "理由：" + REASON);
        assertThat(town.as("applicant").get("/").text()).contains("上级党委未批准");
        for (String who :
                new String[] {"applicant", "secretary", "commissioner", "organiser", "committee", "officer"}) {
            assertThat(town.as(who).get("/").has("a[href*=" + walk.caseId() + "/steps]"))
                    .as("%s has something left to do", who)
                    .isFalse();
        }

        Walk again = walk(town).begin();
        assertThat(again.caseId()).as("the person may apply again").isNotEqualTo(walk.caseId());
        again.take("applicant", "submit-application", "pass");
    }
}
