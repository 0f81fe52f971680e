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

@DisplayName("补录纸质案件：照实际日期录入走过的各步，从走到的那一步接着办")
class PaperCaseTest extends JourneyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 10);

    @Test
    @DisplayName("2014年细则下的积极分子：期限从实际日期算，身份、联系人、台账都在，满一年即可提请")
    void anActivistIsCarriedOnFromTheRealDates() {
        Town town = newTown();
        clock.set(TODAY);
        Page entered = activist(town, "secretary", LocalDate.of(2025, 9, 5)).send();
        assertThat(entered.errors()).isEmpty();
        assertThat(entered.status()).as(entered.text()).isEqualTo(200);
        Walk walk = walk(town).with(entered.caseId());

        assertThat(walk.openStep()).isEqualTo("cultivate-activist");
        assertThat(walk.due()).as("half a year after the last review").isEqualTo(LocalDate.of(2026, 9, 5));
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
        assertThat(town.standingSince("applicant")).isEqualTo(LocalDate.of(2025, 9, 5));
        assertThat(walk.isInInboxOf("contact")).as("the contact named on paper").isTrue();
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(jdbc.sql("select count(*) from ledger_entry where case_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .as("the opening and every step copied")
                .isEqualTo(1 + 7);
        Page page = walk.casePage("secretary");
        assertThat(page.text()).contains("凭纸质材料补录：" + town.name("secretary"), "2014");
        assertThat(page.texts(".log h3 time")).contains("2025年9月5日");
        assertThat(town.as("applicant").get("/notices").text()).contains("凭纸质材料把您的“发展党员”录入了系统");

        walk.take("contact", "cultivate-activist", "pass", Map.of("reason", "外出培训，晚了几天"))
                .take("secretary", "determine-target", "pass")
                .take("organiser", "file-target", "pass");
        assertThat(walk.openStep()).as("no public notice in 2014").isEqualTo("assign-introducers");
    }

    private static Form activist(Town town, String who, LocalDate decided) {
        Page begin = town.as(who).get("/cases").follow("补录纸质案件");
        Form choice = begin.form("form[action*=/paper-cases/steps]");
        choice.choose("person", town.name("applicant"));
        choice.set("at", option(choice, begin, "2014", "培养教育考察"));
        Form copy = choice.send().form("form[data-check]");
        return copy.set("submit-application--applicationDate", "2024-02-01")
                .set("register-application--receivedDate", "2024-02-03")
                .set("application-talk--talkDate", "2024-02-20")
                .set("nominate-activist--meetingDate", decided.toString())
                .set("file-activist--filedDate", decided.plusDays(10).toString())
                .set(
                        "assign-training-contact--assignedDate",
                        decided.plusDays(12).toString())
                .choose("assign-training-contact--contacts", town.name("contact"))
                .set("cultivate-activist--times", decided.plusMonths(6) + "");
    }

    private static String option(Form form, Page page, String edition, String step) {
        return page.html().select("optgroup").stream()
                .filter(group -> group.attr("label").contains(edition))
                .flatMap(group -> group.select("option").stream())
                .filter(option -> option.text().contains(step))
                .map(option -> option.attr("value"))
                .findFirst()
                .orElseThrow();
    }
}
