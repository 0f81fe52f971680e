package org.zhengcheng.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhengcheng.language.Text;
import org.zhengcheng.sheet.SheetCells;

/** A summary as sheets that can be sorted and counted and that print on A4: the facts first, then a sheet for every table. */
final class SummarySheets {

    private static final int LONGEST_NAME = 31;

    /** In the 256ths of a digit's width that sheets are measured in: a Chinese character is two digits wide. */
    private static final int CHARACTER = 2 * 256;

    private static final int FACT = 18;
    private static final int AIR = 2;

    /** In points. */
    private static final float LINE = 15;

    private static final float PADDING = 4;
    private static final float HIGHEST = 400;

    private final XSSFWorkbook book;
    private final SheetCells cells;
    private final PrintedSummary printed;
    private final String baseUrl;

    private SummarySheets(XSSFWorkbook book, PrintedSummary printed, String baseUrl) {
        this.book = book;
        this.cells = SheetCells.ruled(book);
        this.printed = printed;
        this.baseUrl = baseUrl;
    }

    /** @param baseUrl to which the paths of links are added */
    static byte[] print(PrintedSummary printed, String baseUrl) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            SummarySheets sheets = new SummarySheets(book, printed, baseUrl);
            sheets.facts();
            printed.summary().tables().forEach(sheets::table);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private void facts() {
        Summary summary = printed.summary();
        Sheet sheet = sheet(summary.title(), false);
        sheet.setColumnWidth(0, FACT * CHARACTER);
        sheet.setColumnWidth(1, 2 * FACT * CHARACTER);
        int at = 0;
        for (Text line : List.of(summary.title(), printed.unit(), printed.until())) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, 0, 1));
            cells.write(
                    sheet.createRow(at), 0, line.toString(), at == 0 ? SheetCells.Look.TITLE : SheetCells.Look.NOTE);
            at++;
        }
        for (Summary.Fact fact : summary.facts()) {
            Row row = sheet.createRow(at++);
            cells.write(row, 0, fact.what());
            cells.write(row, 1, fact.is());
        }
        for (Text signature : printed.signatures()) {
            cells.write(sheet.createRow(++at), 0, signature.toString(), SheetCells.Look.NOTE);
        }
    }

    private void table(Summary.Table table) {
        Sheet sheet = sheet(table.title(), true);
        Row head = sheet.createRow(0);
        List<Summary.Column> columns = table.columns();
        for (int n = 0; n < columns.size(); n++) {
            sheet.setColumnWidth(n, (columns.get(n).width() + AIR) * CHARACTER);
            cells.write(head, n, columns.get(n).head().toString(), SheetCells.Look.HEAD);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            Row row = sheet.createRow(r + 1);
            List<Object> values = table.rows().get(r);
            for (int n = 0; n < columns.size(); n++) {
                write(row, n, values.get(n));
            }
            height(row, columns, values);
        }
        if (table.rows().isEmpty()) {
            cells.write(sheet.createRow(1), 0, PrintedSummary.NOTHING);
        }
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, table.rows().size()), 0, columns.size() - 1));
    }

    /** As high as its longest text; not every program works that out by itself. */
    private static void height(Row row, List<Summary.Column> columns, List<Object> values) {
        int lines = 1;
        for (int n = 0; n < columns.size(); n++) {
            int length = values.get(n) == null ? 0 : values.get(n).toString().length();
            lines = Math.max(
                    lines,
                    (length + columns.get(n).width() - 1) / columns.get(n).width());
        }
        row.setHeightInPoints(Math.min(HIGHEST, LINE * lines + PADDING));
    }

    private void write(Row row, int column, Object value) {
        cells.write(row, column, value == null ? "" : value);
        if (value instanceof Summary.Link link) {
            Hyperlink there = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
            there.setAddress(baseUrl + link.path());
            row.getCell(column).setHyperlink(there);
        }
    }

    /** A sheet that prints as wide as a page, with what it is above and its number below. */
    private Sheet sheet(Text title, boolean onItsSide) {
        String name = name(title);
        Sheet sheet = book.createSheet(name);
        PrintSetup page = sheet.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(onItsSide);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        if (onItsSide) {
            sheet.getHeader().setCenter(safe(printed.summary().title() + " " + title));
            sheet.getHeader().setLeft(safe(printed.unit().toString()));
            sheet.getHeader().setRight(safe(printed.until().toString()));
        }
        sheet.getFooter().setCenter("— &P / &N —");
        return sheet;
    }

    /** In a header an ampersand begins a command. */
    private static String safe(String words) {
        return words.replace("&", "&&");
    }

    private static String name(Text title) {
        String safe = title.toString().replaceAll("[\\\\/?*\\[\\]:']", " ");
        return safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe;
    }
}
