package org.zhengcheng.transfer.graduates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.organization.sheet.Column;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Sheets;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("毕业生：一张表发起一个班的转接，各有各的去处，每一行看得到走到哪里")
class GraduateSheetTest extends ApplicationTest {

    private static final int CLASS = 300;
    private static final List<String> COLUMNS =
            GraduateColumns.ALL.stream().map(Column::key).toList();
    private static final List<String> SETTLED = List.of("READY", "BAD", "DONE", "REFUSED", "LOST");

    @Autowired
    private Forms forms;

    private Town town;

    @BeforeEach
    void aTown() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        town.organization("far street", "PWC", "county", true);
        town.organization("far branch", "BR", "far street", false);
    }

    @Test
    void aClassOfThreeHundredIsBegunInOneGoEachToTheirOwnDestination() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int n = 0; n < CLASS; n++) {
            String name = graduate(n);
            rows.add(
                    n % 3 == 0
                            ? Map.of("name", name, "destination", code("far branch"), "dues", "2026-06")
                            : n % 3 == 1
                                    ? Map.of("name", name, "destination", code("other branch"), "dues", "2026-05")
                                    : Map.of(
                                            "name",
                                            name,
                                            "outside",
                                            "某部队第" + n + "支部",
                                            "scope",
                                            "special",
                                            "dues",
                                            "2026-06"));
        }
        Page ready = bring("secretary", rows);
        assertThat(ready.text()).contains("确认发起" + CLASS + "人的转接");
        assertThat(begun()).as("before it is confirmed").isZero();
        Page done = confirm("secretary", ready);
        assertThat(done.text("h1")).isEqualTo("已导入" + CLASS + "行");
        ready.form("form[action$=/confirm]").send();
        assertThat(begun()).as("pressed twice").isEqualTo(CLASS);

        Page classes = town.as("secretary").get("/transfers/graduates");
        assertThat(classes.text()).contains("共" + CLASS + "人：已申请0人");
        Page report = classes.follow("graduates.xlsx");
        assertThat(report.html().select("ol > li")).hasSize(CLASS);
        assertThat(report.texts("ol > li").get(0)).contains("第5行", town.name("far branch"), "待本人确认申请");
        assertThat(report.texts("ol > li").get(1)).contains("第6行", town.name("other branch"));
        assertThat(report.texts("ol > li").get(CLASS - 1)).contains("某部队第" + (CLASS - 1) + "支部");

        // Each application is written as its row says.
        for (int n : new int[] {0, 1, 2, CLASS - 1}) {
            Form form = new Walk(town, clock, jdbc, forms)
                    .with(caseOf(n))
                    .page("secretary")
                    .step();
            assertThat(form.value("transferReason")).isEqualTo("graduation");
            assertThat(form.value("duesPaidUntil")).isEqualTo(n % 3 == 1 ? "2026-05" : "2026-06");
            assertThat(form.value("outcome")).isEqualTo(n % 3 == 2 ? "outside" : "pass");
            if (n % 3 == 2) {
                assertThat(form.value("outsideName")).isEqualTo("某部队第" + n + "支部");
            } else {
                assertThat(form.value("destination"))
                        .isEqualTo(town.organizationId(n % 3 == 0 ? "far branch" : "other branch")
                                .toString());
            }
        }
        assertThat(jdbc.sql("select count(*) from draft d join graduate g on g.case_id = d.case_id"
                                + " join case_file c on c.id = g.case_id and c.person_id = d.person_id"
                                + " where c.organization_id = ?")
                        .param(town.organizationId("branch"))
                        .query(Integer.class)
                        .single())
                .as("the member finds it written too")
                .isEqualTo(CLASS);

        List<List<String>> sheet = Sheets.read(
                town.as("secretary").download("/sheets/graduates/export").body());
        assertThat(sheet).hasSizeGreaterThan(CLASS);
    }

    @Test
    void theMemberHandsInWhatTheRowSaysAndTheReportFollows() {
        town.person("graduate", "branch", "FULL", LocalDate.of(2003, 9, 1));
        confirm(
                "secretary",
                bring(
                        "secretary",
                        List.of(Map.of(
                                "name", town.name("graduate"), "destination", code("far branch"), "dues", "2026-06"))));
        UUID caseId = jdbc.sql("select id from case_file where person_id = ?")
                .param(town.id("graduate"))
                .query(UUID.class)
                .single();
        Walk walk = new Walk(town, clock, jdbc, forms).with(caseId);
        Page sent = walk.page("graduate").step().send();
        assertThat(sent.errors()).isEmpty();
        assertThat(sent.taken()).as(sent.text()).isPresent();
        Page report = town.as("secretary").get("/transfers/graduates").follow("graduates.xlsx");
        assertThat(report.text()).contains("已申请1人", "待转出支部审核");
        assertThat(jdbc.sql("select graduate from transfer where case_id = ?")
                        .param(caseId)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void nothingIsBegunWhileOneRowIsWrong() {
        String one = graduate(1);
        String two = graduate(2);
        town.person("stranger", "other branch", "FULL", LocalDate.of(2003, 9, 1));
        town.person("applying", "branch", "APPLICANT", LocalDate.of(2003, 9, 1));
        town.person("kin", "branch", "FULL", LocalDate.of(2003, 9, 1));
        related("secretary", "kin");
        String far = code("far branch");
        Page bad = bring(
                "secretary",
                List.of(
                        row(one, far, "2026-06"),
                        row(one, far, "2026-06"),
                        row("nobody at all", far, "2026-06"),
                        row(town.name("secretary"), far, "2026-06"),
                        row(town.name("applying"), far, "2026-06"),
                        row(town.name("kin"), far, "2026-06"),
                        row(two, "NONE", "2026-06"),
                        row(town.name("contact"), code("branch"), "2026-06"),
                        row(town.name("commissioner"), far, "last month"),
                        Map.of("name", town.name("member"), "dues", "2026-06"),
                        Map.of(
                                "name",
                                town.name("stranger"),
                                "born",
                                "2003-09-01",
                                "destination",
                                far,
                                "outside",
                                "某部队",
                                "dues",
                                "2026-06")));
        assertThat(bad.text())
                .contains(
                        "和第5行重复",
                        "不能给自己办",
                        "不是正式党员或者预备党员",
                        "是您登记的亲属",
                        "没有代码是NONE的党支部",
                        "就是现在所在的党支部",
                        "写哪一年哪个月",
                        "要写转到哪里",
                        "只能写一个",
                        "不是您任职的党支部的党员");
        assertThat(bad.has("form[action$=/confirm]")).isFalse();
        assertThat(begun()).isZero();

        Page ready = bring("secretary", List.of(row(one, far, "2026-06")));
        confirm("secretary", ready);
        assertThat(bring("secretary", List.of(row(one, far, "2026-06"))).text()).contains("已经有一个没有办结的转接");
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void onlyWhoBeginsTransfersInABranchBringsAClassAndSeesItsReport() {
        for (String nobody : List.of("member", "organiser", "committee", "officer", "contact")) {
            assertThat(town.as(nobody).get("/sheets/graduates").status())
                    .as(nobody)
                    .isEqualTo(404);
            assertThat(town.as(nobody).get("/transfers/graduates").status())
                    .as(nobody)
                    .isEqualTo(404);
        }
        confirm("secretary", bring("secretary", List.of(row(graduate(7), code("far branch"), "2026-06"))));
        String report = town.as("secretary")
                .get("/transfers/graduates")
                .follow("graduates.xlsx")
                .uri()
                .getPath();
        assertThat(town.as("commissioner").get(report).status()).isEqualTo(404);
        assertThat(town.as("other secretary").get(report).status()).isEqualTo(404);
    }

    @Test
    void theReportAsksTheDatabaseNoMoreForManyThanForFew() {
        confirm("secretary", bring("secretary", List.of(row(graduate(1), code("far branch"), "2026-06"))));
        String few = "/transfers/graduates/" + latest();
        int forFew = statements.during(() -> town.as("secretary").get(few)).size();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int n = 2; n < 42; n++) {
            rows.add(row(graduate(n), code("far branch"), "2026-06"));
        }
        confirm("secretary", bring("secretary", rows));
        String many = "/transfers/graduates/" + latest();
        assertThat(many).isNotEqualTo(few);
        assertThat(statements.during(() -> town.as("secretary").get(many))).hasSizeLessThanOrEqualTo(forFew);
    }

    private static Map<String, String> row(String name, String destination, String dues) {
        return Map.of("name", name, "destination", destination, "dues", dues);
    }

    private String graduate(int n) {
        String name = "毕业生" + n + " " + town.name("x");
        jdbc.sql("insert into person (id, name, organization_id, birth_date, standing) values (?, ?, ?, ?, 'FULL')")
                .params(UUID.randomUUID(), name, town.organizationId("branch"), LocalDate.of(2003, 9, 1))
                .update();
        return name;
    }

    private UUID caseOf(int n) {
        return jdbc.sql("select c.id from case_file c join person p on p.id = c.person_id where p.name = ?")
                .param("毕业生" + n + " " + town.name("x"))
                .query(UUID.class)
                .single();
    }

    private String latest() {
        clock.pass(Duration.ofMinutes(1));
        return jdbc.sql("select id from sheet_import where person_id = ? order by uploaded_at desc, rows desc limit 1")
                .param(town.id("secretary"))
                .query(String.class)
                .single();
    }

    private int begun() {
        return jdbc.sql("select count(*) from case_file where organization_id = ? and procedure_key = ?")
                .params(town.organizationId("branch"), GraduateSheet.PROCEDURE)
                .query(Integer.class)
                .single();
    }

    private String code(String organization) {
        return jdbc.sql("select code from organization where id = ?")
                .param(town.organizationId(organization))
                .query(String.class)
                .single();
    }

    private void related(String one, String other) {
        UUID id = UUID.randomUUID();
        for (List<String> pair : List.of(List.of(one, other), List.of(other, one))) {
            jdbc.sql("insert into relative (id, person_id, other_id, kind, declared_by, declared_name, declared_at)"
                            + " values (?, ?, ?, 'SIBLING', ?, ?, now())")
                    .params(id, town.id(pair.get(0)), town.id(pair.get(1)), town.id(one), town.name(one))
                    .update();
        }
    }

    private Page bring(String who, List<Map<String, String>> rows) {
        Page taken = town.as(who)
                .get("/sheets/graduates")
                .form("form[enctype]")
                .upload("sheet", "graduates.xlsx", Sheets.filled("graduates", COLUMNS, rows))
                .send();
        return settled(who, taken.uri().getPath());
    }

    private Page confirm(String who, Page ready) {
        ready.form("form[action$=/confirm]").send();
        return settled(who, ready.uri().getPath());
    }

    private Page settled(String who, String path) {
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> SETTLED.contains(jdbc.sql("select state from sheet_import where id = ? and run is null"
                                + " union all select 'RUNNING' limit 1")
                        .param(id)
                        .query(String.class)
                        .single()));
        return town.as(who).get(path);
    }
}
