package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("催办：本人一天催一次，告诉办理人，留痕；别人不能催，自己的步骤不能催")
class NudgeTest extends ApplicationTest {

    private static final LocalDate APPLIED = LocalDate.of(2026, 6, 1);
    private static final String BUTTON = "form[action$=/nudge]";

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    private Town town;
    private Walk walk;

    @BeforeEach
    void theSecretaryHasTheCase() {
        clock.set(APPLIED);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin().take("applicant", "submit-application", "pass");
    }

    @Test
    @DisplayName("催一次：办理人都收到，案件页和台账都有；当天不能再催，第二天可以；第三次也告诉书记")
    void whoeverHoldsTheStepIsToldOnceADay() {
        int version = walk.version();
        Form again = nudge();
        Page after = again.send();
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("今天已经催过", "催过1次，最近一次2026年6月1日");
        assertThat(after.has(BUTTON)).isFalse();
        assertThat(told()).containsExactlyInAnyOrder("secretary", "commissioner");
        assertThat(town.as("secretary").get("/notices").text()).contains(town.name("applicant") + "催办：“受理登记”，请尽快办理。");
        assertThat(walk.casePage("secretary").text()).contains("催过1次");
        assertThat(walk.version()).as("nobody's page is outdated by it").isEqualTo(version);

        assertThat(again.send().status()).as("pressed twice").isEqualTo(200);
        assertThat(told()).hasSize(2);
        assertThat(entries()).isEqualTo(1);

        clock.set(APPLIED.plusDays(1));
        assertThat(nudge().send().text()).contains("催过2次，最近一次2026年6月2日");
        assertThat(told()).hasSize(4);
        assertThat(entries()).isEqualTo(2);
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
    }

    @Test
    @DisplayName("第三次催：上级办理的步骤，支部书记也收到")
    void fromTheThirdTimeOnTheSecretaryHearsToo() {
        walk.take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass")
                .take("secretary", "nominate-activist", "pass");
        for (int n = 0; n < 3; n++) {
            clock.set(APPLIED.plusDays(n));
            nudge().send();
        }

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "organiser",
                        "committee",
                        "second committee",
                        "organiser",
                        "committee",
                        "second committee",
                        "organiser",
                        "committee",
                        "second committee",
                        "secretary");
    }

    @Test
    @DisplayName("别人没有这个按钮，硬发也不行；与案件无关的人看不到案件")
    void onlyThePersonConcernedMayAsk() {
        Form form = nudge();
        assertThat(walk.casePage("secretary").has(BUTTON)).isFalse();
        assertThat(form.sendThrough(town.as("secretary")).status()).isEqualTo(403);
        assertThat(form.sendThrough(town.as("other secretary")).status()).isEqualTo(404);
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("自己的步骤没有催办；办过的步骤不能再催，显示现在的情况")
    void neitherAnOwnStepNorOneThatIsOverCanBeNudged() {
        Form form = nudge();
        walk.take("secretary", "register-application", "return", Map.of("reason", "not signed"));
        assertThat(form.send().status()).isEqualTo(409);
        assertThat(walk.openStep()).isEqualTo("submit-application");
        assertThat(walk.casePage("applicant").has(BUTTON)).isFalse();
        assertThat(told()).isEmpty();
    }

    private Form nudge() {
        return walk.casePage("applicant").form(BUTTON);
    }

    private int entries() {
        return jdbc.sql(
                        "select count(*) from ledger_entry where chain_id = ? and convert_from(body, 'UTF8') like '%\"nudge\"%'")
                .param(walk.caseId())
                .query(Integer.class)
                .single();
    }

    private List<String> told() {
        return jdbc.sql("select regexp_replace(p.name, ' \\d+$', '') from notice n join person p on p.id = n.person_id"
                        + " where n.case_id = ? and kind = 'NUDGED'")
                .param(walk.caseId())
                .query(String.class)
                .list();
    }
}
