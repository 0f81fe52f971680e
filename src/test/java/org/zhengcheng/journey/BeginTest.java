package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("开始申请：年满十八岁、还不是党员、没有在办的申请（细则第五条）")
class BeginTest extends JourneyTest {

    @Test
    void itIsOfferedFromTheEighteenthBirthdayOn() {
        Town town = newTown();
        LocalDate birthday = LocalDate.of(2026, 6, 2);
        town.person("youth", "branch", null, birthday.minusYears(18));
        clock.set(birthday.minusDays(1));
        assertThat(town.as("youth").get("/").text()).doesNotContain("了解并开始");
        assertRefused(town, "youth", "年满十八岁才能申请入党");

        clock.set(birthday);
        Page begun = town.as("youth")
                .get("/")
                .follow("了解并开始")
                .form("form[action*=/procedures/]")
                .send();
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.has("form[data-step]")).isTrue();
    }

    @Test
    void aMemberIsNotOfferedIt() {
        Town town = newTown();
        assertThat(town.as("member").get("/").text()).doesNotContain("发展党员");
        assertRefused(town, "member", "您已经是党员");
    }

    @Test
    void onePersonHasOneApplicationAtATime() {
        Town town = newTown();
        begin(town);
        assertThat(town.as("applicant").get("/").text()).doesNotContain("了解并开始");
        assertRefused(town, "applicant", "您已经有一件在办的申请");
    }

    @Test
    @DisplayName("党支部再多，本人所在的党支部总在列，而且选好了")
    void theOwnBranchIsChosenHoweverManyThereAre() {
        Town town = newTown();
        jdbc.sql("insert into organization (id, code, name, type, founded_on)"
                        + " select gen_random_uuid(), 'A-' || n, 'one of many ' || n, 'BR', date '2000-01-01'"
                        + " from generate_series(1, 300) n")
                .update();
        try {
            Form form =
                    town.as("applicant").get("/procedures/member-development").form("form[action*=/procedures/]");
            assertThat(form.value("branch"))
                    .isEqualTo(town.organizationId("branch").toString());
        } finally {
            jdbc.sql("delete from organization where code like 'A-%'").update();
        }
    }

    private static void assertRefused(Town town, String who, String why) {
        Page refused = town.as(who)
                .get("/procedures/member-development")
                .form("form[action*=/procedures/]")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("现在不能开始", why);
    }
}
