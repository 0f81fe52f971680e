package org.zhengcheng.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.lapse.LapseRound;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("转接的各种结局：退回、拒接、过期、撤回、终止，责任始终说得清")
class StatesTest extends TransferTest {

    @Autowired
    private LapseRound lapses;

    @Test
    @DisplayName("草稿：打开了还没有交，什么也没有发生")
    void draft() {
        open("member");
        assertThat(walk.openStep()).isEqualTo("apply-transfer");
        assertThat(jdbc.sql("select count(*) from transfer where case_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("接收党委退回并指出缺项；转出方补正再送，介绍信不变，责任一直在转出方")
    void returnedWithWhatIsMissing() {
        dispatch("far branch");
        UUID letter = letter();
        walk.take("far organiser", "receiving-committee-review", "return", Map.of("reason", "缺考察材料"));
        assertThat(state()).isEqualTo("RETURNED");
        assertOriginResponsible("secretary", "far organiser");
        assertThat(walk.isInInboxOf("far organiser")).isFalse();
        walk.take("secretary", "correct-outgoing", "pass");
        assertThat(state()).isEqualTo("IN_TRANSIT");
        assertThat(letter()).isEqualTo(letter);
        walk.take("far organiser", "receiving-committee-review", "pass")
                .take("far secretary", "receiving-branch-accept", "return", Map.of("reason", "本人没有报到"));
        assertThat(state()).isEqualTo("RETURNED");
        assertOriginResponsible("far secretary");
        walk.take("secretary", "correct-outgoing", "pass")
                .take("far organiser", "receiving-committee-review", "pass")
                .take("far secretary", "receiving-branch-accept", "pass");
        assertThat(branchOf("member")).isEqualTo(town.organizationId("far branch"));
    }

    @Test
    @DisplayName("拒接要写理由，上级看得到；理由不成立的重新办理，另一封信作废；成立的结束，党员留在原支部")
    void refusedByTheReceiver() {
        dispatch("far branch");
        UUID letter = letter();
        Form unreasoned = walk.fill("far organiser", "receiving-committee-review", "reject", Map.of());
        unreasoned.sendWithoutConfirming();
        assertThat(walk.openStep()).as("asked for the reason first").isEqualTo("receiving-committee-review");
        walk.take("far organiser", "receiving-committee-review", "reject", Map.of("reason", "认为党龄有疑问"));
        assertThat(state()).isEqualTo("REJECTED");
        assertOriginResponsible("secretary", "far organiser");
        assertThat(walk.casePage("officer").text()).contains("认为党龄有疑问");
        assertThat(walk.isInInboxOf("officer")).isTrue();
        walk.take("officer", "review-refusal", "again", Map.of("reason", "理由不成立，已协调"))
                .take("committee", "outgoing-committee-approve", "pass");
        issue("pass");
        assertThat(letter()).isNotEqualTo(letter);
        assertThat(jdbc.sql("select voided_on from transfer_letter where id = ?")
                        .param(letter)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(DAY);
        walk.take("far organiser", "receiving-committee-review", "reject", Map.of("reason", "仍有疑问"))
                .take("officer", "review-refusal", "uphold", Map.of("reason", "查明属实"));
        assertThat(branchOf("member")).isEqualTo(town.organizationId("branch"));
        assertEnded("对方拒接，未转出", "REJECTED");
        assertThat(jdbc.sql("select count(*) from transfer_letter where case_id = ? and voided_on is null")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .as("no letter is good any more")
                .isZero();
    }

    @Test
    @DisplayName("过期由系统自己发现：有效期最后一天不动，第二天收回，原支部说明情况再补办")
    void expiryIsFoundByTheJob() {
        dispatch("far branch");
        UUID letter = letter();
        walk.on(UNTIL);
        lapses.goOver();
        assertThat(walk.openStep()).isEqualTo("receiving-committee-review");
        walk.on(UNTIL.plusDays(1));
        Page late = walk.send("far organiser", "receiving-committee-review", "pass", Map.of("reason", "晚了"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("已在" + chinese(UNTIL) + "过期");
        assertThat(late.html().select("input[name=outcome][value=expired]"))
                .as("nobody presses it")
                .isEmpty();
        lapses.goOver();
        lapses.goOver();
        assertThat(state()).isEqualTo("EXPIRED");
        assertThat(walk.openStep()).isEqualTo("explain-expiry");
        assertOriginResponsible("secretary", "far organiser", "member");
        assertThat(walk.casePage("secretary").text()).contains("过期，收回介绍信", "系统");
        walk.take("secretary", "explain-expiry", "pass", Map.of("reason", "新单位报到推迟"))
                .take("committee", "outgoing-committee-approve", "pass");
        issue("pass");
        assertThat(letter()).isNotEqualTo(letter);
        walk.take("far organiser", "receiving-committee-review", "pass")
                .take("far secretary", "receiving-branch-accept", "pass");
        assertThat(branchOf("member")).isEqualTo(town.organizationId("far branch"));
    }

    @Test
    @DisplayName("丢了补办的信有自己的有效期：待办和期限当天就改，没到期不收回，到了才收回；退回再送也按新信算")
    void aLetterInPlaceOfALostOneHasDaysOfItsOwn() {
        dispatch("far branch");
        assertThat(walk.due()).isEqualTo(UNTIL);
        walk.on(UNTIL.minusDays(5));
        Page reissued = town.as("organiser")
                .get("/cases/" + walk.caseId() + "/letter")
                .form("form[action$=/reissue]")
                .set("reason", "途中丢失")
                .set("days", "20")
                .send();
        assertThat(reissued.status()).isEqualTo(200);
        assertThat(walk.due()).as("the inbox").isEqualTo(UNTIL.plusDays(15));
        assertThat(jdbc.sql("select due_on from deadline where case_id = ? and settled_on is null and gone_at is null")
                        .param(walk.caseId())
                        .query(LocalDate.class)
                        .single())
                .as("what reminds and escalates")
                .isEqualTo(UNTIL.plusDays(15));
        assertThat(walk.page("far organiser").text()).contains(chinese(UNTIL.plusDays(15)));
        walk.take("far organiser", "receiving-committee-review", "return", Map.of("reason", "缺考察材料"))
                .take("secretary", "correct-outgoing", "pass");
        assertThat(walk.due()).as("sent again").isEqualTo(UNTIL.plusDays(15));
        walk.on(UNTIL.plusDays(1));
        lapses.goOver();
        assertThat(walk.openStep()).isEqualTo("receiving-committee-review");
        walk.on(UNTIL.plusDays(16));
        lapses.goOver();
        assertThat(state()).isEqualTo("EXPIRED");
    }

    @Test
    @DisplayName("过期以后不再转出：结束，党员留在原支部；系统外的信也会过期")
    void expiredAndGivenUp() {
        applyOutside("member", "special");
        review();
        walk.take("committee", "outgoing-committee-approve", "pass");
        issue("outside");
        walk.on(UNTIL.plusDays(1));
        lapses.goOver();
        assertThat(state()).isEqualTo("EXPIRED");
        walk.take("secretary", "explain-expiry", "give-up", Map.of("reason", "本人不去了"));
        assertThat(branchOf("member")).isEqualTo(town.organizationId("branch"));
        assertEnded("介绍信过期，未转出", "EXPIRED");
    }

    @Test
    @DisplayName("转出支部、转出党委可以退回和不同意，都要写理由")
    void refusedAtTheOrigin() {
        apply("member", "far branch");
        walk.take("secretary", "outgoing-branch-review", "return", Map.of("reason", "去向写错了"));
        assertThat(state()).isEqualTo("RETURNED");
        Form again = walk.fill("member", "apply-transfer", "pass", said(Map.of()));
        again.set("destination", town.organizationId("third branch").toString()).send();
        assertThat(kind()).isEqualTo("INTRA_PROVINCE");
        review();
        walk.take("committee", "outgoing-committee-approve", "return", Map.of("reason", "党费没有核"));
        assertThat(walk.openStep()).isEqualTo("outgoing-branch-review");
        review();
        walk.take("committee", "outgoing-committee-approve", "reject", Map.of("reason", "查核属实，不宜转出"));
        assertEnded("党委不同意转出", "REJECTED");
    }

    @Test
    @DisplayName("本人只能在介绍信开出以前撤回")
    void withdrawnBeforeTheLetter() {
        apply("member", "far branch");
        review();
        Page done = walk.fillAct("member", "withdraw-transfer", Map.of()).send();
        assertThat(done.errors()).isEmpty();
        assertEnded("本人撤回", "CANCELLED");
    }

    @Test
    @DisplayName("介绍信开出以后撤不回")
    void notWithdrawnAfterTheLetter() {
        dispatch("far branch");
        assertThat(walk.casePage("member").has("a[href$=withdraw-transfer]")).isFalse();
        Page refused = walk.fillAct("member", "withdraw-transfer", Map.of()).send();
        assertThat(refused.text()).contains("介绍信已经开出，不能撤回");
        assertThat(state()).isEqualTo("IN_TRANSIT");
    }

    @Test
    @DisplayName("办不下去的，支部在介绍信开出以前终止")
    void terminated() {
        apply("member", "far branch");
        walk.fillAct("secretary", "terminate-transfer", Map.of()).send();
        assertEnded("终止转接", "CANCELLED");
    }

    private UUID letter() {
        return jdbc.sql("select id from transfer_letter where case_id = ? and voided_on is null")
                .param(walk.caseId())
                .query(UUID.class)
                .single();
    }
}
