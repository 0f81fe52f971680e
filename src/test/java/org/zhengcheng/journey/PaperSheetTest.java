package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("用表格补录：先核对每一行，指出每个错的格子；一行要么全录，要么不录")
class PaperSheetTest extends JourneyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 10);
    private static final int FIRST = 3;

    @Test
    @DisplayName("对的行录入，错的行原样不动并说明哪个格子错在哪里；再按一次不会重复")
    void rightRowsAreEnteredAndWrongOnesAreNamedCellByCell() throws IOException {
        Town town = newTown();
        clock.set(TODAY);
        town.person("second", "branch", null, LocalDate.of(1999, 1, 1));
        town.person("third", "branch", null, LocalDate.of(1999, 1, 1));
        Page choose = town.as("secretary").get("/paper-cases").follow("用表格一次补录");
        byte[] empty = town.as("secretary")
                .download(choose.html().select("a[download]").stream()
                        .filter(link -> link.text().contains("2014"))
                        .findFirst()
                        .orElseThrow()
                        .attr("href"))
                .body();
        Map<String, String> good = talked(town.name("applicant"));
        Map<String, String> wrong = talked(town.name("second"));
        wrong.put("register-application--receivedDate", "前年二月");
        wrong.put("application-talk--talkDate", "2024-01-15");
        Map<String, String> late = talked(town.name("third"));
        late.put("application-talk--talkDate", "2024-05-01");
        Map<String, String> stranger = talked("nobody");
        byte[] filled = fill(empty, good, wrong, late, stranger);

        Page looked = choose.form("form[action$=/paper-cases/sheet]")
                .upload("sheet", "cases.xlsx", filled)
                .send();
        assertThat(looked.text()).contains("共4行：可以补录1行，有错3行，已补录0行。");
        assertThat(looked.text()).contains("E5", "请写日期", "F6", "应在2024年3月3日前办理", "有1处没有按规定办，请写明原因", "A7", "没有这个人");
        assertThat(cases(town)).as("nothing is entered by looking").isZero();

        Page entered = looked.form("form[data-once]").send();
        assertThat(entered.text()).contains("已补录1个案件", "已补录1行");
        assertThat(cases(town)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from step_record r join person p on p.id = r.actor_id"
                                + " where p.id = ? and r.from_paper")
                        .param(town.id("secretary"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        Page again = town.as("secretary").get(looked.uri().getPath());
        assertThat(again.text()).contains("已补录1行");
        assertThat(again.has("form[data-once]")).as("nothing is left to enter").isFalse();
        Walk walk = walk(town).with(entered.follow("看" + town.name("applicant")).caseId());
        assertThat(walk.openStep()).isEqualTo("nominate-activist");
        assertThat(town.as("other secretary").get(looked.uri().getPath()).status())
                .as("somebody else's sheet")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("不是表格的文件、别处来的表格、空表格都不收，说明怎么办")
    void whatIsNoSheetIsRefused() throws IOException {
        Town town = newTown();
        clock.set(TODAY);
        Page choose = town.as("secretary").get("/paper-cases/sheet");
        ByteArrayOutputStream foreign = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("x").createRow(0).createCell(0).setCellValue("name");
            book.write(foreign);
        }
        byte[] empty = town.as("secretary")
                .download(choose.html().selectFirst("a[download]").attr("href"))
                .body();
        Map.of(
                        "no sheet".getBytes(StandardCharsets.UTF_8),
                        "请交.xlsx文件",
                        foreign.toByteArray(),
                        "请下载空白表格填好再交",
                        empty,
                        "还没有填案件")
                .forEach((content, said) -> {
                    Page page = choose.form("form[action$=/paper-cases/sheet]")
                            .upload("sheet", "cases.xlsx", content)
                            .send();
                    assertThat(page.status()).isEqualTo(422);
                    assertThat(page.errors()).hasSize(1).first().asString().contains(said);
                });
    }

    private int cases(Town town) {
        return jdbc.sql("select count(*) from case_file where organization_id = ?")
                .param(town.organizationId("branch"))
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> talked(String name) {
        Map<String, String> cells = new HashMap<>();
        cells.put("person", name);
        cells.put("at", "3 推荐和确定入党积极分子");
        cells.put("submit-application--applicationDate", "2024年2月1日");
        cells.put("register-application--receivedDate", "2024-02-03");
        cells.put("application-talk--talkDate", "2024.2.20");
        return cells;
    }

    @SafeVarargs
    private static byte[] fill(byte[] template, Map<String, String>... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            Sheet sheet = book.getSheetAt(0);
            Row keys = sheet.getRow(FIRST - 1);
            for (int n = 0; n < rows.length; n++) {
                Row row = sheet.createRow(FIRST + n);
                keys.forEach(key -> {
                    String name = key.getStringCellValue().replaceFirst("@.*", "");
                    String value = rows[row.getRowNum() - FIRST].get(name);
                    if (value != null) {
                        row.createCell(key.getColumnIndex()).setCellValue(value);
                    }
                });
            }
            book.write(out);
        }
        return out.toByteArray();
    }
}
