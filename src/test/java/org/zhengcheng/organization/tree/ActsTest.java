package org.zhengcheng.organization.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

@DisplayName("党组织的设立、更名、改类型、授权、调整隶属、合并、撤销：哪天起的就从哪天算，不合规矩的说明理由")
class ActsTest extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @Autowired
    private Acts acts;

    @Autowired
    private States states;

    @Autowired
    private Organizations organizations;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;

    @BeforeEach
    void aTown() {
        clock.set(TODAY);
        town = newTown();
    }

    @Test
    @DisplayName("设立的支部从设立那天起才有，默认没有审批权")
    void whatIsFoundedIsThereFromThatDayOn() {
        UUID id = found("BR", "community", APRIL);
        assertThat(states.on(id, APRIL.minusDays(1))).isEmpty();
        assertThat(states.on(id, APRIL)).get().satisfies(state -> {
            assertThat(state.canApprove()).isFalse();
            assertThat(state.parentId()).isEqualTo(town.organizationId("community"));
        });
        assertThat(states.under(town.organizationId("community"), APRIL, "", 50))
                .extracting(State::id)
                .contains(id);
        assertThat(states.under(town.organizationId("community"), APRIL.minusDays(1), "", 50))
                .extracting(State::id)
                .doesNotContain(id);
    }

    @Test
    @DisplayName("更名以后，问以前哪一天就答那天的名称")
    void aNameIsAnsweredByDay() {
        rename("branch", "朝阳党支部", APRIL);
        rename("branch", "向阳党支部", APRIL.plusMonths(1));
        assertThat(chain("branch", APRIL.minusDays(1)).branch().name()).isEqualTo(town.name("branch"));
        assertThat(chain("branch", APRIL).branch().name()).isEqualTo("朝阳党支部");
        assertThat(chain("branch", TODAY).branch().name()).isEqualTo("向阳党支部");
        assertThat(organizations.branch(town.organizationId("branch"), APRIL))
                .get()
                .satisfies(branch -> assertThat(branch.name()).isEqualTo("朝阳党支部"));
    }

    @Test
    @DisplayName("调整隶属以后，审批党委按问的那一天算；授权、收回也一样")
    void whoApprovesIsAnsweredByDay() {
        town.organization("bureau", "PC", "county", false);
        act(Act.Kind.GRANT, "bureau", APRIL, null, null, null);
        act(Act.Kind.MOVE, "branch", APRIL.plusDays(10), null, null, "bureau");
        assertThat(committee("branch", APRIL.plusDays(9))).isEqualTo(town.organizationId("street"));
        assertThat(committee("branch", APRIL.plusDays(10))).isEqualTo(town.organizationId("bureau"));
        assertThat(committee("other branch", TODAY)).isEqualTo(town.organizationId("street"));
        act(Act.Kind.WITHDRAW, "bureau", APRIL.plusDays(20), null, null, null);
        assertThat(chain("branch", APRIL.plusDays(19)).seatOf(Role.PARENT_COMMITTEE))
                .isPresent();
        assertThat(chain("branch", TODAY).seatOf(Role.PARENT_COMMITTEE)).isEmpty();
    }

    @Test
    @DisplayName("合并：人、下级转过去，职务终止，原来的还查得到，由接收的管")
    void aMergerTakesEverythingAlong() {
        UUID group = found("PG", "branch", APRIL.minusDays(1));
        act(Act.Kind.MERGE, "branch", APRIL, null, null, "other branch");
        UUID merged = town.organizationId("branch");
        UUID into = town.organizationId("other branch");
        assertThat(jdbc.sql("select organization_id from person where id = ?")
                        .param(town.id("contact"))
                        .query(UUID.class)
                        .single())
                .isEqualTo(into);
        assertThat(jdbc.sql("select to_date from post where person_id = ?")
                        .param(town.id("secretary"))
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(APRIL.minusDays(1));
        assertThat(jdbc.sql("select c.kind from post_change c join post p on p.id = c.post_id where p.person_id = ?")
                        .param(town.id("secretary"))
                        .query(String.class)
                        .single())
                .isEqualTo("ENDED");
        assertThat(states.on(group, TODAY)).get().extracting(State::parentId).isEqualTo(into);
        assertThat(states.on(group, APRIL.minusDays(1)))
                .get()
                .extracting(State::parentId)
                .isEqualTo(merged);
        assertThat(states.on(merged, APRIL)).isEmpty();
        assertThat(states.on(merged, APRIL.minusDays(1)))
                .get()
                .extracting(State::parentId)
                .isEqualTo(town.organizationId("community"));
        Chain keeper = organizations.chainOf(merged, TODAY);
        assertThat(keeper.branch().id()).isEqualTo(merged);
        assertThat(keeper.contains(into)).isTrue();
        assertThat(keeper.contains(town.organizationId("street"))).isTrue();
    }

    @Test
    @DisplayName("撤销：有人、有下级时不行，都说出来；没有了才行，以前的日子里还在")
    void onlyWhatIsEmptyIsDissolved() {
        UUID branch = found("BR", "community", APRIL);
        refused(act(Act.Kind.DISSOLVE, town.organizationId("community"), APRIL, null, null, null), "hasBelow");
        refused(act(Act.Kind.DISSOLVE, town.organizationId("branch"), APRIL, null, null, null), "hasPeople");
        carryOut(act(Act.Kind.DISSOLVE, branch, APRIL.plusDays(3), null, null, null));
        assertThat(states.on(branch, APRIL.plusDays(2))).isPresent();
        assertThat(states.on(branch, APRIL.plusDays(3))).isEmpty();
        refused(act(Act.Kind.RENAME, branch, TODAY, "再改名", null, null), "gone");
        refused(
                new Act(Act.Kind.FOUND, UUID.randomUUID(), TODAY, "文", code(), "小组", OrganizationType.PG, branch),
                "notThere");
    }

    @ParameterizedTest
    @CsvSource({"GB", "LPG", "BR", "BR_JOINT", "BR_TEMP", "BR_MOBILE", "OD", "PG"})
    @DisplayName("党总支、党组、支部、临时党组织、小组不能有预备党员审批权（细则第二十二条）")
    void someTypesNeverApprove(String type) {
        UUID id = type.equals("PG")
                ? found(type, "branch", APRIL)
                : type.equals("OD") ? found(type, "street", APRIL) : found(type, "county", APRIL, "PC");
        if (!type.equals("PG") && !type.equals("OD")) {
            id = UUID.randomUUID();
            carryOut(new Act(
                    Act.Kind.FOUND,
                    id,
                    APRIL,
                    "文",
                    code(),
                    "某某",
                    OrganizationType.valueOf(type),
                    town.organizationId(type.equals("LPG") ? "county" : "community")));
        }
        refused(act(Act.Kind.GRANT, id, TODAY, null, null, null), "authority");
    }

    @ParameterizedTest
    @CsvSource({
        "东风社区党委, county 党委, village",
        "东风村党委, county 党委, village",
        "中心小学党委, 东风街道党工委, town",
        "中心小学党委, 东风镇党委, town",
        "中心小学党委, 区教育局党委, ''"
    })
    @DisplayName("村、社区党委和乡镇、街道党委所属的党委不能有审批权")
    void committeesOfVillagesAndUnderTownsNeverApprove(String name, String above, String refusal) {
        UUID parent = UUID.randomUUID();
        OrganizationType type = above.endsWith("工委") ? OrganizationType.PWC : OrganizationType.PC;
        carryOut(new Act(Act.Kind.FOUND, parent, APRIL, "文", code(), above, type, town.organizationId("county")));
        UUID id = UUID.randomUUID();
        carryOut(new Act(Act.Kind.FOUND, id, APRIL, "文", code(), name, OrganizationType.PC, parent));
        Act grant = act(Act.Kind.GRANT, id, TODAY, null, null, null);
        if (refusal.isEmpty()) {
            carryOut(grant);
            assertThat(states.on(id, TODAY)).get().matches(State::canApprove);
            refused(act(Act.Kind.RENAME, id, TODAY, "新村村党委", null, null), "village");
            refused(act(Act.Kind.RENAME, parent, TODAY, "新街街道党委", null, null), "town");
        } else {
            refused(grant, refusal);
        }
    }

    @Test
    @DisplayName("隶属不能绕成圈，过去的某一段也不行")
    void nothingComesUnderItself() {
        refused(act(Act.Kind.MOVE, town.organizationId("county"), APRIL, null, null, "county"), "circle");
        town.organization("north", "PC", "county", false);
        town.organization("south", "PC", "north", false);
        refused(act(Act.Kind.MOVE, town.organizationId("north"), APRIL, null, null, "south"), "circle");
        act(Act.Kind.MOVE, "south", APRIL.plusMonths(1), null, null, "county");
        refused(act(Act.Kind.MOVE, town.organizationId("north"), APRIL, null, null, "south"), "circle");
        act(Act.Kind.MOVE, "north", APRIL.plusMonths(1), null, null, "south");
        assertThat(states.above(town.organizationId("north"), TODAY))
                .extracting(State::id)
                .containsExactly(town.organizationId("south"), town.organizationId("county"));
        assertThat(states.above(town.organizationId("south"), APRIL))
                .extracting(State::id)
                .containsExactly(town.organizationId("north"), town.organizationId("county"));
    }

    @ParameterizedTest
    @CsvSource({
        "PC, branch, under",
        "BR, branch, under",
        "GB, branch, under",
        "PG, street, under",
        "PWC, street, under",
        "LPG, branch, under",
        "OD, county, department"
    })
    @DisplayName("什么类型能在什么下面是定的；一个党委只有一个组织部门")
    void notEverythingMayBeUnderEverything(String type, String above, String refusal) {
        refused(
                new Act(
                        Act.Kind.FOUND,
                        UUID.randomUUID(),
                        TODAY,
                        "文",
                        code(),
                        "某某",
                        OrganizationType.valueOf(type),
                        town.organizationId(above)),
                refusal);
    }

    @Test
    @DisplayName("改类型时下级、上级都要合得上")
    void aTypeIsChangedOnlyIfWhatIsAboveAndBelowAllowsIt() {
        carryOut(act(Act.Kind.RETYPE, town.organizationId("branch"), APRIL, null, OrganizationType.BR_JOINT, null));
        assertThat(states.on(town.organizationId("branch"), APRIL.minusDays(1)))
                .get()
                .extracting(State::type)
                .isEqualTo(OrganizationType.BR);
        refused(
                act(Act.Kind.RETYPE, town.organizationId("community"), TODAY, null, OrganizationType.LPG, null),
                "below");
        carryOut(act(Act.Kind.RETYPE, town.organizationId("community"), TODAY, null, OrganizationType.GB, null));
        refused(act(Act.Kind.RETYPE, town.organizationId("street"), TODAY, null, OrganizationType.GB, null), "below");
        refused(act(Act.Kind.RETYPE, town.organizationId("branch"), TODAY, null, OrganizationType.PG, null), "under");
    }

    @Test
    @DisplayName("将来的事到那天再办；早于上一次变动的不能插进去；没有变的不用办；文号必写")
    void aDayCanBeTooLateAndTooEarly() {
        UUID branch = town.organizationId("branch");
        refused(act(Act.Kind.RENAME, branch, TODAY.plusDays(1), "明天党支部", null, null), "future");
        rename("branch", "朝阳党支部", APRIL);
        refused(act(Act.Kind.RENAME, branch, APRIL.minusDays(1), "早先党支部", null, null), "before");
        refused(act(Act.Kind.RENAME, branch, TODAY, "朝阳党支部", null, null), "same");
        refused(new Act(Act.Kind.RENAME, branch, TODAY, " ", null, "向阳", null, null), "noDocument");
        refused(act(Act.Kind.WITHDRAW, branch, TODAY, null, null, null), "same");
        refused(act(Act.Kind.MERGE, branch, TODAY, null, null, "street"), "kind");
        refused(act(Act.Kind.MOVE, branch, TODAY, null, null, null), "noOther");
        UUID taken = UUID.randomUUID();
        String code = jdbc.sql("select code from organization where id = ?")
                .param(branch)
                .query(String.class)
                .single();
        refused(
                new Act(
                        Act.Kind.FOUND,
                        taken,
                        TODAY,
                        "文",
                        code,
                        "重号",
                        OrganizationType.BR,
                        town.organizationId("community")),
                "code");
    }

    @Test
    @DisplayName("有管理员任职的组织不能撤销、合并：三员的任免不由系统管理员顺手办")
    void noAdministratorLosesThePostByTheWay() {
        UUID branch = found("BR", "community", APRIL);
        town.person("keeper", "county", null, LocalDate.of(1980, 1, 1));
        jdbc.sql("insert into post (id, person_id, organization_id, role, from_date) values (?, ?, ?, 'auditor', ?)")
                .params(UUID.randomUUID(), town.id("keeper"), branch, APRIL)
                .update();
        refused(act(Act.Kind.DISSOLVE, branch, TODAY, null, null, null), "administrator");
        refused(act(Act.Kind.MERGE, branch, TODAY, null, null, "branch"), "administrator");
    }

    @Test
    @DisplayName("同一天办两件，后一件算数，两件都有记录")
    void twoActsOfOneDay() {
        rename("branch", "甲", APRIL);
        rename("branch", "乙", APRIL);
        assertThat(states.on(town.organizationId("branch"), APRIL))
                .get()
                .extracting(State::name)
                .isEqualTo("乙");
        assertThat(jdbc.sql("select count(*) from organization_event where organization_id = ?")
                        .param(town.organizationId("branch"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private UUID found(String type, String above, LocalDate on, String... instead) {
        UUID id = UUID.randomUUID();
        OrganizationType founded = OrganizationType.valueOf(instead.length > 0 ? instead[0] : type);
        carryOut(new Act(Act.Kind.FOUND, id, on, "文", code(), "新设" + type, founded, town.organizationId(above)));
        return id;
    }

    private void rename(String key, String name, LocalDate on) {
        act(Act.Kind.RENAME, key, on, name, null, null);
    }

    private void act(Act.Kind kind, String key, LocalDate on, String name, OrganizationType type, String other) {
        carryOut(act(kind, town.organizationId(key), on, name, type, other));
    }

    private Act act(Act.Kind kind, UUID id, LocalDate on, String name, OrganizationType type, String other) {
        return new Act(kind, id, on, "测试〔2026〕1号", null, name, type, other == null ? null : town.organizationId(other));
    }

    private void carryOut(Act act) {
        transaction.executeWithoutResult(status -> {
            acts.lock();
            acts.carryOut(act, town.actor("secretary"));
        });
    }

    private void refused(Act act, String why) {
        ActRefused refused = catchThrowableOfType(ActRefused.class, () -> carryOut(act));
        assertThat(refused).as("%s", act).isNotNull();
        assertThat(refused.reasons()).extracting(ActRefused.Reason::code).contains("tree.refused." + why);
    }

    private Chain chain(String branch, LocalDate day) {
        return organizations.chainOf(town.organizationId(branch), day);
    }

    private UUID committee(String branch, LocalDate day) {
        return chain(branch, day).seatOf(Role.PARENT_COMMITTEE).orElseThrow().id();
    }

    private static String code() {
        return List.of(UUID.randomUUID().toString().split("-")).get(4);
    }
}
