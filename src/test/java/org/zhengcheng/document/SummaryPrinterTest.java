package org.zhengcheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("汇总表打出来能直接报上级：A4、页码、表头每页都有、签字盖章处、空表写“无”，数字能算，编号能点")
class SummaryPrinterTest extends ApplicationTest {

    private static final int ROWS = 60;
    /** More rows than stand on an upright page. */
    private static final int OVER_A_PAGE = 36;

    private static final float A4_LONG = 842;

    @Autowired
    private SummaryPrinter printer;

    @BeforeEach
    void day() {
        clock.set(LocalDate.of(2026, 11, 22));
    }

    @Test
    void asPdf() throws IOException {
        byte[] wide = keep(printer.print(summary(ROWS), Summary.Kind.PDF), "wide.pdf");
        try (PDDocument pdf = Loader.loadPDF(wide)) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getMediaBox().getWidth()).as("on its side").isGreaterThan(A4_LONG - 1);
            }
            PDFTextStripper words = new PDFTextStripper();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                words.setStartPage(page);
                words.setEndPage(page);
                String text = words.getText(pdf).replaceAll("\\s", "");
                assertThat(text).as("page %s", page).contains("—" + page + "—");
                if (text.matches(".*党员\\d.*")) {
                    assertThat(text).as("the heads again on page %s", page).contains("评定等次");
                }
            }
            words.setStartPage(1);
            assertThat(words.getText(pdf)).contains("填报单位：示范街道第一党支部", "数据截至2026年11月22日", "党支部书记（签字）：", "（盖章）", "（无）");
        }
        try (PDDocument pdf = Loader.loadPDF(keep(printer.print(narrow(), Summary.Kind.PDF), "narrow.pdf"))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).as("upright").isLessThan(A4_LONG - 1);
        }
    }

    @Test
    @DisplayName("签字盖章处不单独落在一页上：和最后几行、和表头在一起，多少行都一样")
    void signaturesStayWithWhatIsSigned() throws IOException {
        int alone = 0;
        for (int rows = 1; rows <= OVER_A_PAGE; rows++) {
            List<List<Object>> people = new ArrayList<>();
            for (int n = 1; n <= rows; n++) {
                people.add(List.of("党员" + n, n));
            }
            Summary.Table table = new Summary.Table(
                    new Text("名单", "People"),
                    List.of(
                            new Summary.Column(new Text("姓名", "Name"), 8),
                            new Summary.Column(new Text("票数", "Votes"), 4)),
                    people);
            Summary list = new Summary(
                    "名单",
                    new Text("名单", "List"),
                    new Text("支部", "Branch"),
                    List.of(),
                    List.of(table),
                    List.of(new Text("党支部书记（签字）", "Secretary")));
            try (PDDocument pdf =
                    Loader.loadPDF(keep(printer.print(list, Summary.Kind.PDF), "rows-" + rows + ".pdf"))) {
                PDFTextStripper words = new PDFTextStripper();
                words.setStartPage(pdf.getNumberOfPages());
                String last = words.getText(pdf).replaceAll("\\s", "");
                assertThat(last).as("%s rows", rows).contains("党支部书记（签字）：", "党员" + rows, "姓名");
                if (rows > 1) {
                    assertThat(last).as("two of %s rows", rows).contains("党员" + (rows - 1));
                }
                alone += last.contains("党员" + Math.max(1, rows - 2)) ? 0 : 1;
            }
        }
        assertThat(alone)
                .as("numbers of rows with which they would have stood alone, or nearly")
                .isPositive();
    }

    @Test
    void asText() throws IOException {
        byte[] wide = keep(printer.print(summary(ROWS), Summary.Kind.DOCX), "wide.docx");
        keep(printer.print(narrow(), Summary.Kind.DOCX), "narrow.docx");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(wide))) {
            var page = document.getDocument().getBody().getSectPr().getPgSz();
            assertThat(page.getW().toString()).as("A4 on its side").isEqualTo("16838");
            assertThat(page.getH().toString()).isEqualTo("11906");
            assertThat(document.getFooterList().get(0)._getHdrFtr().toString()).contains("PAGE");
            XWPFTable members = document.getTables().get(1);
            assertThat(members.getRow(0).isRepeatHeader()).isTrue();
            assertThat(members.getRow(1).isCantSplitRow()).isTrue();
            assertThat(members.getNumberOfRows()).isEqualTo(ROWS + 1);
            assertThat(document.getTables().get(2).getText()).contains("（无）");
            assertThat(document.getTables()
                            .get(2)
                            .getRow(1)
                            .getCell(0)
                            .getParagraphs()
                            .get(0)
                            .isKeepNext())
                    .as("the last row goes with the signatures")
                    .isTrue();
            assertThat(document.getTables().get(3).getText()).contains("党支部书记（签字）：", "（盖章）");
            assertThat(members.getRow(0)
                            .getCell(0)
                            .getParagraphs()
                            .get(0)
                            .getRuns()
                            .get(0)
                            .getCTR()
                            .toString())
                    .as("a font that has Chinese characters")
                    .contains("w:eastAsia=\"SimHei\"");
        }
    }

    @Test
    void asSheets() throws IOException {
        byte[] file = keep(printer.print(summary(ROWS), Summary.Kind.XLSX), "wide.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getSheetAt(0).getRow(3).getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
            XSSFSheet members = book.getSheetAt(1);
            assertThat(members.getPaneInformation().isFreezePane()).isTrue();
            assertThat(members.getRepeatingRows().getLastRow()).isZero();
            assertThat(members.getPrintSetup().getLandscape()).isTrue();
            assertThat(members.getFitToPage()).isTrue();
            assertThat(members.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:H61");
            assertThat(members.getColumnWidthInPixels(7))
                    .as("reasons have more room than names")
                    .isGreaterThan(2 * members.getColumnWidthInPixels(0));
            assertThat(members.getRow(1).getCell(7).getCellStyle().getWrapText())
                    .isTrue();
            assertThat(members.getRow(1).getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(members.getRow(1).getCell(1).getHyperlink().getAddress()).endsWith("/cases/1");
            assertThat(members.getHeader().getCenter()).contains("2026年度");
            assertThat(members.getFooter().getCenter()).contains("&P");
            assertThat(book.getSheetAt(2).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("（无）");
            assertThat(book.getSheetAt(2).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("问题");
        }
    }

    private static Summary summary(int rows) {
        List<List<Object>> members = new ArrayList<>();
        for (int n = 1; n <= rows; n++) {
            members.add(Arrays.asList(
                    n % 7 == 0 ? "阿卜杜热合曼·买买提" + n : "党员" + n,
                    new Summary.Link("评议-2026-" + n, "/cases/" + n),
                    n,
                    40,
                    null,
                    0,
                    new Text("优秀", "Excellent"),
                    n % 5 == 0 ? "结合日常表现，带头完成重点任务，联系群众多，会上会下一个样，群众和党员都认可。" : null));
        }
        return new Summary(
                "民主评议",
                new Text("2026年度民主评议党员情况表", "Evaluation of members, 2026"),
                Text.same("示范街道第一党支部"),
                List.of(
                        new Summary.Fact(new Text("参加评议人数", "Take part"), rows),
                        new Summary.Fact(new Text("名单日期", "Roster"), LocalDate.of(2026, 11, 1)),
                        new Summary.Fact(
                                new Text("优秀上限", "Cap"), new Text("7人（正式党员23人的三分之一，向下取整）", "7 (a third of 23)"))),
                List.of(
                        new Summary.Table(
                                new Text("参评党员", "Members"),
                                List.of(
                                        column("姓名", 7),
                                        column("案件编号", 10),
                                        column("优秀票", 4),
                                        column("合格票", 4),
                                        column("基本合格票", 4),
                                        column("不合格票", 4),
                                        column("评定等次", 6),
                                        column("理由", 22)),
                                members),
                        new Summary.Table(
                                new Text("问题清单", "Problems"), List.of(column("问题", 16), column("措施", 16)), List.of())),
                List.of(new Text("党支部书记（签字）", "Secretary"), new Text("填表人（签字）", "Filled in by")));
    }

    private static Summary narrow() {
        Summary wide = summary(1);
        return new Summary(
                wide.name(),
                wide.title(),
                wide.body(),
                wide.facts(),
                List.of(new Summary.Table(
                        new Text("本支部数据", "Figures"),
                        List.of(column("项目", 20), column("数量", 6), column("来源", 14)),
                        List.of(List.of("正式党员", 20, "人员档案"), List.of("支部党员大会", 4, "会议记录")))),
                wide.signatures());
    }

    private static Summary.Column column(String head, int width) {
        return new Summary.Column(new Text(head, head.toLowerCase(Locale.ROOT)), width);
    }

    /** For eyes {@code -Dsummaries.folder=folder}. */
    private static byte[] keep(byte[] content, String name) throws IOException {
        String folder = System.getProperty("summaries.folder");
        if (folder != null) {
            Files.write(Path.of(folder, name), content);
        }
        return content;
    }
}
