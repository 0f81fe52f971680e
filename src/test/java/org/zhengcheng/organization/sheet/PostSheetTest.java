package org.zhengcheng.organization.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Sheets;
import org.zhengcheng.support.Town;

@DisplayName("岗位表格：规矩和任命的页面一样，同一张表里前后不能冲突，谁能任命谁才能导入")
class PostSheetTest extends SheetTest {

    @Autowired
    private Ledger ledger;

    private Town town;

    @BeforeEach
    void settle() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        town.person("security", "county", null, LocalDate.of(1980, 1, 1));
        town.post("security", "county", "security-admin");
    }

    @Test
    void appointmentsAreOnRecordAsIfMadeOnThePage() {
        Page ready = bring(
                town,
                "committee",
                "posts",
                sheet(
                        "posts",
                        List.of(
                                row("branch", "支部副书记", "member", "2026-06-01"),
                                row("branch", "宣传委员", "member", "2026-06-01"),
                                past(row("other branch", "组织委员", "other member", "2026-05-01")))));
        assertThat(ready.text("h1")).as(ready.text()).isEqualTo("3行都核对好了");
        assertThat(confirm(town, "committee", ready).text("h1")).isEqualTo("已导入3行");
        Page posts = town.as("committee").get("/organizations/" + town.organizationId("branch") + "/posts");
        assertThat(posts.text()).contains("支部副书记", "宣传委员", town.name("member"), town.name("committee"));
        assertThat(ledger.isIntact(town.organizationId("branch"))).isTrue();
        assertThat(ledger.latest(town.organizationId("branch"), 5)).hasSize(2);
        assertThat(count(
                        "post_change c join post p on p.id = c.post_id where p.person_id = ?", town.id("other member")))
                .isEqualTo(1);
        List<List<String>> exported = Sheets.read(
                town.as("secretary").download("/sheets/posts/export").body());
        assertThat(exported.toString())
                .contains("支部副书记", town.name("member"))
                .doesNotContain(town.name("other member"));
    }

    @Test
    void everyRuleOfAppointingIsAsked() {
        Town elsewhere = newTown();
        Map<String, String> stranger = row("branch", "宣传委员", "member", "2026-06-01");
        stranger.put("person", town.name("other member"));
        Map<String, String> told = row("branch", "宣传委员", "member", "2026-06-01");
        told.put("person", town.name("other member"));
        told.put("born", "1999-01-01");
        Map<String, String> far = row("branch", "宣传委员", "member", "2026-06-01");
        far.put("organization", code(elsewhere, "branch"));
        Page bad = bring(
                town,
                "committee",
                "posts",
                sheet(
                        "posts",
                        List.of(
                                row("branch", "支部书记", "member", "2026-06-01"),
                                row("branch", "组织员", "member", "2026-06-01"),
                                row("branch", "宣传委员", "applicant", "2026-06-01"),
                                row("branch", "组织委员", "commissioner", "2026-06-01"),
                                row("branch", "宣传委员", "member", "2026-01-01"),
                                row("branch", "纪检委员", "contact", "2026-06-01"),
                                row("branch", "纪检委员", "contact", "2026-07-01"),
                                stranger,
                                told,
                                far,
                                row("branch", "系统管理员", "contact", "2026-06-01"),
                                row("branch", "什么", "contact", "明天"))));
        assertThat(String.join("\n", bad.texts("ol li .bad")))
                .contains(
                        "这些日子里的书记是",
                        "没有组织员这个岗位",
                        "不是正式党员",
                        "已经是组织委员",
                        "已经过去，请写上依据",
                        "已经是纪检委员",
                        "本组织没有这个人",
                        "没有这样的人",
                        "的岗位不归您任免",
                        "请选什么岗位",
                        "写成日期");
        assertThat(bad.texts("ol li h2"))
                .as("the first of two that contradict each other stands")
                .doesNotContain("第10行")
                .contains("第11行", "第15行");
    }

    @Test
    void whoMayNotAppointMayNotBring() {
        assertThat(town.as("secretary").get("/sheets/posts").has("form[enctype]"))
                .isFalse();
        assertThat(town.as("secretary").download("/sheets/posts/template").statusCode())
                .isEqualTo(404);
        assertThat(town.as("applicant").get("/sheets/posts").status()).isEqualTo(404);
        Map<String, String> self = row("county", "系统管理员", "security", "2026-06-01");
        Page bad = bring(town, "security", "posts", sheet("posts", List.of(self)));
        assertThat(bad.text()).contains("不能任免自己");
        Page good = bring(
                town, "security", "posts", sheet("posts", List.of(row("branch", "审计管理员", "member", "2026-06-01"))));
        assertThat(good.text("h1")).as(good.text()).isEqualTo("1行都核对好了");
    }

    private Map<String, String> row(String organization, String post, String person, String from) {
        return new HashMap<>(Map.of(
                "organization", code(town, organization), "post", post, "person", town.name(person), "from", from));
    }

    private static Map<String, String> past(Map<String, String> row) {
        row.put("reason", "示范发〔2026〕3号");
        return row;
    }
}
