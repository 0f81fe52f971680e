package org.zhengcheng.organization.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Sheets;
import org.zhengcheng.support.Town;

@DisplayName("人员表格：每个错的格子都指出来，有一个错就整张不导入，确认一次只导入一次，内容不留")
class PeopleSheetTest extends SheetTest {

    private static final int ROWS = 5000;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ImportWork work;

    private Town town;

    @BeforeEach
    void settle() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
    }

    @Test
    @DisplayName("几千行里的五十种错，每一种都报在它的格子上；标出错处的表格里也一样")
    void everyOneOfFiftyDifferentErrorsIsReportedAtItsCell() {
        FiftyErrors file = fiftyErrors(ROWS);
        assertThat(file.errors()).hasSize(FiftyErrors.HOW_MANY);
        Page looked = bring(town, "officer", "people", Sheets.filled("people", columns("people"), file.rows()));
        UUID id = id(looked);
        assertThat(looked.text("h1")).isEqualTo("50行有错，没有导入");
        assertThat(staged.bad(id, 1000).stream()
                        .flatMap(row -> row.problems().stream()
                                .map(problem -> row.row().number() + " " + problem.column() + " " + problem.code())))
                .containsExactlyInAnyOrderElementsOf(file.errors().stream()
                        .map(error -> error.row() + " " + error.column() + " " + error.code())
                        .toList());
        List<String> cells = looked.texts("ol li .bad b");
        assertThat(cells).hasSize(FiftyErrors.HOW_MANY);
        byte[] marked = town.as("officer")
                .download(looked.attribute("a[href$=/marked]", "href"))
                .body();
        List<String> reasons = Sheets.read(marked).stream()
                .skip(3)
                .map(row -> row.get(row.size() - 1))
                .filter(text -> text.contains("："))
                .toList();
        assertThat(reasons).hasSize(FiftyErrors.HOW_MANY);
        for (int n = 0; n < cells.size(); n++) {
            assertThat(reasons.get(n)).startsWith(cells.get(n));
        }
        assertThat(count("person where organization_id = ?", town.organizationId("branch")))
                .as("nobody was entered")
                .isEqualTo(5);
        assertThat(count(
                        "sheet_row where import_id = ? and (cells like '%柳%' or cells like '%999999%' or cells like '%999998%')",
                        id))
                .as("rows are encrypted")
                .isZero();
    }

    private FiftyErrors fiftyErrors(int rows) {
        Town elsewhere = newTown();
        jdbc.sql("update organization set dissolved_on = date '2020-01-01' where id = ?")
                .param(town.organizationId("other branch"))
                .update();
        String number = CitizenId.specimen(LocalDate.of(1961, 1, 1), town.hashCode() & 0xffff)
                .number();
        Page taken = bring(
                town,
                "officer",
                "people",
                sheet(
                        "people",
                        List.of(Map.of("organization", code(town, "branch"), "name", "已在册", "citizen_id", number))));
        confirm(town, "officer", taken);
        jdbc.sql("update person set organization_id = ? where name = '已在册' and organization_id = ?")
                .params(town.organizationId("community"), town.organizationId("branch"))
                .update();
        return new FiftyErrors(
                rows,
                code(town, "branch"),
                code(elsewhere, "branch"),
                code(town, "community"),
                code(town, "other branch"),
                number,
                Map.entry(town.name("applicant"), "1998-05-20"));
    }

    @Test
    @DisplayName("核对没有错，确认以后全部建档，身份、身份证号、经过、总账都在；再按一次不会重复")
    void aGoodFileIsImportedOnceAsAWhole() {
        String number = CitizenId.specimen(LocalDate.of(1962, 2, 3), 1).number();
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(Map.of(
                "organization",
                code(town, "branch"),
                "name",
                "柳在表",
                "citizen_id",
                number,
                "nation",
                "回族",
                "phone",
                "10012345678",
                "standing",
                "正式党员",
                "since",
                "2001/7/1",
                "education",
                "大学本科教育"));
        rows.add(Map.of(
                "organization", code(town, "branch"), "name", "'=柳公式", "birth_date", "1980年5月6日", "mobile", "否"));
        Page ready = bring(town, "officer", "people", sheet("people", rows));
        assertThat(ready.text("h1")).isEqualTo("2行都核对好了");
        assertThat(named("柳在表")).as("before it is confirmed").isZero();
        Page done = confirm(town, "officer", ready);
        assertThat(done.text("h1")).isEqualTo("已导入2行");
        ready.form("form[action$=/confirm]").send();
        finished(town, "officer", id(ready));
        assertThat(named("柳在表")).isEqualTo(1);
        assertThat(named("=柳公式")).as("a name that is marked as text").isEqualTo(1);
        UUID person = jdbc.sql("select id from person where name = '柳在表' and organization_id = ?")
                .param(town.organizationId("branch"))
                .query(UUID.class)
                .single();
        Page record = town.as("secretary").get("/people/" + person);
        assertThat(record.text()).contains("正式党员", "2001年7月1日", "1962年2月3日", "回族", "建立了档案");
        assertThat(record.html().outerHtml()).doesNotContain(number);
        assertThat(count("standing_change where person_id = ? and case_id is null", person))
                .isEqualTo(1);
        assertThat(count("person_fault where person_id = ? and fault = 'NO_NUMBER'", person))
                .isZero();
        assertThat(ledger.isIntact(person)).isTrue();
        assertThat(ledger.latest(id(ready), 5)).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("import");
            assertThat(entry.object()).isEqualTo("people");
            assertThat(entry.outcome()).isEqualTo("2");
            assertThat(entry.actorId()).isEqualTo(town.id("officer"));
        });
        assertThat(count("sheet_row where import_id = ?", id(ready))).isZero();
        assertThat(town.as("officer").get("/people?q=liuzaibiao").text()).contains("柳在表");
        assertThat(town.as("officer").get("/sheets/people").text()).contains("people.xlsx", "已导入2行");
        assertThat(town.as("committee").get("/sheets/imports/" + id(ready)).status())
                .as("somebody else's")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("核对以后别人先建了同一个号码的档案：整张都不导入，说明是哪一格；改了再确认")
    void whatChangedMeanwhileRefusesTheWhole() {
        String number = CitizenId.specimen(LocalDate.of(1963, 2, 3), 1).number();
        Page ready = bring(
                town,
                "secretary",
                "people",
                sheet(
                        "people",
                        List.of(
                                Map.of("organization", code(town, "branch"), "name", "柳甲"),
                                Map.of("organization", code(town, "branch"), "name", "柳乙", "citizen_id", number))));
        town.as("commissioner")
                .get("/people/new")
                .form("main form")
                .set("name", "柳先来")
                .set("citizen_id", number)
                .send();
        Page refused = confirm(town, "secretary", ready);
        assertThat(refused.text()).contains("核对以后有变化，什么都没有写入", "已经有一份档案");
        assertThat(refused.texts("ol li .bad b")).containsExactly("D6");
        assertThat(named("柳甲")).isZero();
    }

    @Test
    @DisplayName("写入时系统停了：什么都没有写入，页面说明，可以再确认")
    void whatWasCutOffCanBeConfirmedAgain() {
        Page ready = bring(
                town,
                "secretary",
                "people",
                sheet("people", List.of(Map.of("organization", code(town, "branch"), "name", "柳中断"))));
        jdbc.sql("update sheet_import set state = 'WRITING', run = gen_random_uuid(),"
                        + " seen_at = clock_timestamp() - interval '1 minute' where id = ?")
                .param(id(ready))
                .update();
        work.goRound();
        Page again = finished(town, "secretary", id(ready));
        assertThat(again.text()).contains("上次写入没有做完，什么都没有写入");
        assertThat(confirm(town, "secretary", again).text("h1")).isEqualTo("已导入1行");
        assertThat(named("柳中断")).isEqualTo(1);
        Page half = bring(
                town,
                "secretary",
                "people",
                sheet("people", List.of(Map.of("organization", code(town, "branch"), "name", "柳重查"))));
        jdbc.sql("update sheet_import set state = 'CHECKING', run = gen_random_uuid(),"
                        + " seen_at = clock_timestamp() - interval '1 minute' where id = ?")
                .param(id(half))
                .update();
        work.goRound();
        assertThat(finished(town, "secretary", id(half)).text("h1")).isEqualTo("1行都核对好了");
    }

    @Test
    @DisplayName("七天没有确认的，夜里删掉内容；不导入了的马上删掉")
    void whatNobodyConfirmsIsForgotten() {
        byte[] file = sheet("people", List.of(Map.of("organization", code(town, "branch"), "name", "柳过期")));
        Page old = bring(town, "secretary", "people", file);
        Page dropped = bring(town, "secretary", "people", file);
        dropped.form("form[action$=/drop]").send();
        assertThat(count("sheet_row where import_id = ?", id(dropped))).isZero();
        clock.set(LocalDate.of(2026, 6, 9));
        work.forget();
        assertThat(count("sheet_row where import_id = ?", id(old))).isZero();
        assertThat(town.as("secretary").get("/sheets/imports/" + id(old)).text("h1"))
                .isEqualTo("过了七天没有确认");
    }

    @Test
    @DisplayName("支部书记只能导入本支部的人，不能填原有身份；不管档案的人进不来")
    void rowsAreRefusedThatAreNotTheirs() {
        Page refused = bring(
                town,
                "secretary",
                "people",
                sheet(
                        "people",
                        List.of(
                                Map.of("organization", code(town, "other branch"), "name", "柳越界"),
                                Map.of(
                                        "organization",
                                        code(town, "branch"),
                                        "name",
                                        "柳身份",
                                        "standing",
                                        "正式党员",
                                        "since",
                                        "2001-07-01"))));
        assertThat(refused.text()).contains("的档案不归您管", "原有身份由上级党委或者组织部门登记");
        assertThat(town.as("contact").get("/sheets/people").status()).isEqualTo(404);
        assertThat(town.as("contact").download("/sheets/people/export").statusCode())
                .isEqualTo(404);
        assertThat(town.as("secretary")
                        .get("/sheets/people")
                        .form("form[enctype]")
                        .upload("sheet", "x.xlsx", sheet("people", List.of(Map.of("name", "柳"))))
                        .sendThrough(town.as("member"))
                        .status())
                .isEqualTo(404);
        Page ready = bring(
                town,
                "secretary",
                "people",
                sheet("people", List.of(Map.of("organization", code(town, "branch"), "name", "柳卸任"))));
        town.leaveOffice("secretary", LocalDate.of(2026, 5, 31));
        assertThat(ready.form("form[action$=/confirm]").send().status()).isEqualTo(404);
        assertThat(named("柳卸任")).isZero();
    }

    @Test
    @DisplayName("导出只有看得到的人，号码只有最后四位，像公式的名字只是文字，记入总账")
    void exportsHoldWhatOneMaySeeAndNoFormula() {
        String number = CitizenId.specimen(LocalDate.of(1964, 2, 3), 1).number();
        Map<String, String> risky = new HashMap<>(Map.of("organization", code(town, "branch"), "citizen_id", number));
        risky.put("name", "'=HYPERLINK(1)");
        confirm(town, "secretary", bring(town, "secretary", "people", sheet("people", List.of(risky))));
        int before = exports();
        List<List<String>> rows = Sheets.read(
                town.as("secretary").download("/sheets/people/export").body());
        assertThat(rows.get(0)).startsWith("党支部的代码", "党支部", "姓名");
        assertThat(rows.stream().skip(1).map(row -> row.get(2)))
                .contains("'=HYPERLINK(1)", town.name("applicant"))
                .doesNotContain(town.name("other member"))
                .hasSize(6);
        assertThat(rows.toString()).doesNotContain(number).contains("•" + number.substring(14));
        assertThat(exports()).isEqualTo(before + 1);
    }

    private int exports() {
        return count(
                "ledger_entry where act = 'export' and actor_id = ? and ledger_member(body, 'outcome') = '6'",
                town.id("secretary"));
    }

    @Test
    @DisplayName("不是表格、别的表格、空表格、公式不收，说明怎么办；模板本身能交")
    void whatIsNoSheetIsRefused() {
        byte[] template =
                town.as("secretary").download("/sheets/people/template").body();
        assertThat(bring(town, "secretary", "people", template).text()).contains("表格里还没有填");
        assertThat(bring(town, "secretary", "people", "no sheet".getBytes()).text())
                .contains("请交.xlsx文件");
        assertThat(bring(town, "secretary", "people", sheet("posts", List.of())).text())
                .contains("这是另一种表格");
        Page formula = bring(
                town,
                "secretary",
                "people",
                sheet("people", List.of(Map.of("organization", code(town, "branch"), "name", Sheets.FORMULA))));
        assertThat(formula.texts("ol li .bad")).singleElement().asString().contains("C5", "这里是公式");
    }

    private int named(String name) {
        return count("person where name = ? and organization_id = ?", name, town.organizationId("branch"));
    }
}
