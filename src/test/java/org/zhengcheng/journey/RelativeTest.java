package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.organization.absence.Absences;
import org.zhengcheng.organization.relative.Kinship;
import org.zhengcheng.organization.relative.Relatives;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("回避：亲属的案件，名单、查找、计数、消息、页面里都没有，也办不了")
class RelativeTest extends JourneyTest {

    @Autowired
    private Relatives relatives;

    @Autowired
    private Absences absences;

    @Test
    @DisplayName("书记登记配偶后，配偶的案件在书记的岗位上全不见了，别的委员照办")
    void aDeclaredRelativesCaseDisappearsFromOffice() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        walk.casePage("applicant").form("form[action$=/nudge]").send();
        Form open = walk.fill("secretary", "register-application", "pass", Map.of());
        String number = jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
        assertThat(town.as("secretary").get("/cases").text()).contains(number);
        assertThat(town.as("secretary").get("/notices").text()).contains(town.name("applicant"));

        Page found = town.as("secretary")
                .get("/relatives")
                .form("form[role=search]")
                .set("name", town.name("applicant"))
                .send();
        Page done = found.form("form[method=post][action$=/relatives]")
                .set("other", town.id("applicant") + "")
                .set("kind", "SPOUSE")
                .send();
        assertThat(done.text()).contains("已记下", "配偶", town.name("applicant"));

        Walk.Written before = walk.written();
        for (String page : List.of("/", "/?q=" + number, "/?q=applicant", "/cases", "/cases?q=" + number, "/notices")) {
            assertThat(town.as("secretary").get(page).text())
                    .as(page)
                    .doesNotContain(town.name("applicant"), walk.caseId().toString());
        }
        assertThat(town.as("secretary").get("/").text()).contains("没有要办的事");
        for (String path : List.of("", "/diagram", "/steps/" + before.openTask())) {
            assertThat(town.as("secretary")
                            .get("/cases/" + walk.caseId() + path)
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(open.send().status()).as("a page opened before").isEqualTo(404);
        assertThat(walk.written()).isEqualTo(before);
        assertThat(walk.casePage("commissioner").text()).doesNotContain("在" + town.name("secretary") + "手里");
        walk.take("commissioner", "register-application", "pass");
        assertThat(town.as("secretary").get("/notices").text()).doesNotContain(town.name("applicant"));
    }

    @Test
    @DisplayName("对双方都有效；联系人是亲属的也不行；自己不能注销，上级写明原因可以")
    void itHoldsForBothAndOnlySomebodyElseEndsIt() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        assertThat(walk.casePage("contact").status()).isEqualTo(200);
        relatives.declare(town.id("applicant"), town.id("contact"), Kinship.PARENT, town.actor("applicant"));
        assertThat(walk.casePage("contact").status()).isEqualTo(404);
        assertThat(walk.casePage("applicant").status()).as("the applicant").isEqualTo(200);
        assertThat(town.as("contact").get("/relatives").text()).contains("子女", town.name("applicant"));

        String of = "/relatives?of=" + town.id("contact");
        for (String other : List.of("applicant", "commissioner", "other secretary", "organiser")) {
            assertThat(town.as(other).get(of).status()).as(other).isEqualTo(403);
        }
        assertThat(town.as("contact").get("/relatives").has("form[action*=/end]"))
                .isFalse();
        Page refused = town.as("secretary").get(of).form("form[action*=/end]").send();
        assertThat(refused.status()).isEqualTo(422);
        Page ended = refused.form("form[action*=/end]").set("reason", "登记错了人").send();
        assertThat(ended.text()).contains("已注销：登记错了人");
        assertThat(walk.casePage("contact").status()).isEqualTo(200);
        assertThat(ledger.isIntact(town.id("applicant"))).isTrue();
        assertThat(ledger.isIntact(town.id("contact"))).isTrue();
    }

    @Test
    @DisplayName("代办时，外出人的亲属的案件也办不了")
    void aSubstituteDoesNotGetTheCasesOfTheAbsentsRelatives() {
        Town town = newTown();
        town.person("publicity", "branch", "FULL", LocalDate.of(1970, 1, 1));
        town.post("publicity", "branch", "publicity-commissioner");
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        absences.declare(
                town.id("secretary"),
                town.organizationId("branch"),
                null,
                town.id("publicity"),
                APPLIED,
                APPLIED.plusDays(9),
                "出差",
                town.actor("secretary"));
        assertThat(walk.isInInboxOf("publicity")).isTrue();
        relatives.declare(town.id("secretary"), town.id("applicant"), Kinship.SIBLING, town.actor("secretary"));
        assertThat(walk.isInInboxOf("publicity")).isFalse();
        Page refused = walk.fill("commissioner", "register-application", "pass", Map.of())
                .sendThrough(town.as("publicity"));
        assertThat(refused.text()).contains("您代办的人是本案当事人或者其亲属");
    }

    @Test
    @DisplayName("唯一的经办人要回避时，催办和消息到上一级，不到亲属")
    void whereAllHoldersAreBarredTheNextLevelIsTold() {
        Town town = newTown();
        town.leaveOffice("commissioner", APPLIED.minusDays(1));
        Walk walk = begin(town);
        relatives.declare(town.id("secretary"), town.id("applicant"), Kinship.CHILD, town.actor("secretary"));
        walk.take("applicant", "submit-application", "pass");
        walk.on(APPLIED.plusDays(3));
        walk.casePage("applicant").form("form[action$=/nudge]").send();
        assertThat(jdbc.sql("select person_id from notice where case_id = ? and kind = 'NUDGED'")
                        .param(walk.caseId())
                        .query(UUID.class)
                        .list())
                .contains(town.id("committee"))
                .doesNotContain(town.id("secretary"));
    }

    @Test
    @DisplayName("按姓名查亲属，一天三十次为止，第二天又能查；查得比平常多的，记入总账")
    void namesCannotBeTriedOutOneAfterTheOther() {
        clock.set(APPLIED);
        Town town = newTown();
        Browser member = town.as("member");
        String path = "/relatives?name=" + town.name("contact").replace(" ", "%20");
        for (int i = 0; i < 30; i++) {
            assertThat(member.get(path).has("input[name=other]")).isTrue();
        }
        Page refused = member.get(path);
        assertThat(refused.text()).contains("一天最多查30次").doesNotContain("没有叫这个姓名的人");
        assertThat(refused.has("input[name=other]")).isFalse();
        assertThat(town.as("secretary").get(path).has("input[name=other]"))
                .as("of each person")
                .isTrue();
        assertThat(jdbc.sql(
                                "select ledger_member(body, 'outcome') from ledger_entry where act = 'lookup' and chain_id = ?"
                                        + " order by seq")
                        .param(town.id("member"))
                        .query(String.class)
                        .list())
                .containsExactly("many", "refused");
        clock.set(APPLIED.plusDays(1));
        assertThat(member.get(path).has("input[name=other]")).isTrue();
    }
}
