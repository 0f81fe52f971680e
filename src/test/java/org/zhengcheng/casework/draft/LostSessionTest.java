package org.zhengcheng.casework.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("登录过期什么也不丢：重新登录，回到刚才那一步，存过的都在")
class LostSessionTest extends ApplicationTest {

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;
    private Browser browser;

    @BeforeEach
    void anApplicantBegins() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin();
        browser = town.another("applicant");
    }

    @Test
    void whoSubmitsAfterTheSessionEndedSignsInAndFindsWhatWasSaved() {
        browser.get(walk.stepPath()).step().set("growth", "在村里长大。").press("button[data-save]");
        Form typed = browser.get(walk.stepPath()).step().set("growth", "在村里长大。后来进厂。");
        browser.loseSession();

        Page signIn = typed.sendToCheck();
        assertThat(signIn.uri().toString()).endsWith("/sign-in?expired");
        assertThat(signIn.text()).contains("请重新登录", "已经保存的都在");
        Page back = signIn.form("form[action$=/sign-in]")
                .set("username", town.username("applicant"))
                .set("password", Town.PASSWORD)
                .send();

        assertThat(back.uri().getPath()).isEqualTo(walk.stepPath());
        assertThat(back.text("textarea[name=growth]")).isEqualTo("在村里长大。");
        assertThat(back.step().value("_operation")).isEqualTo(typed.value("_operation"));
    }

    @Test
    void whoSubmitsFromTheCheckPageIsLedBackToTheStep() {
        Form check = walk.fill("applicant", "submit-application", "pass", Map.of())
                .sendToCheck()
                .form("form[data-check]");
        Browser same = town.as("applicant");
        same.loseSession();
        Page back = check.sendToCheck()
                .form("form[action$=/sign-in]")
                .set("username", town.username("applicant"))
                .set("password", Town.PASSWORD)
                .send();
        assertThat(back.uri().getPath()).isEqualTo(walk.stepPath());
        assertThat(back.step().value("applicationDate")).isEqualTo("2026-06-01");
    }

    @Test
    void whoIsSignedInAgainIsToldThatThePageWasOld() {
        Form typed = browser.get(walk.stepPath()).step().set("_csrf", "of an earlier session");
        Page back = typed.sendToCheck();
        assertThat(back.uri().getPath()).isEqualTo(walk.stepPath());
        assertThat(back.text(".again")).contains("没有交上");
    }

    @Test
    void aScriptIsToldToAskForSignIn() {
        browser.loseSession();
        assertThat(browser.script(walk.stepPath() + "/draft", Map.of("growth", "在村里长大。"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobodyIsLedToAnotherSite() {
        browser.loseSession();
        Page signIn = town.as("applicant").get(walk.stepPath()).step().sendAs(browser, "https://example.org/evil");
        Page home = signIn.form("form[action$=/sign-in]")
                .set("username", town.username("applicant"))
                .set("password", Town.PASSWORD)
                .send();
        assertThat(home.uri().toString()).startsWith(address()).doesNotContain("evil");
    }
}
