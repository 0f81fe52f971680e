package org.zhengcheng.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.zhengcheng.language.Text;

/** A summary as a text that can be edited, on A4, with pages that are numbered. Lengths are twentieths of a point. */
final class SummaryText {

    private static final String FONT = "SimSun";
    private static final String TITLE_FONT = "SimHei";
    private static final String LATIN = "Times New Roman";
    private static final int TITLE = 18;
    private static final int HEADING = 14;
    private static final int WORDS = 12;
    private static final double CELL = 10.5;

    private static final int SHORT_SIDE = 11906;
    private static final int LONG_SIDE = 16838;
    private static final int MARGIN = 1304;
    private static final int GAP = 160;

    /** The width of a fact's name and of what it is. */
    private static final int[] FACT = {22, 28};

    /** The width of a signature and of the day with the seal. */
    private static final int SIGNATURE = 4;

    private static final int SEAL = 5;

    private static final int LEAST_HEIGHT = 420;

    private final XWPFDocument document;
    private final PrintedSummary printed;
    private final int across;

    private SummaryText(XWPFDocument document, PrintedSummary printed) {
        this.document = document;
        this.printed = printed;
        this.across = (printed.isWide() ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
    }

    static byte[] print(PrintedSummary printed) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            new SummaryText(document, printed).write();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private void write() {
        Summary summary = printed.summary();
        page();
        XWPFParagraph title = document.createParagraph();
        title.setAlignment(ParagraphAlignment.CENTER);
        title.setSpacingAfter(2 * GAP);
        run(title, summary.title(), TITLE, TITLE_FONT);
        sides(printed.unit(), printed.until());
        if (!summary.facts().isEmpty()) {
            facts();
        }
        for (Summary.Table table : summary.tables()) {
            XWPFParagraph heading = document.createParagraph();
            heading.setSpacingBefore(2 * GAP);
            heading.setSpacingAfter(GAP / 2);
            heading.setKeepNext(true);
            run(heading, table.title(), HEADING, TITLE_FONT);
            table(table);
        }
        keepWithSignatures();
        signatures();
    }

    /** A4, upright or on its side, with its number at the foot of every page. */
    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(printed.isWide() ? LONG_SIDE : SHORT_SIDE));
        size.setH(BigInteger.valueOf(printed.isWide() ? SHORT_SIDE : LONG_SIDE));
        size.setOrient(printed.isWide() ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        foot.setAlignment(ParagraphAlignment.CENTER);
        run(foot, "— ", CELL, FONT);
        foot.getCTP().addNewFldSimple().setInstr("PAGE");
        run(foot, " —", CELL, FONT);
    }

    /** One text at the left and one at the right of a line. */
    private void sides(Text left, Text right) {
        XWPFParagraph line = document.createParagraph();
        line.setSpacingAfter(GAP / 2);
        CTTabStop stop = line.getCTP().addNewPPr().addNewTabs().addNewTab();
        stop.setVal(STTabJc.RIGHT);
        stop.setPos(BigInteger.valueOf(across));
        run(line, left, WORDS, FONT);
        line.createRun().addTab();
        run(line, right, WORDS, FONT);
    }

    private void facts() {
        List<List<Summary.Fact>> lines = printed.lines();
        XWPFTable table = document.createTable(lines.size(), 2 * FACT.length);
        widths(table, new int[] {FACT[0], FACT[1], FACT[0], FACT[1]});
        for (int n = 0; n < lines.size(); n++) {
            XWPFTableRow row = table.getRow(n);
            row.setCantSplitRow(true);
            int at = 0;
            for (Summary.Fact fact : lines.get(n)) {
                cell(row.getCell(at++), fact.what(), CELL, FONT, ParagraphAlignment.CENTER);
                cell(row.getCell(at++), printed.said(fact.is()), CELL, FONT, ParagraphAlignment.LEFT);
            }
            if (lines.get(n).size() == 1) {
                span(row, 1);
            }
        }
    }

