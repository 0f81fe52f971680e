package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("延长预备期：只能一次，六至十二个月，自原满期日接着算（细则第三十一条）")
class ExtendedOnceTest extends JourneyTest {

    private static final String REASON = "预备期内参加组织生活不够经常";
    private static final int MONTHS = 8;
    private static final LocalDate EXTENDED_END = PROBATION_ENDS.plusMonths(MONTHS);

    @Test
    void probationIsExtendedOnceAndCountsOnFromItsOriginalEnd() {
        Town town = newTown();
        Walk walk = begin(town);
        reachConversionMeeting(walk);
        walk.on(PROBATION_ENDS.plusDays(20));
        refusesMonths(walk, "5", "不能小于6");
        refusesMonths(walk, "13", "不能大于12");
        walk.take("secretary", "conversion-meeting", "extend", extension());

        walk.on(PROBATION_ENDS.plusDays(50));
        assertThat(walk.page("committee").step().options("outcome"))
                .as("what the meeting did not resolve cannot be approved")
                .containsExactly("extend", "return", "reconvene");
        walk.take("committee", "conversion-approval", "extend", extension());
        assertThat(town.standing("applicant")).isEqualTo("PROBATIONARY");
        assertThat(town.standingSince("applicant")).isEqualTo(ADMITTED);

        walk.on(PROBATION_ENDS.plusMonths(5)).take("secretary", "probation-education", "continue");
        applyForConversion(walk, EXTENDED_END.minusDays(20));
        tooEarlyOnTheDayBefore(walk);
        aSecondExtensionIsNotToBeHad(walk);

        walk.take("secretary", "conversion-meeting", "pass")
                .on(EXTENDED_END.plusDays(40))
                .take("committee", "conversion-approval", "pass");
        assertThat(town.standing("applicant")).isEqualTo("FULL");
        assertThat(town.standingSince("applicant"))
                .as("seniority counts from the end of the extended probation, not from the approval")
                .isEqualTo(EXTENDED_END);
        walk.take("secretary", "archive-materials", "pass").take("organiser", "review-archive", "pass");
        assertEnded(walk, "转为正式党员，材料已归档");
    }

    private static Map<String, ?> extension() {
        return Map.of("extensionMonths", MONTHS, "reason", REASON);
    }

    private static void refusesMonths(Walk walk, String months, String why) {
        Walk.Written before = walk.written();
        Page refused = walk.send(
                "secretary", "conversion-meeting", "extend", Map.of("extensionMonths", months, "reason", REASON));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("extensionMonths")).contains(why);
        assertThat(walk.written()).isEqualTo(before);
    }

    private static void tooEarlyOnTheDayBefore(Walk walk) {
        walk.on(EXTENDED_END.minusDays(1));
        Walk.Written before = walk.written();
        Page early = walk.send("secretary", "conversion-meeting", "pass", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.error("meetingDate")).contains("最早" + chinese(EXTENDED_END), "自" + chinese(ADMITTED) + "起算");
        assertThat(walk.written()).isEqualTo(before);
    }

    private static void aSecondExtensionIsNotToBeHad(Walk walk) {
        walk.on(EXTENDED_END);
        assertThat(walk.page("secretary").step().options("outcome")).containsExactly("pass", "revoke", "reconvene");
        Walk.Written before = walk.written();
        Form byHand = walk.fill("secretary", "conversion-meeting", "extend", extension());
        Page refused = byHand.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("outcome")).contains("请选一个结果");
        assertThat(walk.written()).isEqualTo(before);
    }
}
