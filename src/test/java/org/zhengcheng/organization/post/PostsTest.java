package org.zhengcheng.organization.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("岗位从某日到某日：任命、免去、更正都有依据、留痕；三员分立")
class PostsTest extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate BORN = LocalDate.of(1970, 1, 1);

    @Autowired
    private Posts posts;

    @Autowired
    private Ledger ledger;

    private Town town;

    @BeforeEach
    void aTownWithASecurityAdministrator() {
        clock.set(TODAY);
        town = newTown();
        town.person("security", "county", "FULL", BORN);
        town.post("security", "county", "security-admin");
    }

    @Test
    @DisplayName("安全管理员在页面上任命副书记，免去，历任里都看得到，总账完整")
    void appointedAndEndedOnThePages() {
        Page done = form("security", "branch")
                .set("person", town.id("member") + "")
                .set("post", "branch-deputy-secretary")
                .set("reason", "支委〔2026〕3号")
                .send();
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).contains("已经办好", town.name("member"), "支部副书记");
        assertThat(town.as("member").get("/cases").status()).isEqualTo(200);

        Page end =
                town.as("security").get(done.attribute("a[aria-label='免去 支部副书记 " + town.name("member") + "']", "href"));
        Page refused = end.form("form[method=post][novalidate]")
                .set("until", TODAY.toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("请写原因，最多500字。");
        clock.set(TODAY.plusDays(3));
        Page ended = end.form("form[method=post][novalidate]")
                .set("until", TODAY.plusDays(2).toString())
                .set("reason", "调离")
                .send();
        assertThat(ended.text()).contains("2026年6月1日到2026年6月3日", "依据：调离", "依据：支委〔2026〕3号");
        assertThat(ledger.isIntact(town.organizationId("branch"))).isTrue();
        assertThat(jdbc.sql("select count(*) from ledger_entry where chain_id = ? and act = 'post' and actor_id = ?")
                        .params(town.organizationId("branch"), town.id("security"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("上级党委、组织部门任免下级的；同级、别处、组织员、管理员都不行；谁都不能任免自己")
    void whoIsAboveAppointsBelowAndNobodyElse() {
        town.person("admin", "county", "FULL", BORN);
        town.post("admin", "county", "admin");
        for (String entitled : List.of("committee", "officer", "security")) {
            posts.appoint(wanted("branch", "member", Role.DISCIPLINE_COMMISSIONER, TODAY, TODAY), town.actor(entitled));
            jdbc.sql("delete from post_change").update();
            jdbc.sql("delete from post where person_id = ?")
                    .param(town.id("member"))
                    .update();
        }
        for (String other :
                List.of("secretary", "commissioner", "other secretary", "organiser", "admin", "applicant")) {
            assertThatThrownBy(() -> posts.appoint(
                            wanted("branch", "member", Role.DISCIPLINE_COMMISSIONER, TODAY, null), town.actor(other)))
                    .as(other)
                    .isInstanceOf(NotEntitled.class);
            assertThat(town.as(other).get(path("branch") + "/new").status()).isEqualTo(403);
        }
        assertThatThrownBy(() -> posts.appoint(
                        wanted("street", "member", Role.PARENT_COMMITTEE, TODAY, null), town.actor("committee")))
                .as("a committee does not appoint its own members")
                .isInstanceOf(NotEntitled.class);
        assertThatThrownBy(() -> posts.appoint(
                        wanted("county", "member", Administrator.AUDIT, TODAY, null), town.actor("officer")))
                .isInstanceOf(NotEntitled.class);
        assertThat(codes(wanted("county", "security", Administrator.AUDIT, TODAY, null)))
                .containsExactly("post.wrong.self");
    }

    @Test
    @DisplayName("不是正式党员、组织没有这个岗位、已有书记、同一岗位两次、过去的日子没有依据：都不准")
    void whatDoesNotFitIsRefusedWithItsReason() {
        assertThat(codes(wanted("branch", "applicant", Role.ORG_COMMISSIONER, TODAY, null)))
                .containsExactly("post.wrong.standing");
        assertThat(codes(wanted("branch", "member", Role.PARENT_COMMITTEE, TODAY, null)))
                .containsExactly("post.wrong.type");
        assertThat(codes(wanted("branch", "member", Role.BRANCH_COMMITTEE, TODAY, null)))
                .containsExactly("post.wrong.type");
        assertThat(codes(wanted("branch", "member", Role.BRANCH_SECRETARY, TODAY, null)))
                .containsExactly("post.wrong.taken");
        assertThat(codes(wanted("branch", "commissioner", Role.ORG_COMMISSIONER, TODAY, null)))
                .containsExactly("post.wrong.already");
        assertThat(codes(new Appointment(
                        town.organizationId("branch"),
                        town.id("member"),
                        Role.ORG_COMMISSIONER,
                        TODAY.minusDays(1),
                        null,
                        " ")))
                .containsExactly("post.wrong.past");
        assertThat(codes(wanted("branch", "member", Role.ORG_COMMISSIONER, TODAY, TODAY.minusDays(1))))
                .contains("post.wrong.until");
    }

    @Test
    @DisplayName("更正任职日期和误录：原来的日期留着，误录的从来不算")
    void aMistakeIsCorrectedAndStaysToBeSeen() {
        UUID id = posts.appoint(
                wanted("branch", "member", Role.DISCIPLINE_COMMISSIONER, TODAY, null), town.actor("security"));
        posts.correct(id, TODAY.minusDays(10), null, false, "写错了日期", town.actor("security"));
        assertThat(town.as("security").get(path("branch")).text()).contains("2026年5月22日起", "依据：写错了日期", "2026年6月1日起");
        posts.correct(id, null, null, true, "录错了人", town.actor("security"));
        assertThat(town.as("member").get("/cases").has(".task")).isFalse();
        assertThat(town.as("security").get(path("branch")).text()).contains("误录，从未任过", "依据：录错了人");
        assertThat(posts.appoint(
                        wanted("branch", "member", Role.DISCIPLINE_COMMISSIONER, TODAY, null), town.actor("security")))
                .isNotEqualTo(id);
    }

    @Test
    @DisplayName("三员分立：任意两个岗位的组合和先后，一人不兼两员，管理员不兼办案的岗位；重叠才不准")
    void noPairWithAnAdministratorIsEverHeldAtOnce() {
        Random dice = new Random(20260601);
        List<Capacity> all = Stream.concat(Arrays.stream(Administrator.values()), Role.everyPost().stream())
                .map(Capacity.class::cast)
                .toList();
        int refused = 0;
        for (Capacity first : all) {
            for (Capacity second : all) {
                if (first.equals(second) || first instanceof Role && second instanceof Role) {
                    continue;
                }
                String who = first.id() + "+" + second.id();
                town.person(who, "branch", "FULL", BORN);
                LocalDate from = TODAY.plusDays(dice.nextInt(100));
                LocalDate until = dice.nextBoolean() ? null : from.plusDays(dice.nextInt(30));
                appoint(who, first, from, until);
                LocalDate overlapping = until == null ? from.plusDays(dice.nextInt(50)) : until;
                assertThat(codes(of(who, second, overlapping, null)))
                        .as("%s from %s to %s, then from %s", who, from, until, overlapping)
                        .containsExactly("post.wrong.separate");
                assertThatThrownBy(() -> insert(who, second, overlapping))
                        .as("past the application")
                        .isInstanceOf(DataAccessException.class)
                        .hasMessageContaining("holds no other post");
                refused++;
                if (until != null) {
                    appoint(who, second, until.plusDays(1), null);
                }
            }
        }
        assertThat(refused)
                .isEqualTo(all.size() * (all.size() - 1)
                        - Role.everyPost().size() * (Role.everyPost().size() - 1));
    }

    @Test
    @DisplayName("谁看得到岗位：本组织和上级任职的人、安全管理员；别的支部、申请人、审计员看不到")
    void postsAreSeenFromWithinAndFromAbove() {
        town.person("auditor", "county", "FULL", BORN);
        town.post("auditor", "county", "auditor");
        for (String entitled : List.of("secretary", "committee", "officer", "security")) {
            assertThat(town.as(entitled).get(path("branch")).status())
                    .as(entitled)
                    .isEqualTo(200);
        }
        for (String other : List.of("applicant", "member", "other secretary", "auditor")) {
            assertThat(town.as(other).get(path("branch")).status()).as(other).isEqualTo(403);
        }
        assertThat(town.as("secretary").get(path("branch")).text()).doesNotContain("任命到");
    }

    @Test
    @DisplayName("审计员按编号、姓名、事项、日期查总账，一页一页往下；别的人都进不去")
    void onlyTheAuditorReadsTheLedger() {
        town.person("auditor", "county", "FULL", BORN);
        town.post("auditor", "county", "auditor");
        List<UUID> made = new ArrayList<>();
        for (int n = 0; n < 26; n++) {
            UUID id = posts.appoint(
                    wanted("branch", "member", Role.DISCIPLINE_COMMISSIONER, TODAY, null), town.actor("security"));
            posts.correct(id, null, null, true, "试", town.actor("security"));
            made.add(id);
        }
        Page ledgerPage = town.as("auditor")
                .get("/ledger?act=post&person=" + town.name("security").replace(" ", "+"));
        assertThat(ledgerPage.texts(".log > li")).hasSize(50);
        assertThat(ledgerPage.text()).contains(town.name("branch"), "安全管理员").doesNotContain(town.name("member"));
        assertThat(ledgerPage.follow("再往下看").texts(".log > li")).hasSize(made.size() * 2 - 50);
        assertThat(town.as("auditor").get("/ledger?number=none").text()).contains("没有找到");
        assertThat(town.as("auditor")
                        .get("/ledger?act=step&person=" + town.name("security").replace(" ", "+"))
                        .text())
                .contains("没有找到");
        assertThat(town.as("auditor").get("/ledger?day=1999-01-01").text()).contains("没有找到");
        for (String other : List.of("security", "secretary", "officer", "applicant")) {
            assertThat(town.as(other).get("/ledger").status()).as(other).isEqualTo(403);
        }
    }

    private void appoint(String who, Capacity post, LocalDate from, LocalDate until) {
        posts.appoint(of(who, post, from, until), town.actor("security"));
    }

    /** Each in an organisation of their own. */
    private Appointment of(String who, Capacity post, LocalDate from, LocalDate until) {
        String place = "home " + UUID.randomUUID();
        String type = post instanceof Role role ? type(role) : "PC";
        town.organization(place, type, "street", false);
        return wanted(place, who, post, from, until);
    }

    private static String type(Role role) {
        return Stream.of("BR", "GB", "PC", "OD")
                .filter(type -> PostRules.postsOf(type).contains(role))
                .findFirst()
                .orElseThrow();
    }

    private void insert(String who, Capacity post, LocalDate from) {
        jdbc.sql("insert into post (id, person_id, organization_id, role, from_date) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), town.id(who), town.organizationId("county"), post.id(), from)
                .update();
    }

    private Appointment wanted(String place, String who, Capacity post, LocalDate from, LocalDate until) {
        return new Appointment(town.organizationId(place), town.id(who), post, from, until, "支委会决定");
    }

    private List<String> codes(Appointment wanted) {
        return catchThrowableOfType(PostRefused.class, () -> posts.appoint(wanted, town.actor("security")))
                .wrongs()
                .stream()
                .map(Wrong::code)
                .toList();
    }

    private Form form(String who, String place) {
        return town.as(who).get(path(place) + "/new").form("form[method=post][novalidate]");
    }

    private String path(String place) {
        return "/organizations/" + town.organizationId(place) + "/posts";
    }
}
