package org.zhengcheng.casework.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("核对和回执：交之前看一遍，交一次，交了有回执，只给交的人看")
class CheckAndReceiptTest extends ApplicationTest {

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeEach
    void anApplicantBegins() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin();
    }

    @Test
    @DisplayName("核对页列出每一题，“改”回到那一题，核对时什么也没有办")
    void everyAnswerIsShownAndNothingIsWritten() {
        Walk.Written before = walk.written();
        Page check = filled().sendToCheck();
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.texts(".answers dt")).contains("入党申请书", "递交日期", "成长经历和思想、工作表现");
        assertThat(check.text(".answers")).contains("letter.pdf", "2026年6月1日", "在村里长大。", "没有填");
        assertThat(check.text("form[data-check] .btn--main")).isEqualTo("递交入党申请书");
        assertThat(check.text("form[data-check]")).contains("支部登记以后会派人同您谈话");
        assertThat(walk.written()).isEqualTo(before);

        String change = check.html()
                .selectFirst(".answers div:contains(成长经历) a[aria-label]")
                .absUrl("href");
        assertThat(change).endsWith(walk.stepPath() + "#f-growth");
        Page again = check.browser().get(change.substring(0, change.indexOf('#')));
        assertThat(again.has("#f-growth")).isTrue();
        assertThat(again.text("textarea[name=growth]")).isEqualTo("在村里长大。");
        assertThat(again.has("input[type=hidden][name=letter]"))
                .as("the file is kept")
                .isTrue();
    }

    @Test
    @DisplayName("有错就回到表单，错在哪里说清楚")
    void whatIsWrongIsToldBeforeTheCheck() {
        Page refused = filled().clear("applicationDate").sendToCheck();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("applicationDate")).contains("递交日期");
        assertThat(refused.has("form[data-check]")).isFalse();
    }

    @Test
    @DisplayName("交两次是一次：核对页再按、表单再按，都是同一张回执")
    void handedInTwiceIsHandedInOnce() {
        Form form = filled();
        Form check = form.sendToCheck().form("form[data-check]");
        Page receipt = check.sendToCheck();
        assertThat(check.sendToCheck().uri()).isEqualTo(receipt.uri());
        assertThat(form.sendToCheck().uri()).isEqualTo(receipt.uri());
        assertThat(walk.version()).isEqualTo(1);
    }

    @Test
    @DisplayName("回执：号码、时间、交了什么、在谁手里；以后从案件页还能看到")
    void aReceiptSaysWhatWasHandedInAndWhoHoldsItNow() {
        Page receipt = filled().send();
        assertThat(receipt.uri().getPath()).contains("/receipts/");
        assertThat(receipt.text(".receipt__no")).matches("发展-2026-\\d{4}-01");
        assertThat(receipt.text(".receipt"))
                .contains("2026年6月1日 09:00", "letter.pdf", "1 kB", "受理登记", town.name("secretary"));
        Page later = walk.casePage("applicant").follow("回执");
        assertThat(later.uri().getPath()).isEqualTo(receipt.uri().getPath());
    }

    @Test
    @DisplayName("别人看不到回执，书记也没有；办别人的案子不核对、不给回执")
    void aReceiptIsForWhoHandedIn() {
        Page receipt = filled().send();
        String path = receipt.uri().getPath();
        for (String other : List.of("secretary", "committee", "other contact")) {
            assertThat(town.as(other).get(path).status()).as(other).isEqualTo(404);
        }
        assertThat(town.as("applicant")
                        .get("/cases/" + walk.caseId() + "/receipts/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        Page decision = walk.page("secretary");
        assertThat(decision.attribute("form[data-step]", "action")).doesNotContain("/check");
        Page after = walk.send("secretary", "register-application", "pass", Map.of());
        assertThat(after.uri().getPath()).doesNotContain("/receipts/");
    }

    private Form filled() {
        return walk.fill(
                "applicant",
                "submit-application",
                "pass",
                Map.of("typedHere", "true", "growth", "在村里长大。", "motive", "为人民服务。", "resolve", "继续努力。"));
    }
}