    private void table(Summary.Table table) {
        int columns = table.columns().size();
        XWPFTable written = document.createTable(Math.max(1, table.rows().size()) + 1, columns);
        widths(written, table.columns().stream().mapToInt(Summary.Column::width).toArray());
        XWPFTableRow head = written.getRow(0);
        head.setRepeatHeader(true);
        head.setCantSplitRow(true);
        for (int n = 0; n < columns; n++) {
            cell(head.getCell(n), table.columns().get(n).head(), CELL, TITLE_FONT, ParagraphAlignment.CENTER);
        }
        if (table.rows().isEmpty()) {
            cell(written.getRow(1).getCell(0), PrintedSummary.NOTHING, CELL, FONT, ParagraphAlignment.CENTER);
            span(written.getRow(1), 0);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            XWPFTableRow row = written.getRow(r + 1);
            row.setCantSplitRow(true);
            List<Object> values = table.rows().get(r);
            for (int n = 0; n < columns; n++) {
                Object value = values.get(n);
                cell(
                        row.getCell(n),
                        printed.said(value),
                        CELL,
                        FONT,
                        printed.isNumber(value) ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
            }
        }
    }

    /** Signatures do not stand on a page without what is signed. */
    private void keepWithSignatures() {
        List<XWPFTable> tables = document.getTables();
        if (!tables.isEmpty()) {
            List<XWPFTableRow> rows = tables.get(tables.size() - 1).getRows();
            rows.subList(Math.max(0, rows.size() - PrintedSummary.KEPT), rows.size()).stream()
                    .flatMap(row -> row.getTableCells().stream())
                    .flatMap(cell -> cell.getParagraphs().stream())
                    .forEach(paragraph -> paragraph.setKeepNext(true));
        }
    }

    private void signatures() {
        List<Text> signatures = printed.signatures();
        XWPFParagraph room = document.createParagraph();
        room.setSpacingBefore(2 * GAP);
        room.setKeepNext(true);
        XWPFTable line = document.createTable(1, signatures.size() + 1);
        line.removeBorders();
        int[] shares = new int[signatures.size() + 1];
        Arrays.fill(shares, SIGNATURE);
        shares[signatures.size()] = SEAL;
        widths(line, shares);
        for (int n = 0; n < signatures.size(); n++) {
            cell(line.getRow(0).getCell(n), signatures.get(n), WORDS, FONT, ParagraphAlignment.LEFT);
        }
        cell(line.getRow(0).getCell(signatures.size()), PrintedSummary.SEALED, WORDS, FONT, ParagraphAlignment.RIGHT);
    }

    /** The columns share the width of the page. */
    private void widths(XWPFTable table, int... shares) {
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(across);
        int all = Arrays.stream(shares).sum();
        for (int share : shares) {
            BigInteger width = BigInteger.valueOf((long) across * share / all);
            (table.getCTTbl().getTblGrid() == null
                            ? table.getCTTbl().addNewTblGrid()
                            : table.getCTTbl().getTblGrid())
                    .addNewGridCol()
                    .setW(width);
        }
        for (XWPFTableRow row : table.getRows()) {
            row.setHeight(LEAST_HEIGHT);
            for (int n = 0; n < shares.length; n++) {
                row.getCell(n).setWidthType(TableWidthType.DXA);
                row.getCell(n).setWidth(String.valueOf((long) across * shares[n] / all));
            }
        }
    }

    /** The last cell of a row goes on to its end. */
    private static void span(XWPFTableRow row, int from) {
        int columns = row.getTableCells().size();
        for (int n = columns - 1; n > from; n--) {
            row.removeCell(n);
        }
        var properties = row.getCell(from).getCTTc().getTcPr();
        properties.addNewGridSpan().setVal(BigInteger.valueOf(columns - (long) from));
    }

    private static void cell(XWPFTableCell cell, Object value, double size, String font, ParagraphAlignment side) {
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setAlignment(side);
        run(paragraph, value == null ? "" : value, size, font);
    }

    private static void run(XWPFParagraph paragraph, Object words, double size, String font) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(LATIN);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setText(words.toString());
    }
}
