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

@DisplayName("中途撤回和终止")
class WithdrawnTest extends JourneyTest {

    private static final LocalDate DAY = ACTIVIST.plusMonths(2);

    @Test
    @DisplayName("本人撤回申请：案件到此结束，支部不再有待办，以后可以重新申请")
    void theApplicantWithdrawsInTheMiddle() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        assertThat(walk.on(DAY).isInInboxOf("secretary")).isTrue();

        assertThat(walk.casePage("applicant").follow("本人撤回申请").has("form[data-step]"))
                .isTrue();
        Page after = walk.fillAct("applicant", "withdraw", Map.of()).send();
        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertThat(town.standing("applicant")).isEqualTo("NONE");
        assertThat(town.standingSince("applicant")).isEqualTo(DAY);
        assertEnded(walk, "本人撤回");
        assertThat(walk.casePage("secretary").text()).contains("已办结：本人撤回");
        assertThat(walk.casePage("applicant").has("a[href$=/steps/withdraw]")).isFalse();
        assertThat(walk.actPage("applicant", "withdraw").status())
                .as("what is over cannot be withdrawn again")
                .isEqualTo(409);

        assertThat(walk(town).begin().caseId()).as("a new application").isNotEqualTo(walk.caseId());
    }

    @Test
    @DisplayName("本人提出、由支部书记代办撤回；别人不能撤回")
    void theSecretaryMayRecordItAndNobodyElse() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(DAY);
        assertThat(walk.casePage("organiser").has("a[href$=/steps/withdraw]")).isFalse();
        Form form = walk.fillAct("secretary", "withdraw", Map.of());
        Walk.Written before = walk.written();
        Page refused = form.sendThrough(town.as("organiser"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("这一步您不能办");
        assertThat(walk.written()).isEqualTo(before);

        Page after = walk.fillAct("secretary", "withdraw", Map.of()).send();
        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertEnded(walk, "本人撤回");
    }

    @Test
    @DisplayName("成为预备党员以后，不再有撤回申请这回事")
    void aProbationaryMemberDoesNotWithdraw() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        reachApproval(walk, COURSE);
        assertThat(walk.casePage("applicant").has("a[href$=/steps/withdraw]"))
                .as("until the committee approves")
                .isTrue();
        walk.on(APPROVED).take("committee", "parent-approval", "pass");

        assertThat(walk.casePage("applicant").has("a[href$=/steps/withdraw]")).isFalse();
        assertThat(walk.casePage("secretary").has("a[href$=/steps/withdraw]")).isFalse();
        Walk.Written before = walk.written();
        for (String who : new String[] {"applicant", "secretary"}) {
            Page refused = walk.fillAct(who, "withdraw", Map.of()).send();
            assertThat(refused.status()).as(who).isEqualTo(422);
            assertThat(refused.errors()).singleElement().asString().contains("已经是预备党员或正式党员");
        }
        assertThat(walk.written()).isEqualTo(before);
        assertThat(town.standing("applicant")).isEqualTo("PROBATIONARY");
    }

    @Test
    @DisplayName("死亡、出国等情形，由支部书记终止办理；本人不能终止")
    void theSecretaryTerminatesWhatCannotGoOn() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(DAY);
        assertThat(walk.casePage("applicant").has("a[href$=/steps/terminate]")).isFalse();

        Page after = walk.fillAct("secretary", "terminate", Map.of("circumstance", "abroad", "explanation", "出国定居"))
                .send();
        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertEnded(walk, "终止办理");
        assertThat(walk.casePage("applicant").text()).contains("已办结：终止办理");
    }
}
