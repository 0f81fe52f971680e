package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("培养期间换单位：接收党组织审查续培，培养时间连续计算（细则第十二条）")
class TransferDuringCultivationTest extends JourneyTest {

    private static final LocalDate MOVED = ACTIVIST.plusMonths(4);

    private Town town;
    private Walk walk;

    @BeforeEach
    void handOver() {
        town = newTown();
        walk = begin(town);
        becomeActivist(walk);
        Page after = walk.on(MOVED)
                .send(
                        "secretary",
                        "cultivate-activist",
                        "transfer",
                        Map.of("receivingBranch", town.name("other branch")));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("案件已经转出");
        assertThat(walk.openStep()).isEqualTo("accept-cultivation");
    }

    @Test
    void theReceivingBranchGoesOnAndTheTimeCounts() {
        onlyTheReceivingBranchHasIt();
        walk.on(MOVED.plusDays(20))
                .take("other secretary", "accept-cultivation", "pass")
                .take(
                        "other secretary",
                        "assign-training-contact",
                        "pass",
                        Map.of("contacts", List.of("other contact")));
        assertThat(walk.isInInboxOf("other contact")).isTrue();
        assertThat(walk.isInInboxOf("contact")).as("the former contact").isFalse();

        walk.on(ACTIVIST.plusMonths(6)).take("other contact", "cultivate-activist", "continue");
        walk.on(TARGET.minusDays(1));
        Walk.Written before = walk.written();
        Page early = walk.send("other secretary", "cultivate-activist", "pass", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.error("reviewDate")).contains("最早" + chinese(TARGET), "自" + chinese(ACTIVIST) + "起算");
        assertThat(walk.written()).isEqualTo(before);

        walk.on(TARGET)
                .take("other secretary", "cultivate-activist", "pass")
                .take("other secretary", "determine-target", "pass")
                .take("organiser", "file-target", "pass");
        assertThat(walk.openStep()).as("a year after the first decision").isEqualTo("publicize-target");
    }

    @Test
    void theReceivingBranchMaySendItBack() {
        walk.on(MOVED.plusDays(20))
                .take("other secretary", "accept-cultivation", "return", Map.of("reason", "本人实际没有到岗"));
        assertThat(walk.openStep()).isEqualTo("cultivate-activist");
        assertThat(walk.isInInboxOf("secretary")).isTrue();
        assertThat(walk.isInInboxOf("contact"))
                .as("the contact was never replaced")
                .isTrue();
        assertThat(walk.isInInboxOf("other secretary")).isFalse();
        assertThat(walk.casePage("other secretary").status()).isEqualTo(404);
    }

    private void onlyTheReceivingBranchHasIt() {
        assertThat(walk.isInInboxOf("other secretary")).isTrue();
        assertThat(walk.isInInboxOf("secretary")).isFalse();
        assertThat(walk.casePage("secretary").status())
                .as("who handed it over is no longer concerned")
                .isEqualTo(404);
        assertThat(walk.page("secretary").status()).isEqualTo(404);
        assertThat(walk.casePage("other secretary").text())
                .as("the receiving branch reads what was done before")
                .contains("列为入党积极分子", town.name("secretary"));
        assertThat(walk.casePage("applicant").text()).contains(town.name("other branch"));
    }
}
