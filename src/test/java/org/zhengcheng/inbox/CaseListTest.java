package org.zhengcheng.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("案件：任职的党组织和下级的案件都找得到，别处的、本人的不列")
class CaseListTest extends ApplicationTest {

    @Test
    void aSecretaryFindsACaseThatIsInTheApplicantsHands() {
        clock.set(LocalDate.of(2026, 6, 1));
        Town town = newTown();
        UUID caseId = town.as("applicant")
                .get("/")
                .follow("了解并开始")
                .form("form[action*=/procedures/]")
                .send()
                .caseId();
        String link = "a[href$=/cases/" + caseId + "]";

        assertThat(town.as("secretary").get("/").text()).contains("案件");
        Page all = town.as("secretary").get("/cases");
        assertThat(all.has(link)).isTrue();
        assertThat(all.text()).contains("现在：递交入党申请书");
        assertThat(town.as("organiser").get("/cases").has(link))
                .as("the committee above")
                .isTrue();
        assertThat(town.as("officer").get("/cases").has(link))
                .as("the department")
                .isTrue();
        assertThat(town.as("other secretary").get("/cases").has(link))
                .as("another branch")
                .isFalse();
        assertThat(town.as("applicant").get("/cases").has(link))
                .as("one's own case")
                .isFalse();
        assertThat(town.as("contact").get("/cases").has(link)).as("no post").isFalse();

        String number = all.text(".task__meta");
        assertThat(town.as("secretary")
                        .get("/cases?q=" + number.split(" ")[0].substring(3))
                        .has(link))
                .isTrue();
        assertThat(town.as("secretary").get("/cases?q=nobody").has(link)).isFalse();
        assertThat(town.as("secretary").get("/cases?q=%25").text())
                .as("a wildcard is no word")
                .contains("案件");
    }

    @Test
    void everyCaseStandsOnOnePageAndOnlyOne() {
        clock.set(LocalDate.of(2026, 6, 1));
        Town town = newTown();
        for (int i = 0; i < 53; i++) {
            jdbc.sql("insert into case_file (id, number, procedure_key, definition_id, organization_id, person_id,"
                            + " person_name, state, version, opened_at) select gen_random_uuid(), :number, 'test-' || :n,"
                            + " 'x', organization_id, id, name, 'CLOSED', 0, now() - :n * interval '1 hour'"
                            + " from person where id = :person")
                    .param("number", "T-" + town.hashCode() + "-" + i)
                    .param("n", i)
                    .param("person", town.id("applicant"))
                    .update();
        }
        Page first = town.as("secretary").get("/cases");
        Page second = first.follow("再往下看");
        assertThat(first.texts("a.task__link")).hasSize(50);
        assertThat(second.texts("a.task__link")).hasSize(3);
        assertThat(second.texts("p.task__meta")).doesNotContainAnyElementsOf(first.texts("div p.task__meta"));
    }
}
