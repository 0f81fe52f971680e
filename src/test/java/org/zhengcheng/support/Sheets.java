package org.zhengcheng.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Sheets as people fill them in and read them. */
public final class Sheets {

    /** The number of the first row below the heads and the example, as people count. */
    public static final int FIRST = 5;

    /** What stands in a cell in place of a text, to make it a formula. */
    public static final String FORMULA = "=";

    private Sheets() {}

    /** A sheet like the template, with rows from {@link #FIRST} on; cells by the keys of their columns. */
    public static byte[] filled(String kind, List<String> columns, Iterable<Map<String, String>> rows) {
        try (SXSSFWorkbook book = new SXSSFWorkbook(100);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            SXSSFSheet sheet = book.createSheet(kind);
            Row keys = sheet.createRow(2);
            keys.createCell(0).setCellValue("zhengcheng:" + kind);
            for (int n = 0; n < columns.size(); n++) {
                keys.createCell(n + 1).setCellValue(columns.get(n));
            }
            int at = FIRST - 1;
            for (Map<String, String> cells : rows) {
                Row row = sheet.createRow(at++);
                for (int n = 0; n < columns.size(); n++) {
                    String value = cells.get(columns.get(n));
                    if (FORMULA.equals(value)) {
                        row.createCell(n + 1).setCellFormula("1+1");
                    } else if (value != null) {
                        row.createCell(n + 1).setCellValue(value);
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    /** The texts of the first sheet, row by row. */
    public static List<List<String>> read(byte[] file) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = book.getSheetAt(0);
            DataFormatter formatter = new DataFormatter();
            List<List<String>> rows = new ArrayList<>();
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                for (int n = 0; n < row.getLastCellNum(); n++) {
                    cells.add(row.getCell(n) == null ? "" : formatter.formatCellValue(row.getCell(n)));
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
