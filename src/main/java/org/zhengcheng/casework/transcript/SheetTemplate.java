package org.zhengcheng.casework.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhengcheng.casework.definition.Step;

/** Writes the empty sheet that people fill in: a head, what to write, and a hidden row by which it is read back. */
final class SheetTemplate {

    private static final String STEPS = "steps";
    private static final int HEADS = 3;
    private static final int AT_COLUMN = 2;
    private static final int WIDTH = 24 * 256;

    private SheetTemplate() {}

    /** @param mark which procedure and edition it is for; stands in the hidden row */
    static byte[] write(String mark, List<SheetColumn> columns, List<Step> steps, Locale reader) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("cases");
            CellStyle bold = bold(book);
            CellStyle text = book.createCellStyle();
            // As text, so that the program that fills it in does not turn days into something else.
            text.setDataFormat(book.createDataFormat().getFormat("@"));
            Row titles = sheet.createRow(0);
            Row hints = sheet.createRow(1);
            Row keys = sheet.createRow(2);
            for (int n = 0; n < columns.size(); n++) {
                SheetColumn column = columns.get(n);
                titles.createCell(n).setCellValue(column.title().in(reader));
                titles.getCell(n).setCellStyle(bold);
                hints.createCell(n).setCellValue(column.hint().in(reader));
                keys.createCell(n).setCellValue(n == 0 ? column.key() + "@" + mark : column.key());
                sheet.setColumnWidth(n, WIDTH);
                sheet.setDefaultColumnStyle(n, text);
            }
            keys.setZeroHeight(true);
            sheet.createFreezePane(1, HEADS);
            listOfSteps(book, sheet, steps, reader);
            book.write(out);
            return out.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    private static void listOfSteps(XSSFWorkbook book, XSSFSheet sheet, List<Step> steps, Locale reader) {
        XSSFSheet list = book.createSheet(STEPS);
        for (int n = 0; n < steps.size(); n++) {
            list.createRow(n)
                    .createCell(0)
                    .setCellValue(SheetColumn.named(steps.get(n)).in(reader));
        }
        list.setColumnWidth(0, WIDTH);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation choice = helper.createValidation(
                helper.createFormulaListConstraint(STEPS + "!$A$1:$A$" + steps.size()),
                new CellRangeAddressList(HEADS, HEADS + SheetRows.MOST - 1, AT_COLUMN, AT_COLUMN));
        choice.setShowErrorBox(true);
        sheet.addValidationData(choice);
    }

    private static CellStyle bold(XSSFWorkbook book) {
        Font font = book.createFont();
        font.setBold(true);
        CellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        return style;
    }
}
