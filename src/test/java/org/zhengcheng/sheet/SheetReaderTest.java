package org.zhengcheng.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("读表格：日期不管怎么显示都读成同一种写法，撑破内存的文件不收")
class SheetReaderTest {

    @Test
    @DisplayName("日期格子、文字格子、数字格子和空行")
    void daysAreReadAsDaysWhateverTheyLookLike() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            CellStyle american = book.createCellStyle();
            american.setDataFormat(book.createDataFormat().getFormat("m/d/yy"));
            Row row = book.createSheet("cases").createRow(4);
            row.createCell(0).setCellValue(" 申请人甲 ");
            row.createCell(2).setCellValue(LocalDate.of(2024, 2, 29));
            row.getCell(2).setCellStyle(american);
            row.createCell(3).setCellValue(24);
            book.write(out);
        }
        List<SheetReader.Line> lines = SheetReader.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).number()).as("as people count rows").isEqualTo(5);
        assertThat(lines.get(0).cells())
                .hasSize(3)
                .containsEntry(0, "申请人甲")
                .containsEntry(2, "2024-02-29")
                .containsEntry(3, "24");
    }

    @Test
    @DisplayName("压缩后很小、展开后极大的文件")
    void aFileThatUnpacksToFarTooMuchIsRefused() throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("cases");
            book.write(small);
        }
        byte[] bomb = withPadding(small.toByteArray());
        assertThat(bomb.length).isLessThan(2 * 1024 * 1024);
        assertThatThrownBy(() -> SheetReader.read(new ByteArrayInputStream(bomb)))
                .isInstanceOf(SheetReader.UnreadableSheet.class);
    }

    private static byte[] withPadding(byte[] book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(book));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                boolean sheet = entry.getName().endsWith("sheet1.xml");
                String padded =
                        sheet ? text.replace("</worksheet>", " ".repeat(64 * 1024 * 1024) + "</worksheet>") : text;
                to.write(padded.getBytes(StandardCharsets.UTF_8));
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
