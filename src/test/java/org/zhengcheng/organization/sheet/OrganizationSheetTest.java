package org.zhengcheng.organization.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Sheets;
import org.zhengcheng.support.Town;

@DisplayName("党组织表格：上级写在上面下面都行，绕圈的不收，规矩和页面上办的一样，只有系统管理员能导入")
class OrganizationSheetTest extends SheetTest {

    @Autowired
    private Ledger ledger;

    private Town town;
    private String prefix;

    @BeforeEach
    void settle() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        prefix = "S" + code(town, "county").replaceAll("\\D", "") + "-";
    }

    @Test
    void whatIsAboveMayStandFurtherDown() {
        Page ready = bring(
                town,
                "admin",
                "organizations",
                sheet(
                        "organizations",
                        List.of(
                                row("3", "BR", prefix + "2", "2020-01-01"),
                                row("2", "党总支", prefix + "1", "2010-01-01"),
                                approving(row("1", "党委", code(town, "county"), "2000-01-01")),
                                row("4", "联合党支部", prefix + "2", "2020-01-01"))));
        assertThat(ready.text("h1")).as(ready.text()).isEqualTo("4行都核对好了");
        assertThat(confirm(town, "admin", ready).text("h1")).isEqualTo("已导入4行");
        UUID lowest = id(prefix + "3");
        assertThat(count("organization where id = ? and cardinality(path) = 4 and spelled is not null", lowest))
                .isEqualTo(1);
        assertThat(count("organization where code = ? and can_approve_probationary", prefix + "1"))
                .isEqualTo(1);
        assertThat(ledger.isIntact(lowest)).isTrue();
        assertThat(ledger.latest(lowest, 5)).hasSize(1);
        assertThat(town.as("admin").get("/organizations/" + id(prefix + "1")).text())
                .contains("设立，名称", "授予审批预备党员的权限");
        assertThat(town.as("admin").get("/organizations?q=" + prefix + "3").text())
                .contains("机构3");
    }

    @Test
    void everyRuleOfTheTreeIsAsked() {
        Page bad = bring(
                town,
                "admin",
                "organizations",
                sheet(
                        "organizations",
                        List.of(
                                row("1", "党支部", null, "2020-01-01"),
                                row("2", "党支部", "NOWHERE", "2020-01-01"),
                                row("3", "党委", prefix + "4", "2020-01-01"),
                                row("4", "党委", prefix + "3", "2020-01-01"),
                                row("5", "党支部", prefix + "6", "2020-01-01"),
                                row("6", "党总支", code(town, "county"), "2021-01-01"),
                                row("6", "党总支", code(town, "county"), "2021-01-01"),
                                row("7", "组织部门", code(town, "county"), "2021-01-01"),
                                approving(row("8", "党总支", code(town, "county"), "2021-01-01")),
                                row("9", "什么", code(town, "county"), "2999-01-01"),
                                Map.of(
                                        "code",
                                        code(town, "branch"),
                                        "name",
                                        "",
                                        "type",
                                        "党支部",
                                        "founded",
                                        "2020-01-01",
                                        "document",
                                        "1号",
                                        "parent",
                                        code(town, "county")),
                                row("编", "党小组", code(town, "county"), "x"))));
        List<String> wrongs = bad.texts("ol li .bad");
        assertThat(String.join("\n", wrongs))
                .contains(
                        "不能在最上面",
                        "没有代码是NOWHERE的党组织",
                        "绕成了圈",
                        "那一天还没有",
                        "和第10行重复",
                        "已经有组织部门",
                        "不能有审批预备党员的权限",
                        "还没有到",
                        "请选类型",
                        "请写名称",
                        "已经有了",
                        "请写代码",
                        "请写从哪一天起");
        assertThat(bad.texts("ol li .bad b"))
                .contains("D5", "E6", "E7", "E8", "E9", "B11", "E12", "H13", "D14", "F14", "C15");
        assertThat(count("organization where code like ?", prefix + "%")).isZero();
    }

    @Test
    void onlyTheSystemAdministratorBringsThem() {
        assertThat(town.as("applicant").get("/sheets/organizations").status()).isEqualTo(404);
        Page secretary = town.as("secretary").get("/sheets/organizations");
        assertThat(secretary.has("form[enctype]")).isFalse();
        assertThat(town.as("secretary")
                        .download("/sheets/organizations/template")
                        .statusCode())
                .isEqualTo(404);
        assertThat(town.as("admin")
                        .get("/sheets/organizations")
                        .form("form[enctype]")
                        .upload("sheet", "x.xlsx", sheet("organizations", List.of()))
                        .sendThrough(town.as("officer"))
                        .status())
                .isEqualTo(404);
        assertThat(town.as("admin").get("/sheets/people").status())
                .as("who administers the system keeps no records")
                .isEqualTo(404);
    }

    @Test
    void exportsReachAsFarAsOnesPosts() {
        assertThat(codes("secretary")).containsExactly(code(town, "branch"));
        assertThat(codes("officer")).contains(code(town, "county"), code(town, "branch"), code(town, "other branch"));
        assertThat(codes("admin")).hasSizeGreaterThan(codes("officer").size());
    }

    private List<String> codes(String who) {
        return Sheets.read(town.as(who).download("/sheets/organizations/export").body()).stream()
                .skip(1)
                .map(row -> row.get(0))
                .toList();
    }

    private Map<String, String> row(String n, String type, String parent, String founded) {
        Map<String, String> row = new HashMap<>(Map.of(
                "code", prefix + n, "name", "机构" + n, "type", type, "founded", founded, "document", "示范发〔2026〕1号"));
        if (parent != null) {
            row.put("parent", parent);
        }
        return row;
    }

    private static Map<String, String> approving(Map<String, String> row) {
        row.put("approves", "是");
        return row;
    }

    private UUID id(String code) {
        return jdbc.sql("select id from organization where code = ?")
                .param(code)
                .query(UUID.class)
                .single();
    }
}
