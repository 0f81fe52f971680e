package org.zhengcheng.organization.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhengcheng.language.Text;
import org.zhengcheng.sheet.SheetCells;
import org.zhengcheng.sheet.SheetCells.Look;

/**
 * Writes the empty sheet that people fill in: heads, what to write, a hidden row by which it is read back, and a row that
 * shows how; on a second sheet what there is to choose from and how it goes.
 */
final class SheetTemplate {

    /** Begins the hidden row; what the sheet is about follows. */
    static final String MARK = "zhengcheng:";

    /** The rows above the first that is read: heads, hints, the hidden one. */
    static final int HEADS = 3;

    private static final String LISTS = "codes";
    private static final Text NOTE = new Text("备注", "Note");
    private static final Text NOTE_HINT =
            new Text("自己看的，不导入；写“示例”的行跳过", "For yourself, not imported; rows that say “Example” are skipped");
    private static final Text EXAMPLE = new Text("示例", "Example");
    private static final Text NEEDED = new Text("（必填）", " (needed)");
    private static final List<Text> HOW = List.of(
            new Text("怎么填", "How to fill it in"),
            new Text(
                    "一、从第4行起一行一条，“示例”那一行看完可以删掉。",
                    "1. One entry a row, from row 4 on; delete the example once you have seen it."),
            new Text(
                    "二、不要删表头，不要动隐藏的第3行；不用的列可以空着。",
                    "2. Keep the heads and the hidden row 3; columns that are not needed may stay empty."),
            new Text(
                    "三、有下拉单的从单子里选；日期写成 2024-06-01。",
                    "3. Choose from the list where there is one; write days as 2024-06-01."),
            new Text("四、格子里只能是写上去的字，不能是公式。", "4. Cells hold what was typed; a formula is refused."),
            new Text(
                    "五、交上来先核对，有一个格子不对就整张都不导入，改好再交。",
                    "5. Every cell is checked first; as long as one is wrong nothing is imported."));
    private static final int MOST_CHOSEN = 20_000;
    private static final int WIDTH = 20 * 256;
    private static final int WIDE = 60 * 256;

    private SheetTemplate() {}

    /** Whether a row only shows how; it says so in its first cell. */
    static boolean isExample(String note) {
        return note.startsWith(EXAMPLE.chinese()) || note.startsWith(EXAMPLE.english());
    }

    static byte[] write(SheetKind kind, Locale reader) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            SheetCells cells = new SheetCells(book);
            XSSFSheet sheet = book.createSheet(kind.id());
            heads(kind, sheet, cells, reader);
            Row example = sheet.createRow(HEADS);
            cells.write(example, 0, EXAMPLE.in(reader), Look.HINT);
            for (int n = 0; n < kind.columns().size(); n++) {
                Column column = kind.columns().get(n);
                String value = kind.example().get(column.key());
                if (value != null) {
                    Text option = column.options().get(value);
                    cells.write(example, n + 1, option == null ? value : option.in(reader), Look.HINT);
                }
            }
            lists(kind, book, sheet, cells, reader);
            book.write(out);
            return out.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    /** The rows above the first that is read, in a template and in the copy that says what is wrong. */
    static void heads(SheetKind kind, Sheet sheet, SheetCells cells, Locale reader) {
        Row titles = sheet.createRow(0);
        Row hints = sheet.createRow(1);
        Row keys = sheet.createRow(2);
        cells.write(titles, 0, NOTE.in(reader), Look.HEAD);
        cells.write(hints, 0, NOTE_HINT.in(reader), Look.HINT);
        keys.createCell(0).setCellValue(MARK + kind.id());
        sheet.setColumnWidth(0, WIDTH);
        for (int n = 0; n < kind.columns().size(); n++) {
            Column column = kind.columns().get(n);
            String needed = column.required() ? NEEDED.in(reader) : "";
            cells.write(titles, n + 1, column.title().in(reader) + needed, Look.HEAD);
            cells.write(hints, n + 1, column.hint().in(reader), Look.HINT);
            keys.createCell(n + 1).setCellValue(column.key());
            sheet.setColumnWidth(n + 1, WIDTH);
            // As text, so that the program that fills it in turns neither days nor numbers into something else.
            sheet.setDefaultColumnStyle(n + 1, cells.style(Look.PLAIN));
        }
        keys.setZeroHeight(true);
        sheet.createFreezePane(0, HEADS);
    }

    private static void lists(SheetKind kind, Workbook book, XSSFSheet sheet, SheetCells cells, Locale reader) {
        Sheet lists = book.createSheet(LISTS);
        lists.setColumnWidth(0, WIDE);
        for (int n = 0; n < HOW.size(); n++) {
            cells.write(row(lists, n), 0, HOW.get(n).in(reader), n == 0 ? Look.HEAD : Look.PLAIN);
        }
        DataValidationHelper helper = sheet.getDataValidationHelper();
        int at = 2;
        for (int n = 0; n < kind.columns().size(); n++) {
            Column column = kind.columns().get(n);
            if (column.options().isEmpty()) {
                continue;
            }
            cells.write(row(lists, 0), at, column.title().in(reader), Look.HEAD);
            int line = 1;
            for (Map.Entry<String, Text> option : column.options().entrySet()) {
                cells.write(row(lists, line), at, option.getValue().in(reader), Look.PLAIN);
                cells.write(row(lists, line), at + 1, option.getKey(), Look.HINT);
                line++;
            }
            lists.setColumnWidth(at, WIDTH);
            String letter = CellReference.convertNumToColString(at);
            DataValidation choice = helper.createValidation(
                    helper.createFormulaListConstraint("%s!$%s$2:$%s$%d".formatted(LISTS, letter, letter, line)),
                    new CellRangeAddressList(HEADS, MOST_CHOSEN, n + 1, n + 1));
            // Whoever knows the code may write that.
            choice.setErrorStyle(DataValidation.ErrorStyle.WARNING);
            choice.setShowErrorBox(true);
            sheet.addValidationData(choice);
            at += 2;
        }
    }

    private static Row row(Sheet sheet, int n) {
        Row row = sheet.getRow(n);
        return row == null ? sheet.createRow(n) : row;
    }
}
