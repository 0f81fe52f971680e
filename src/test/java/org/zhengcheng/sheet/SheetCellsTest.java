package org.zhengcheng.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("写表格：像公式的字永远只是字，另存为CSV也一样；读表格：公式不算，只说在哪里")
class SheetCellsTest {

    private static final List<String> RISKY = List.of(
            "=1+1",
            "+8610",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "＝1",
            "＋1",
            "－1",
            "＠1",
            "=cmd|' /C calc'!A0");

    @Test
    void noTextBecomesAFormulaHereOrAsCommaSeparatedText() throws IOException {
        Row row = written(RISKY.toArray());
        for (int n = 0; n < RISKY.size(); n++) {
            Cell cell = row.getCell(n);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).as("as CSV would hold it").isEqualTo("'" + RISKY.get(n));
            assertThat(((XSSFCell) cell).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(SheetCells.meant(cell.getStringCellValue()))
                    .as("brought back")
                    .isEqualTo(RISKY.get(n));
        }
    }

    @Test
    void whatIsHarmlessStaysAsItIs() throws IOException {
        Row row = written("党员寅", "'单引号'", 3, LocalDate.of(2024, 2, 29), null, "a=b");
        assertThat(row.getCell(0).getStringCellValue()).isEqualTo("党员寅");
        assertThat(row.getCell(1).getStringCellValue()).isEqualTo("'单引号'");
        assertThat(SheetCells.meant("'单引号'")).isEqualTo("'单引号'");
        assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(3);
        assertThat(row.getCell(3).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(row.getCell(4)).isNull();
        assertThat(row.getCell(5).getStringCellValue()).isEqualTo("a=b");
    }

    @Test
    void aFormulaIsNamedAndNotComputed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("formula.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Row row = book.createSheet("x").createRow(6);
            row.createCell(0).setCellValue("字");
            row.createCell(2).setCellFormula("1+1");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(2));
            row.createCell(3).setCellFormula("HYPERLINK(\"http://nowhere.invalid\")");
            try (var out = Files.newOutputStream(file)) {
                book.write(out);
            }
        }
        List<SheetReader.Row> rows = new ArrayList<>();
        SheetReader.read(file, 10, rows::add);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(7);
            assertThat(row.formulas()).containsExactly(2, 3);
            assertThat(row.cells()).containsEntry(0, "字");
        });
    }

    private static Row written(Object... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            SheetCells cells = new SheetCells(book);
            Row row = book.createSheet("x").createRow(0);
            for (int n = 0; n < values.length; n++) {
                cells.write(row, n, values[n]);
            }
            book.write(out);
        }
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))
                .getSheetAt(0)
                .getRow(0);
    }
}
