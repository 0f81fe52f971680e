package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.organization.absence.Absences;
import org.zhengcheng.organization.post.PostRefused;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("外出代办：在等的和新来的都能代，处处写明代谁；本人的不代，要回避的两人都回避，不再转")
class SubstituteTest extends JourneyTest {

    @Autowired
    private Absences absences;

    @Test
    @DisplayName("书记外出，组织委员代办：原来在等的也在待办里，记录、时间线、总账写明代谁，回来就结束")
    void theSubstituteTakesWhatWaitsAndIsNamedAsSuchEverywhere() {
        Town town = town();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        assertThat(town.as("publicity").get("/").text()).contains("没有要办的事");
        Form form = town.as("secretary").get("/posts").follow("外出，请人代办").form("form[action$=/absences]");
        Page done = form.set("person", town.id("publicity") + "")
                .set("reason", "出差")
                .send();
        assertThat(done.text()).contains("已经安排好", "由" + town.name("publicity") + "代办", "依据：出差");

        Page home = town.as("publicity").get("/");
        assertThat(home.text()).contains("您正在代办：支部书记 · " + town.name("branch") + "（代" + town.name("secretary") + "）");
        assertThat(home.texts(".task .instead")).containsExactly("代" + town.name("secretary"));
        walk.take("publicity", "register-application", "pass");
        Page seen = walk.casePage("commissioner");
        assertThat(seen.text()).contains("支部书记 · " + town.name("branch") + "（代" + town.name("secretary") + "）");
        assertThat(seen.text())
                .as("course of the case")
                .contains(town.name("publicity") + "（代" + town.name("secretary") + "）");
        assertThat(jdbc.sql(
                                "select convert_from(body, 'UTF8') from ledger_entry where chain_id = ? order by seq desc limit 1")
                        .param(walk.caseId())
                        .query(String.class)
                        .single())
                .contains("\"instead\":\"" + town.id("secretary"), "（代" + town.name("secretary") + "）");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(town.as("publicity").get("/").has(".task"))
                .as("the talk, new")
                .isTrue();

        town.as("secretary").get("/posts").form("form[action*=/absences/]").send();
        assertThat(town.as("publicity").get("/").has(".task")).isFalse();
        Page refused =
                walk.fill("secretary", "application-talk", "pass", Map.of()).sendThrough(town.as("publicity"));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("只在日子里、只在定的程序里、只在那个组织里")
    void onlyOnTheDaysAndForTheProcedure() {
        Town town = town();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        away(town, "secretary", "publicity", APPLIED.plusDays(2), APPLIED.plusDays(4), null);
        assertThat(walk.isInInboxOf("publicity")).isFalse();
        walk.on(APPLIED.plusDays(2));
        assertThat(walk.isInInboxOf("publicity")).isTrue();
        walk.on(APPLIED.plusDays(4));
        assertThat(walk.isInInboxOf("publicity")).isTrue();
        walk.on(APPLIED.plusDays(5));
        assertThat(walk.isInInboxOf("publicity")).isFalse();
        away(town, "secretary", "publicity", APPLIED.plusDays(5), APPLIED.plusDays(9), "another-procedure");
        assertThat(walk.isInInboxOf("publicity")).isFalse();
        assertThat(walk.page("publicity").has("form[data-step]")).isFalse();
        away(town, "secretary", "publicity", APPLIED.plusDays(5), APPLIED.plusDays(9), "member-development");
        assertThat(walk.isInInboxOf("publicity")).isTrue();
    }

    @Test
    @DisplayName("不再转：代办人自己外出，只转自己岗位的事，不转代别人的事")
    void whatASubstituteDoesIsNotPassedOn() {
        Town town = town();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        away(town, "secretary", "publicity", APPLIED, APPLIED.plusDays(9), null);
        away(town, "publicity", "discipline", APPLIED, APPLIED.plusDays(9), null);
        assertThat(walk.isInInboxOf("publicity")).isTrue();
        assertThat(walk.isInInboxOf("discipline")).isFalse();
        Page refused =
                walk.fill("secretary", "register-application", "pass", Map.of()).sendThrough(town.as("discipline"));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("外出人本人的案件、代办人本人的案件，都不能代办，待办里也没有")
    void neverInTheCaseOfEither() {
        for (String concerned : List.of("secretary", "publicity")) {
            Town town = town();
            jdbc.sql("update person set standing = null where id = ?")
                    .param(town.id(concerned))
                    .update();
            clock.set(APPLIED);
            UUID caseId = town.as(concerned)
                    .get("/procedures/member-development")
                    .form("form[action*=/procedures/]")
                    .send()
                    .caseId();
            Walk walk = walk(town).with(caseId);
            walk.take(concerned, "submit-application", "pass");
            jdbc.sql("update person set standing = 'FULL' where id = ?")
                    .param(town.id(concerned))
                    .update();
            away(town, "secretary", "publicity", APPLIED, APPLIED.plusDays(9), null);
            assertThat(walk.isInInboxOf("publicity"))
                    .as("case of %s", concerned)
                    .isFalse();
            Page refused = walk.fill("commissioner", "register-application", "pass", Map.of())
                    .sendThrough(town.as("publicity"));
            assertThat(refused.status()).as("case of %s", concerned).isEqualTo(403);
            assertThat(refused.text()).contains(concerned.equals("secretary") ? "您代办的人是本案当事人" : "这是您本人的案件");
        }
    }

    @Test
    @DisplayName("职责分离看两个人：外出人参加过的不能代办，代办人参加过的也不能代办，代办过的两人都算参加过")
    void separationOfDutiesBindsBoth() {
        Town town = town();
        town.post("secretary", "street", "parent-committee");
        Walk walk = begin(town);
        apply(walk, COURSE);
        walk.on(ACTIVIST).take("secretary", "nominate-activist", "pass");
        away(town, "secretary", "second committee", "street", ACTIVIST, ACTIVIST.plusDays(9), null);
        away(town, "organiser", "committee", "street", ACTIVIST, ACTIVIST.plusDays(9), null);
        town.leaveOffice("second committee", ACTIVIST.minusDays(1));
        Page refused =
                walk.fill("organiser", "file-activist", "pass", Map.of()).sendThrough(town.as("second committee"));
        assertThat(refused.text()).contains("您代办的人参加过“推荐和确定入党积极分子”");

        Town other = town();
        other.person("youth", "branch", "FULL", LocalDate.of(1990, 1, 1));
        other.post("youth", "branch", "mass-organisation");
        other.post("youth", "street", "parent-committee");
        Walk second = begin(other);
        apply(second, COURSE);
        second.on(ACTIVIST);
        away(other, "secretary", "youth", ACTIVIST, ACTIVIST.plusDays(9), null);
        second.take("youth", "nominate-activist", "pass");
        for (String either : List.of("youth", "secretary")) {
            if (either.equals("secretary")) {
                other.post("secretary", "street", "organiser");
            }
            Page no =
                    second.fill("committee", "file-activist", "pass", Map.of()).sendThrough(other.as(either));
            assertThat(no.text()).as(either).contains("您参加过“推荐和确定入党积极分子”");
        }
    }

    @Test
    @DisplayName("代办人要是同组织有岗位的正式党员；别处的人、申请人、管理员、自己、外出的人都不行")
    void theSubstituteIsOfTheKindTheRuleAllows() {
        Town town = town();
        clock.set(APPLIED);
        town.person("idle", "branch", "PROBATIONARY", LocalDate.of(1990, 1, 1));
        town.post("idle", "branch", "mass-organisation");
        for (String who : List.of("member", "applicant", "other secretary", "committee", "secretary", "idle")) {
            assertThatThrownBy(() -> away(town, "secretary", who, APPLIED, APPLIED, null))
                    .as(who)
                    .isInstanceOf(PostRefused.class);
        }
        assertThatThrownBy(() -> away(town, "member", "commissioner", APPLIED, APPLIED, null))
                .isInstanceOf(NotEntitled.class);
        assertThatThrownBy(() -> away(town, "secretary", "commissioner", APPLIED.minusDays(1), APPLIED, null))
                .isInstanceOf(PostRefused.class);
        away(town, "commissioner", "publicity", APPLIED, APPLIED.plusDays(5), null);
        assertThatThrownBy(() -> away(town, "secretary", "commissioner", APPLIED, APPLIED, null))
                .as("away themselves")
                .isInstanceOf(PostRefused.class);
        away(town, "secretary", "publicity", APPLIED, APPLIED, null);
        assertThatThrownBy(() -> away(town, "secretary", "discipline", APPLIED, APPLIED, null))
                .as("twice")
                .isInstanceOf(PostRefused.class);
        assertThat(absences.substitutes(town.organizationId("other branch"), town.id("other secretary")))
                .extracting("name")
                .containsExactly(town.name("other commissioner"));
    }

    @Test
    @DisplayName("代办人得到消息；每页的数据库语句一样多")
    void theInboxOfASubstituteCostsNoMore() {
        Town town = town();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        town.as("publicity").get("/");
        int before = statements.during(() -> town.as("publicity").get("/")).size();
        away(town, "secretary", "publicity", APPLIED, APPLIED.plusDays(9), null);
        assertThat(statements.during(() -> town.as("publicity").get("/"))).hasSize(before);
    }

    @Test
    @DisplayName("书记病了，上级党委替其安排代办：写明谁登记，两人都收到消息；上级也能提前结束")
    void theCommitteeArrangesASubstituteForWhoFellIll() {
        Town town = town();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        String place = "/organizations/" + town.organizationId("branch");
        Page form = town.as("committee").get(place + "/posts").follow("外出和代办").follow(town.name("secretary"));
        Page refused = form.form("form[action$=/absences]")
                .set("person", town.id("publicity") + "")
                .set("reason", " ")
                .send();
        assertThat(refused.errors()).singleElement().asString().contains("请写为什么");
        Page done = refused.form("form[action$=/absences]").set("reason", "住院").send();
        assertThat(done.uri().getPath()).isEqualTo(place + "/absences");
        assertThat(done.text())
                .contains("已经安排好", town.name("secretary"), "由" + town.name("publicity") + "代办", "住院")
                .contains("由" + town.name("committee") + "登记（上级党委 · " + town.name("street"));

        assertThat(town.as("secretary").get("/posts").text())
                .contains("由" + town.name("publicity") + "代办", "由" + town.name("committee") + "登记");
        for (String told : List.of("secretary", "publicity")) {
            assertThat(town.as(told).get("/notices").text())
                    .as(told)
                    .contains(
                            town.name("committee") + "登记：" + town.name("secretary") + "外出，由" + town.name("publicity"));
        }
        assertThat(town.as("committee").get("/notices").text()).doesNotContain("外出，由");
        walk.take("publicity", "register-application", "pass");
        assertThat(ledger.isIntact(town.organizationId("branch"))).isTrue();

        Page ended = town.as("committee")
                .get(place + "/absences")
                .form("form[action$=/end]")
                .send();
        assertThat(ended.uri().getPath()).isEqualTo(place + "/absences");
        assertThat(ended.text()).contains("代办已经结束");
        assertThat(town.as("publicity").get("/notices").text()).contains(town.name("publicity") + "从现在起不再代办");
        assertThat(walk.isInInboxOf("publicity")).isFalse();
    }

    @Test
    @DisplayName("只有任免得了的人能替别人安排；不能安排自己，也不能替没有岗位的人安排")
    void nobodyElseArrangesForOthers() {
        Town town = town();
        UUID branch = town.organizationId("branch");
        for (String who : List.of("commissioner", "other secretary", "member", "organiser", "applicant")) {
            assertThatThrownBy(() -> arrange(town, who, "secretary", "publicity"))
                    .as(who)
                    .isInstanceOf(NotEntitled.class);
            assertThat(town.as(who)
                            .get("/absences/new?organization=" + branch + "&absent=" + town.id("secretary"))
                            .status())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(town.as("commissioner")
                        .get("/organizations/" + branch + "/absences")
                        .text())
                .doesNotContain("替不在的人安排代办");
        assertThat(town.as("applicant")
                        .get("/organizations/" + branch + "/absences")
                        .status())
                .isEqualTo(403);
        assertThatThrownBy(() -> arrange(town, "committee", "member", "publicity"))
                .isInstanceOf(NotEntitled.class);
        assertThatThrownBy(() -> arrange(town, "committee", "secretary", "member"))
                .isInstanceOf(PostRefused.class);
        assertThatThrownBy(() -> arrange(town, "committee", "secretary", "committee"))
                .isInstanceOf(PostRefused.class);
    }

    private void arrange(Town town, String by, String absent, String substitute) {
        absences.declare(
                town.id(absent),
                town.organizationId("branch"),
                null,
                town.id(substitute),
                APPLIED,
                APPLIED.plusDays(6),
                "住院",
                town.actor(by));
    }

    private Town town() {
        Town town = newTown();
        for (String post : List.of("publicity", "discipline")) {
            town.person(post, "branch", "FULL", LocalDate.of(1970, 1, 1));
            town.post(post, "branch", post + "-commissioner");
        }
        return town;
    }

    private void away(Town town, String who, String by, LocalDate from, LocalDate until, String procedure) {
        away(town, who, by, "branch", from, until, procedure);
    }

    private void away(
            Town town, String who, String by, String place, LocalDate from, LocalDate until, String procedure) {
        absences.declare(
                town.id(who), town.organizationId(place), procedure, town.id(by), from, until, "出差", town.actor(who));
    }
}
