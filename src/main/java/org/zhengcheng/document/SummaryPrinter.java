package org.zhengcheng.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.sheet.SheetCells;

/** Prints summaries. A PDF is in Chinese, as it is filed; the others are in the language of whoever asks. */
@Component
public class SummaryPrinter {

    private static final int TITLE_SIZE = 18;
    private static final int LONGEST_SHEET_NAME = 31;

    private final PdfPrinter pdf;
    private final Clock clock;

    SummaryPrinter(PdfPrinter pdf, Clock clock) {
        this.pdf = pdf;
        this.clock = clock;
    }

    /** The answer to a request for one. */
    public ResponseEntity<byte[]> download(Summary summary, Summary.Kind kind) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, kind.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        summary.name() + "." + kind.name().toLowerCase(Locale.ROOT),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(print(summary, kind));
    }

    /** The content of the file. */
    public byte[] print(Summary summary, Summary.Kind kind) {
        try {
            return switch (kind) {
                case PDF -> pdf.print("document/summary", Map.of("summary", summary), clock.instant());
                case DOCX -> text(summary);
                case XLSX -> sheet(summary);
            };
        } catch (IOException notToMemory) {
            throw new UncheckedIOException(notToMemory);
        }
    }

    private static byte[] text(Summary summary) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFParagraph title = document.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            XWPFRun head = title.createRun();
            head.setBold(true);
            head.setFontSize(TITLE_SIZE);
            head.setText(summary.title().toString());
            XWPFParagraph subtitle = document.createParagraph();
            subtitle.setAlignment(ParagraphAlignment.CENTER);
            subtitle.createRun().setText(summary.subtitle().toString());
            for (Summary.Fact fact : summary.facts()) {
                XWPFParagraph line = document.createParagraph();
                XWPFRun what = line.createRun();
                what.setBold(true);
                what.setText(fact.what() + "  ");
                line.createRun().setText(fact.is().toString());
            }
            for (Summary.Table table : summary.tables()) {
                XWPFRun name = document.createParagraph().createRun();
                name.setBold(true);
                name.setText(table.title().toString());
                XWPFTable written = document.createTable(
                        table.rows().size() + 1, table.heads().size());
                row(written, 0, table.heads(), true);
                for (int n = 0; n < table.rows().size(); n++) {
                    row(written, n + 1, table.rows().get(n), false);
                }
                document.createParagraph();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void row(XWPFTable table, int at, List<?> values, boolean bold) {
        for (int n = 0; n < values.size(); n++) {
            XWPFTableCell cell = table.getRow(at).getCell(n);
            XWPFRun run = cell.getParagraphs().get(0).createRun();
            run.setBold(bold);
            run.setText(values.get(n) == null ? "" : values.get(n).toString());
        }
    }

    private static byte[] sheet(Summary summary) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            SheetCells cells = new SheetCells(book);
            Sheet facts = book.createSheet(name(summary.title()));
            int at = 0;
            cells.write(facts.createRow(at++), 0, summary.title().toString(), SheetCells.Look.HEAD);
            cells.write(facts.createRow(at++), 0, summary.subtitle().toString(), SheetCells.Look.PLAIN);
            for (Summary.Fact fact : summary.facts()) {
                Row row = facts.createRow(at++);
                cells.write(row, 0, fact.what());
                cells.write(row, 1, fact.is());
            }
            for (Summary.Table table : summary.tables()) {
                Sheet sheet = book.createSheet(name(table.title()));
                Row head = sheet.createRow(0);
                for (int n = 0; n < table.heads().size(); n++) {
                    cells.write(head, n, table.heads().get(n).toString(), SheetCells.Look.HEAD);
                }
                for (int r = 0; r < table.rows().size(); r++) {
                    Row row = sheet.createRow(r + 1);
                    List<Object> values = table.rows().get(r);
                    for (int n = 0; n < values.size(); n++) {
                        cells.write(row, n, values.get(n));
                    }
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static String name(Text title) {
        String safe = title.toString().replaceAll("[\\\\/?*\\[\\]:']", " ");
        return safe.length() > LONGEST_SHEET_NAME ? safe.substring(0, LONGEST_SHEET_NAME) : safe;
    }
}
