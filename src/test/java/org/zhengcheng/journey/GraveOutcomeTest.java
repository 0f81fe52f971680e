package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("不能撤回的决定：先看清后果、写明理由，再按一次")
class GraveOutcomeTest extends JourneyTest {

    @Test
    @DisplayName("终止：第一次按只给看后果，什么也不写；不写理由不办；写了才办")
    void theConsequenceIsReadBeforeAnythingIsWritten() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");

        Walk.Written before = walk.written();
        Page asked = walk.fill("secretary", "application-talk", "terminate", Map.of())
                .sendWithoutConfirming();
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text()).contains("本人不再申请，终止", "案件到此结束", "不能撤回");
        assertThat(walk.written()).isEqualTo(before);

        Form confirm = asked.form("form:has([name=_confirmed])");
        Page again = confirm.set("reason", "").sendWithoutConfirming();
        assertThat(again.text()).contains("要写明理由");
        assertThat(walk.written()).isEqualTo(before);

        Page done = again.form("form:has([name=_confirmed])")
                .set("reason", "本人谈话时表示不再申请")
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(walk.casePage("secretary").text()).contains("已办结：本人不再申请");
    }

    @Test
    @DisplayName("表里有错，先改表，不到确认那一页")
    void whatIsWrongInTheFormIsSaidFirst() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");
        Page refused = walk.fill("secretary", "application-talk", "terminate", Map.of("talkDate", APPLIED.minusDays(3)))
                .sendWithoutConfirming();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).isNotEmpty();
    }
}
