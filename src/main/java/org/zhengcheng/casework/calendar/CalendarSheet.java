package org.zhengcheng.casework.calendar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhengcheng.sheet.SheetReader;

/**
 * A year in a sheet of three columns: read into the lines that an administrator would write, each at the number its row
 * has in the sheet.
 */
final class CalendarSheet {

    private static final List<String> HEAD = List.of("日期", "放假或上班", "节日名");

    /** More rows than a year has days, with room between them, are no calendar. */
    private static final int MOST_ROWS = 1000;

    private static final int WIDTH = 18 * 256;

    private CalendarSheet() {}

    /** @return the lines; empty if the file is none that could be read */
    static Optional<String> lines(InputStream content) {
        List<SheetReader.Line> read;
        try {
            read = SheetReader.read(content);
        } catch (SheetReader.UnreadableSheet unreadable) {
            return Optional.empty();
        }
        int last = read.stream().mapToInt(SheetReader.Line::number).max().orElse(0);
        if (last > MOST_ROWS) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(Collections.nCopies(last, ""));
        read.forEach(row -> lines.set(row.number() - 1, line(row)));
        if (!lines.isEmpty() && lines.get(0).codePoints().noneMatch(Character::isDigit)) {
            lines.set(0, "");
        }
        return Optional.of(String.join("\n", lines));
    }

    private static String line(SheetReader.Line row) {
        return IntStream.range(0, HEAD.size())
                .mapToObj(column -> row.cells().getOrDefault(column, "").replace('\n', ' '))
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** An .xlsx file with these lines; its cells are text, so that no program turns days into something else. */
    static byte[] write(String lines) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("calendar");
            CellStyle text = book.createCellStyle();
            text.setDataFormat(book.createDataFormat().getFormat("@"));
            for (int column = 0; column < HEAD.size(); column++) {
                sheet.setDefaultColumnStyle(column, text);
                sheet.setColumnWidth(column, WIDTH);
            }
            row(sheet, HEAD, text);
            lines.lines().forEach(line -> row(sheet, List.of(line.split(" ", HEAD.size())), text));
            sheet.createFreezePane(0, 1);
            book.write(out);
            return out.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    private static void row(XSSFSheet sheet, List<String> cells, CellStyle text) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int column = 0; column < cells.size(); column++) {
            row.createCell(column).setCellValue(cells.get(column));
            row.getCell(column).setCellStyle(text);
        }
    }
}
