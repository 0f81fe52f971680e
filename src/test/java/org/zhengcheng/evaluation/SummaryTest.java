package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("支部和党委的情况汇总：PDF、Word、表格，数字和年报统计对得上，别人拿不走")
class SummaryTest extends EvaluationTest {

    @Test
    void ofABranchAndOfACommittee() throws IOException {
        UUID round = launch(Map.of("upperReview", "no"));
        prepare();
        evaluateThemselves(VOTERS);
        ballotOnPaper();
        votesOnPaper(1, 3, 1, 0);
        grades("secretary", Map.of("contact", Grade.EXCELLENT)).send();
        assertThat(pdf(path() + "/summary/pdf"))
                .as("a grade does not stand before it is approved")
                .contains("民主评议党员情况", town.name("contact").replace(" ", ""))
                .doesNotContain("大家反映好");
        walk.take("secretary", "eval-committee", "waived");

        String number = jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
        assertThat(pdf(path() + "/summary/pdf")).contains("大家反映好", number);
        try (XWPFDocument document = new XWPFDocument(stream("secretary", path() + "/summary/docx"));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            assertThat(words.getText()).contains("民主评议党员情况", number, town.name("contact"), "优秀");
        }
        try (XSSFWorkbook book = new XSSFWorkbook(stream("organiser", "/evaluations/rounds/" + round + "/xlsx"))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            assertThat(book.getSheetAt(1).getLastRowNum()).as("two branches").isEqualTo(2);
            assertThat(book.getSheetAt(1).getRow(1).getCell(1).getStringCellValue())
                    .startsWith("评议-2026-");
        }
        assertThat(town.as("organiser")
                        .get("/evaluations/rounds/" + round)
                        .html()
                        .select("dd")
                        .eachText())
                .as("branches, closed, taking part, finished, excellent, qualified, basically, unqualified")
                .startsWith("2", "0", "10", "0", "1", "5", "0", "0");
        assertThat(town.as("organiser").get("/rounds/" + round).has("a[href='/evaluations/rounds/" + round + "']"))
                .isTrue();
        assertThat(town.as("member").download(path() + "/summary/pdf").statusCode())
                .isEqualTo(404);
        assertThat(town.as("member").get("/evaluations/rounds/" + round).status())
                .isEqualTo(404);
        assertThat(town.as("secretary").download(path() + "/summary/exe").statusCode())
                .isEqualTo(404);
    }

    /** Without blanks: a name may be broken in a narrow column. */
    private String pdf(String path) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(town.as("secretary").download(path).body())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private ByteArrayInputStream stream(String who, String path) {
        var answer = town.as(who).download(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ByteArrayInputStream(answer.body());
    }
}
