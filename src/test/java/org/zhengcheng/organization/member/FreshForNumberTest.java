package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("看完整号码，要刚输过密码；没输过的，先去输，会话号也换新的")
class FreshForNumberTest extends ApplicationTest {

    @Test
    void aWholeNumberIsShownToWhoHasJustTypedThePassword() {
        clock.set(LocalDate.of(2026, 6, 1));
        Town town = newTown();
        String number = Numbers.of(LocalDate.of(1998, 5, 20), 1);
        Browser secretary = town.as("secretary");
        String person = "/people/" + town.id("applicant");
        secretary
                .get(person + "/change")
                .form("main form")
                .set("citizen_id", number)
                .send();
        Form left = secretary.get(person + "/number").form("main form").set("reason", "填介绍信");

        jdbc.sql("update sign_in set fresh_at = now() - interval '16 minutes' where account_id = ?")
                .param(town.accountId("secretary"))
                .update();
        Page asked = left.send();
        assertThat(asked.uri().getPath())
                .as("a page left open is worth nothing")
                .isEqualTo("/me/confirm");
        assertThat(asked.html().outerHtml()).doesNotContain(number);
        Page before = secretary.get(person + "/number");
        assertThat(before.uri().getPath()).isEqualTo("/me/confirm");

        String session = secretary.cookie("SESSION");
        Page back = before.form("form[action$=/me/confirm]")
                .set("current", Town.PASSWORD)
                .send();
        assertThat(back.uri().getPath()).isEqualTo(person + "/number");
        assertThat(secretary.cookie("SESSION")).as("another session").isNotEqualTo(session);
        Page seen = back.form("main form").set("reason", "填介绍信").send();
        assertThat(seen.text("#number")).isEqualTo(number);
    }
}
