package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("细则第十一条：基层党委和县级党委组织部门每年对入党积极分子队伍作一次分析")
class TeamReviewTest extends JourneyTest {

    private static final LocalDate DUE = ACTIVIST.plusYears(1);
    private static final String NAME = "入党积极分子队伍状况分析";

    @Test
    @DisplayName("到期前一个月自己出现在党委和组织部门的待办里；做了从那天再算一年；漏了的永远看得到")
    void theYearlyAnalysisOpensByItselfAndAMissedOneStays() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(DUE.minusMonths(1).minusDays(1));
        assertThat(home(town, "organiser")).doesNotContain(NAME);
        walk.on(DUE.minusMonths(1));
        assertThat(home(town, "organiser")).contains(town.name("street") + "：" + NAME + "最迟" + chinese(DUE));
        assertThat(home(town, "officer")).contains(town.name("department") + "：" + NAME);
        assertThat(home(town, "secretary")).as("not the branch").doesNotContain(NAME);

        walk.on(DUE.plusYears(1).plusDays(20));
        assertThat(town.as("committee").get("/reviews").texts(".msg--late li"))
                .containsExactly(NAME + "：应在2027年7月1日前做，没有做", NAME + "：应在2028年7月1日前做，没有做");
        Page unexplained = form(town, "committee").set("findings", "共1人。").send();
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(unexplained.errors()).hasSize(1).first().asString().contains("应在2027年7月1日前办理", "细则第十一条");
        Page made = unexplained
                .form("form[action*=/reviews/]")
                .set("reason", "机构改革")
                .send();
        assertThat(made.text()).contains("已记入台账", "共1人。", "理由：机构改革");
        assertThat(made.texts(".msg--late li"))
                .containsExactly(NAME + "：应在2027年7月1日前做，没有做", NAME + "：应在2028年7月1日前做，2028年7月21日才做");
        assertThat(ledger.isIntact(town.organizationId("street"))).isTrue();
        assertThat(home(town, "organiser")).as("one for the whole committee").doesNotContain(NAME);
        assertThat(home(town, "officer")).as("the department owes its own").contains(NAME);

        LocalDate next = DUE.plusYears(2).plusDays(20);
        walk.on(next);
        assertThat(home(town, "organiser")).contains("最迟" + chinese(next));
        form(town, "organiser").set("findings", "共1人，按期。").send();
        assertThat(town.as("organiser").get("/reviews").texts(".msg--late li"))
                .as("those of years ago are still there, and no new one")
                .hasSize(2);
    }

    @Test
    @DisplayName("没有这项职责的人看不到，也记不进去；将来的日期、空白的情况不收；同一页交两次只记一次")
    void nobodyElseMayRecordIt() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(DUE.minusDays(3));
        assertThat(town.as("secretary").get("/reviews").status()).isEqualTo(404);
        assertThat(town.as("applicant").get("/reviews").status()).isEqualTo(404);
        Form taken = form(town, "organiser").set("findings", "共1人。");
        assertThat(taken.sendThrough(town.as("secretary")).status()).isEqualTo(404);
        Form form = form(town, "organiser").set("findings", "共1人。");
        Page future = form.set("day", DUE.plusDays(1).toString()).send();
        assertThat(future.status()).isEqualTo(422);
        Page empty =
                form.set("day", DUE.minusDays(3).toString()).clear("findings").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(count(town)).isZero();
        form.set("findings", "共1人。").send();
        form.send();
        assertThat(count(town)).isEqualTo(1);
    }

    private int count(Town town) {
        return jdbc.sql("select count(*) from team_review where organization_id = ?")
                .param(town.organizationId("street"))
                .query(Integer.class)
                .single();
    }

    private static String home(Town town, String who) {
        return town.as(who).get("/").text();
    }

    private static Form form(Town town, String who) {
        return town.as(who).get("/reviews").form("form[action*=/reviews/]");
    }
}
