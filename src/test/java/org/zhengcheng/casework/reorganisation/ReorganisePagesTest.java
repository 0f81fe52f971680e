package org.zhengcheng.casework.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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

@DisplayName("党组织变动：系统管理员先看哪些在办案件跟着变，确认以后待办、审批党委、台账一起变")
class ReorganisePagesTest extends ApplicationTest {

    private static final LocalDate APPLIED = LocalDate.of(2026, 6, 1);

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    private Town town;
    private Walk walk;

    @BeforeEach
    void aCaseWaitsForTheOrganiser() {
        clock.set(APPLIED);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        walk = new Walk(town, clock, jdbc, forms).begin();
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(APPLIED.plusDays(10))
                .take("secretary", "application-talk", "pass")
                .on(APPLIED.plusMonths(1))
                .take("secretary", "nominate-activist", "pass");
        assertThat(walk.openStep()).isEqualTo("file-activist");
    }

    @Test
    @DisplayName("支部换了上级，等着备案的案件转到新的党委手里，原来的党委不再看得到")
    void theInboxFollowsAMove() {
        town.organization("bureau", "PC", "county", true);
        town.person("newcomer", "bureau", "FULL", LocalDate.of(1970, 1, 1));
        town.post("newcomer", "bureau", "organiser");
        assertThat(town.as("organiser").get("/").text()).contains(town.name("applicant"));
        assertThat(town.as("newcomer").get("/").text()).doesNotContain(town.name("applicant"));

        Page preview = ask("branch", "move", form -> form.set("other", id("bureau")));
        assertThat(preview.text("h1")).contains(town.name("branch"), town.name("bureau"));
        assertThat(preview.text()).contains("1件在办案件", number(), town.name("street"), town.name("bureau"));
        assertThat(preview.text()).doesNotContain(town.name("applicant"));
        assertThat(office()).isEqualTo(town.organizationId("street"));

        Page done = preview.form("form[data-once]").send();
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).contains("已经办好", "由" + town.name("community") + "改隶" + town.name("bureau"));
        assertThat(office()).isEqualTo(town.organizationId("bureau"));
        assertThat(town.as("newcomer").get("/").text()).contains(town.name("applicant"));
        assertThat(town.as("newcomer").get("/notices").text())
                .as("told once that it came")
                .containsOnlyOnce(town.name("applicant") + "：到了");
        assertThat(town.as("applicant").get("/me/record").text()).contains("随组织划转到：" + town.name("bureau"));
        assertThat(town.as("organiser").get("/").text()).doesNotContain(town.name("applicant"));
        assertThat(town.as("organiser").get("/cases/" + walk.caseId()).status()).isEqualTo(404);
        walk.take("newcomer", "file-activist", "pass");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(ledger.isIntact(town.organizationId("branch"))).isTrue();
        assertThat(entries(walk.caseId())).contains("organization");
        assertThat(entries(town.organizationId("branch"))).contains("\"object\":\"move\"");
    }

    @Test
    @DisplayName("并入别的支部：案件、人、待办一起过去，由那边的书记接着办，原来的书记不再办")
    void aMergerBringsTheCaseAlong() {
        walk.take("organiser", "file-activist", "pass");
        assertThat(town.as("secretary").get("/").text()).contains(town.name("applicant"));
        Page preview = ask("branch", "merge", form -> form.set("other", id("other branch")));
        assertThat(preview.text()).contains("人转到" + town.name("other branch"), number());
        preview.form("form[data-once]").send();
        assertThat(town.as("secretary").get("/").text()).doesNotContain(town.name("applicant"));
        assertThat(town.as("other secretary").get("/").text()).contains(town.name("applicant"));
        assertThat(town.as("other secretary").get("/notices").text()).contains(town.name("applicant") + "：到了");
        assertThat(town.as("member").get("/me/record").text()).contains("随组织并入：" + town.name("other branch"));
        walk.take("other secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("other contact")));
        Page old = town.as("applicant").get("/organizations/" + id("branch"));
        assertThat(old.text()).contains("已经没有这个组织", "并入" + town.name("other branch"));
        assertThat(town.as("applicant")
                        .get("/organizations/" + id("branch") + "?on=2026-06-01")
                        .text("h1"))
                .isEqualTo(town.name("branch"));
    }

    @Test
    @DisplayName("更名以后，待办和案件页上是新的名称")
    void theInboxSaysTheNewName() {
        ask("branch", "rename", form -> form.set("name", "朝阳党支部"))
                .form("form[data-once]")
                .send();
        assertThat(town.as("organiser").get("/").text()).contains("朝阳党支部").doesNotContain(town.name("branch"));
        assertThat(town.as("organiser").get("/cases/" + walk.caseId()).text()).contains("朝阳党支部");
    }

    @Test
    @DisplayName("没有党委能审批了、还有在办案件，都不能办，说出是哪几件")
    void noCaseIsLeftWithoutACommittee() {
        Page refused = ask("street", "withdraw", form -> {});
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).singleElement().asString().contains("没有党委审批", number());
        refused = ask("branch", "dissolve", form -> {});
        assertThat(refused.errors()).singleElement().asString().contains("1件在办案件", number());
        assertThat(office()).isEqualTo(town.organizationId("street"));
    }

    @Test
    @DisplayName("看过以后又有变化的，不照旧的办；同一次按两下只办一次")
    void onlyWhatWasSeenIsDone() {
        town.organization("bureau", "PC", "county", true);
        Page preview = ask("branch", "move", form -> form.set("other", id("bureau")));
        Page other = ask("branch", "rename", form -> form.set("name", "朝阳党支部"));
        other.form("form[data-once]").send();
        Page stale = preview.form("form[data-once]").send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("请再看一遍", "朝阳党支部");
        Form confirm = stale.form("form[data-once]");
        assertThat(confirm.send().status()).isEqualTo(200);
        assertThat(confirm.send().status()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from organization_event where organization_id = ? and act = 'MOVE'")
                        .param(town.organizationId("branch"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("只有系统管理员能办")
    void nobodyElseMayChangeTheTree() {
        for (String who : List.of("applicant", "secretary", "committee", "officer")) {
            assertThat(town.as(who).get("/organizations/" + id("branch")).has("a[href*='/acts/']"))
                    .isFalse();
            assertThat(town.as(who)
                            .get("/organizations/" + id("branch") + "/acts/rename")
                            .status())
                    .isEqualTo(403);
            Form form = form("branch", "rename").set("name", "别人改的").set("document", "无");
            assertThat(form.sendThrough(town.as(who)).status()).isEqualTo(403);
            Form confirm =
                    ask("branch", "rename", one -> one.set("name", "别人改的")).form("form[data-once]");
            assertThat(confirm.sendThrough(town.as(who)).status()).isEqualTo(403);
        }
        assertThat(town.as("admin").get("/organizations/" + id("branch")).text("h1"))
                .isEqualTo(town.name("branch"));
    }

    @Test
    @DisplayName("设立：写不全的说缺什么，填好的都在；设立以后就在那里")
    void somethingIsFounded() {
        Form form = form("community", "found");
        Page refused = form.set("name", "新支部").sendWithoutConfirming();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(3);
        Form again = refused.form("main form");
        assertThat(again.value("name")).isEqualTo("新支部");
        String code = UUID.randomUUID().toString().substring(0, 13);
        Page preview = again.set("type", "BR")
                .set("code", code)
                .set("document", "测试〔2026〕2号")
                .sendWithoutConfirming();
        assertThat(preview.text("h1")).isEqualTo("设立“新支部”（党支部）");
        Page founded = preview.form("form[data-once]").send();
        assertThat(founded.text()).contains("新支部", code, "没有", "不能审批预备党员", "测试〔2026〕2号");
        assertThat(town.as("applicant").get("/organizations/" + id("community")).text())
                .contains("新支部");
    }

    @Test
    @DisplayName("没有脚本也能找到要并入的组织：按“查找”，列出来的选一个")
    void withoutScriptAnotherOrganizationIsFoundByAButton() {
        Form form = form("branch", "merge").set("document", "测试〔2026〕3号").set("_find.other", town.name("other branch"));
        Page found = form.set("_find", "other").sendWithoutConfirming();
        assertThat(found.status()).isEqualTo(200);
        Form offered = found.form("main form");
        assertThat(offered.options("other")).contains(id("other branch"));
        assertThat(offered.value("document")).isEqualTo("测试〔2026〕3号");
        assertThat(found.text(".opt small")).contains(town.name("county"), town.name("community"));
    }

    private Form form(String organization, String act) {
        return town.as("admin")
                .get("/organizations/" + id(organization) + "/acts/" + act)
                .form("main form");
    }

    private Page ask(String organization, String act, Consumer<Form> fill) {
        Form form = form(organization, act).set("document", "测试〔2026〕1号");
        fill.accept(form);
        return form.sendWithoutConfirming();
    }

    private String id(String organization) {
        return town.organizationId(organization).toString();
    }

    private String number() {
        return jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    private UUID office() {
        return jdbc.sql("select office_id from inbox_item where case_id = ? and role = 'organiser'")
                .param(walk.caseId())
                .query(UUID.class)
                .single();
    }

    private String entries(UUID chain) {
        return String.join(
                "\n",
                jdbc.sql("select convert_from(body, 'UTF8') from ledger_entry where chain_id = ? order by seq")
                        .param(chain)
                        .query(String.class)
                        .list());
    }
}
