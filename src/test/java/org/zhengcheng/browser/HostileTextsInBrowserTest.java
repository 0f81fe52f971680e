package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** They stand in the database as if they had come past every check; a visitor complains of dialogs and forbidden runs. */
@DisplayName("恶意文字已经进了库：在真的浏览器里打开，没有弹窗，没有脚本跑起来")
class HostileTextsInBrowserTest extends BrowserTest {

    private static final List<String> TEXTS = List.of(
            "<script>document.title='canary';alert(1)</script>",
            "\"><img src=x onerror=\"document.title='canary';alert(1)\">",
            "'><svg/onload=document.title='canary'>",
            "</textarea></option></title><script>alert(1)</script>",
            "<iframe srcdoc=\"<script>parent.document.title='canary'</script>\"></iframe>",
            "javascript:alert(1)//\" onfocus=alert(1) autofocus=\"",
            "<form action=https://canary.example/><button>ok</button></form>",
            "[[${7919*104729}]] ${7919*104729} __${7919*104729}__");

    @Autowired
    private Forms forms;

    @Test
    void nothingOfWhatIsShownIsRun() {
        clock.set(LocalDate.of(2026, 6, 1));
        Town town = newTown();
        Walk walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
        Visitor secretary = enter(town, "secretary", Visitor.DESK);
        Visitor applicant = enter(town, "applicant", Visitor.PHONE);
        Visitor organiser = enter(town, "organiser", Visitor.DESK);
        for (String text : TEXTS) {
            everythingIsCalled(text, town, walk);
            for (String path : List.of(
                    "/",
                    "/cases",
                    "/cases/" + walk.caseId(),
                    walk.stepPath(),
                    "/people",
                    "/people/" + town.id("applicant"),
                    "/people/" + town.id("applicant") + "/change",
                    "/organizations",
                    "/organizations/" + town.organizationId("branch"),
                    "/relatives",
                    "/posts",
                    "/notices")) {
                untouched(secretary.open(path), text);
            }
            untouched(applicant.open("/"), text);
            untouched(applicant.open("/me/record"), text);
            untouched(applicant.open("/cases/" + walk.caseId()), text);
            untouched(organiser.open("/organizations/" + town.organizationId("branch") + "/posts"), text);
            untouched(organiser.open("/cases?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)), text);
        }
    }

    /** Whatever has a name in this town has this one. */
    private void everythingIsCalled(String text, Town town, Walk walk) {
        superuser
                .jdbc()
                .sql("update person set name = ? where id in (?, ?)")
                .params(text, town.id("applicant"), town.id("contact"))
                .update();
        superuser
                .jdbc()
                .sql("update account set display_name = ? where id = ?")
                .params(text, town.accountId("applicant"))
                .update();
        superuser
                .jdbc()
                .sql("update organization set name = ? where id in (?, ?)")
                .params(text, town.organizationId("branch"), town.organizationId("street"))
                .update();
        superuser
                .jdbc()
                .sql("update inbox_item set subject_name = ? where case_id = ?")
                .params(text, walk.caseId())
                .update();
        superuser
                .jdbc()
                .sql("update notice set text = ?, text_en = ?, subject_name = ? where case_id = ?")
                .params(text, text, text, walk.caseId())
                .update();
    }

    private static void untouched(Visitor visitor, String text) {
        assertThat(visitor.page().title()).as(text).isNotEqualTo("canary").endsWith("征程");
        assertThat(visitor.page()
                        .locator("iframe, img[src=x], svg[onload], form[action*='canary']")
                        .count())
                .as("elements made of %s on %s", text, visitor.page().url())
                .isZero();
        assertThat(visitor.page().content()).doesNotContain("829348951");
    }
}
