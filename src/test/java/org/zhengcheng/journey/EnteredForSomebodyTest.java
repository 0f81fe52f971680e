package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("代办：本人不便自己填写的，由支部凭签名的纸质材料代为录入，如实留痕")
class EnteredForSomebodyTest extends JourneyTest {

    @Test
    @DisplayName("书记代为递交：没有签名材料不收；收下后记为代办，本人看得到所填内容和签名材料")
    void theSecretaryHandsInOnTheSignedPaper() {
        Town town = newTown();
        Walk walk = begin(town);
        Page casePage = walk.casePage("secretary");
        assertThat(casePage.text()).contains("会如实记为代办");
        Form form = walk.fill(casePage.follow("代").step(), "pass", Map.of());

        Walk.Written before = walk.written();
        Page refused = form.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("_signedPaper")).contains("请交上本人签名的纸质材料");
        assertThat(walk.written()).isEqualTo(before);

        Page check = walk.fill(walk.page("secretary").step(), "pass", Map.of())
                .upload("_signedPaper", "签名的申请书.pdf", Form.PDF)
                .sendToCheck();
        assertThat(check.text(".answers")).contains("本人签名的纸质材料", "签名的申请书.pdf");
        Page taken = check.form("form[data-check]").send();
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.text()).contains("回执号");

        assertThat(jdbc.sql("select on_behalf from step_record where case_id = ?")
                        .param(walk.caseId())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Page mine = walk.casePage("applicant");
        assertThat(mine.text()).contains("代办", "签名的申请书.pdf");
        assertThat(mine.follow("签名的申请书.pdf").status()).isEqualTo(200);
        assertThat(mine.follow("所填内容").status()).isEqualTo(200);
        assertThat(jdbc.sql("select submission from step_record where case_id = ?")
                        .param(walk.caseId())
                        .query(String.class)
                        .single())
                .as("the signed paper is part of what is hashed")
                .contains("_signedPaper", "签名的申请书.pdf");
    }

    @Test
    @DisplayName("别的支部的书记、普通党员不能代办；也不能代替本人撤回")
    void nobodyElseMay() {
        Town town = newTown();
        Walk walk = begin(town);
        for (String who : new String[] {"contact", "organiser", "other secretary"}) {
            Form form = walk.fill(walk.page("applicant").step(), "pass", Map.of())
                    .upload("_signedPaper", "x.pdf", Form.PDF);
            Walk.Written before = walk.written();
            assertThat(form.sendThrough(town.as(who)).status()).as(who).isIn(403, 404);
            assertThat(walk.written()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("代为更正：本人填过的身份证号不带出来，要照纸质材料重填；本人自己更正时照旧带出")
    void theNumberIsTypedAnewByWhoeverCorrectsForSomebody() {
        Walk walk = begin(newTown());
        reachTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40))
                .take("secretary", "committee-review", "pass")
                .take("organiser", "parent-prereview", "pass")
                .take("applicant", "fill-admission-form", "pass")
                .take("contact", "first-introducer-opinion", "pass")
                .take("member", "second-introducer-opinion", "pass");
        walk.fill("secretary", "check-admission-form", "return", Map.of("reason", "号码不清楚"))
                .set("redo.citizenId", "true")
                .set("redo.citizenId.reason", "看不清")
                .send();

        Page asked = walk.page("secretary");
        assertThat(asked.step().asks("citizenId")).isTrue();
        assertThat(asked.html().outerHtml()).doesNotContain(walk.citizenId());
        Page whole = asked.browser().get(walk.stepPath() + "?whole=true");
        assertThat(whole.step().value("nativePlace")).isNotBlank();
        assertThat(whole.html().outerHtml()).doesNotContain(walk.citizenId());
        assertThat(walk.page("applicant").step().value("citizenId")).isEqualTo(walk.citizenId());
    }
}
