package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("岗位交接：一次办完，没办完的事、写了一半的、没读的消息一起过去，先看清单再定")
class HandOverTest extends JourneyTest {

    private static final LocalDate BORN = LocalDate.of(1975, 3, 3);

    @Test
    @DisplayName("上级把书记交给继任者：待办、草稿、催办消息过去，联系人选了才换；原书记看不到")
    void theOpenWorkGoesToTheSuccessorInOneAct() {
        Town town = newTown();
        town.person("successor", "branch", "FULL", BORN);
        Walk walk = begin(town);
        apply(walk, COURSE);
        walk.on(ACTIVIST)
                .take("commissioner", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("commissioner", "assign-training-contact", "pass", Map.of("contacts", List.of("secretary")))
                .on(ACTIVIST.plusMonths(6));
        walk.casePage("applicant").form("form[action$=/nudge]").send();
        Form draft = walk.fill("secretary", "cultivate-activist", "continue", Map.of());
        town.as("secretary").get(walk.stepPath());
        Page saved = draft.sendTo(walk.stepPath() + "/draft");
        assertThat(saved.status()).isLessThan(300);

        Page confirm = chosen(town, "committee", "secretary", "successor");
        assertThat(confirm.text())
                .contains("把岗位交给" + town.name("successor"))
                .contains("等着这个岗位办的：1件", "写了一半的：1件", "任培养联系人的案件：1件", town.name("applicant"));
        Page done =
                confirm.form("form[action$=/confirm]").set("contacts", "true").send();
        assertThat(done.text()).contains("已经办好", "任命", "交出", town.name("successor"));

        assertThat(walk.casePage("secretary").status()).isEqualTo(404);
        assertThat(town.as("secretary").get("/").has(".task")).isFalse();
        assertThat(walk.isInInboxOf("successor")).isTrue();
        assertThat(town.as("successor").get("/notices").text()).contains(town.name("applicant"));
        assertThat(town.as("secretary").get("/notices").text()).doesNotContain("催");
        assertThat(jdbc.sql("select person_id from draft where case_id = ?")
                        .param(walk.caseId())
                        .query(UUID.class)
                        .single())
                .isEqualTo(town.id("successor"));
        assertThat(jdbc.sql("select person_id from case_participant where case_id = ? and role = 'training-contact'")
                        .param(walk.caseId())
                        .query(UUID.class)
                        .list())
                .containsExactly(town.id("successor"));
        assertThat(ledger.isIntact(town.organizationId("branch"))).isTrue();
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        walk.take("successor", "cultivate-activist", "continue");
    }

    @Test
    @DisplayName("看过清单以后事情变了，要再看一遍；同级和本人不能办交接")
    void whatWasNotShownIsNotHandedOver() {
        Town town = newTown();
        town.person("successor", "branch", "FULL", BORN);
        Walk walk = begin(town);
        Page confirm = chosen(town, "officer", "secretary", "successor");
        walk.take("applicant", "submit-application", "pass");
        Page again = confirm.form("form[action$=/confirm]").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("要交接的事变了", "等着这个岗位办的：1件");
        assertThat(walk.isInInboxOf("secretary")).isTrue();
        for (String other : List.of("secretary", "commissioner", "other secretary", "organiser")) {
            assertThat(town.as(other).get(confirm.uri().getPath()).status())
                    .as(other)
                    .isEqualTo(403);
            assertThat(again.form("form[action$=/confirm]")
                            .sendThrough(town.as(other))
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(walk.isInInboxOf("secretary")).isTrue();
    }

    /** As far as the list of what goes along. */
    private static Page chosen(Town town, String who, String holder, String successor) {
        return town.as(who)
                .get("/organizations/" + town.organizationId("branch") + "/posts")
                .browser()
                .get(town.as(who)
                        .get("/organizations/" + town.organizationId("branch") + "/posts")
                        .attribute("a[aria-label='交接 支部书记 " + town.name(holder) + "']", "href"))
                .form("form[method=post][novalidate]")
                .set("person", town.id(successor) + "")
                .set("reason", "换届选举")
                .send();
    }
}
