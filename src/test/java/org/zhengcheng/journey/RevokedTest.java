package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("取消预备党员资格：支部大会通过、上级党委批准才生效（细则第三十一条、第三十三条）")
class RevokedTest extends JourneyTest {

    private static final Map<String, String> REASON = Map.of("reason", "不履行党员义务，经教育没有改正");

    @Test
    void atTheEndOfProbationTheMeetingRevokesAndTheCommitteeApproves() {
        Town town = newTown();
        Walk walk = begin(town);
        reachConversionMeeting(walk);
        LocalDate met = PROBATION_ENDS.plusDays(3);
        walk.on(met).take("secretary", "conversion-meeting", "revoke", REASON);
        assertThat(town.standing("applicant"))
                .as("the meeting alone changes nothing")
                .isEqualTo("PROBATIONARY");

        LocalDate approved = PROBATION_ENDS.plusDays(40);
        revoke(walk, town, approved);
    }

    @Test
    void aBreachDuringProbationNeedsNotWaitForItsEnd() {
        Town town = newTown();
        Walk walk = begin(town);
        reachProbation(walk);
        walk.on(APPROVED.plusDays(5))
                .take("secretary", "assign-branch-group", "pass")
                .take("secretary", "admission-oath", "pass")
                .on(APPROVED.plusMonths(3))
                .take("commissioner", "probation-education", "revoke", REASON);

        Walk.Written before = walk.written();
        Page early = walk.send("secretary", "conversion-meeting", "pass", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.error("meetingDate")).contains("最早" + chinese(PROBATION_ENDS));
        assertThat(walk.written()).isEqualTo(before);

        walk.take("secretary", "conversion-meeting", "revoke", REASON);
        revoke(walk, town, APPROVED.plusMonths(4));
    }

    private void revoke(Walk walk, Town town, LocalDate approved) {
        walk.on(approved);
        assertThat(walk.page("committee").step().options("outcome"))
                .as("neither full membership nor an extension was resolved")
                .containsExactly("revoke", "return", "reconvene");
        walk.take("committee", "conversion-approval", "revoke", REASON);
        assertThat(town.standing("applicant")).isEqualTo("REVOKED");
        assertThat(town.standingSince("applicant")).isEqualTo(approved);
        assertEnded(walk, "预备党员资格已取消");
        assertThat(walk.casePage("applicant").text()).contains("已办结：预备党员资格已取消", REASON.get("reason"));
    }
}
