package org.zhengcheng.sheet;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * Writes values into cells so that none becomes a formula: not here, not where somebody edits the cell, and not where the
 * sheet is saved as comma-separated text and opened again, for which an apostrophe stands before it.
 */
public final class SheetCells {

    /** What a program that opens a sheet may take for the beginning of a formula, wide characters among it. */
    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

    private static final short TITLE_SIZE = 16;

    private static final char APOSTROPHE = '\'';

    private final Map<Look, CellStyle> styles = new EnumMap<>(Look.class);

    /** How a cell looks. */
    public enum Look {
        PLAIN,
        HEAD,
        HINT,
        BAD,
        DAY,
        NUMBER,
        /** What a sheet is called, and what stands around its table: never ruled. */
        TITLE,
        NOTE,
        /** Kept a text by the program that opens it, come what may. */
        QUOTED
    }

    public SheetCells(Workbook book) {
        this(book, false);
    }

    private SheetCells(Workbook book, boolean ruled) {
        for (Look look : Look.values()) {
            CellStyle style = style(book, look);
            if (ruled && look != Look.TITLE && look != Look.NOTE) {
                rule(style, look);
            }
            styles.put(look, style);
        }
    }

    /** Cells of a table that is printed: with lines around them, and long texts on several lines. */
    public static SheetCells ruled(Workbook book) {
        return new SheetCells(book, true);
    }

    /** The style in which days and numbers that are typed later stay as they were typed. */
    public CellStyle style(Look look) {
        return styles.get(look);
    }

    /** A value in a cell: a day as a day, a number as a number, everything else as text; nothing for null. */
    public void write(Row row, int column, Object value) {
        if (value instanceof LocalDate day) {
            Cell cell = row.createCell(column);
            cell.setCellValue(day);
            cell.setCellStyle(styles.get(Look.DAY));
        } else if (value instanceof Number number) {
            Cell cell = row.createCell(column);
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(styles.get(Look.NUMBER));
        } else if (value != null) {
            write(row, column, value.toString(), Look.PLAIN);
        }
    }

    /** A text in a cell that looks like this. */
    public void write(Row row, int column, String text, Look look) {
        Cell cell = row.createCell(column);
        cell.setCellValue(safe(text));
        cell.setCellStyle(styles.get(look == Look.PLAIN && isRisky(text) ? Look.QUOTED : look));
    }

    /** A text as it may stand in a cell. */
    public static String safe(String text) {
        return isRisky(text) ? APOSTROPHE + text : text;
    }

    /** The text that somebody meant who brings a cell back. */
    public static String meant(String text) {
        return text.length() > 1 && text.charAt(0) == APOSTROPHE && isRisky(text.substring(1))
                ? text.substring(1)
                : text;
    }

    private static boolean isRisky(String text) {
        return !text.isEmpty()
                && (BEGINNINGS.indexOf(text.charAt(0)) >= 0
                        || !text.isBlank() && BEGINNINGS.indexOf(text.strip().charAt(0)) >= 0);
    }

    private static CellStyle style(Workbook book, Look look) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format(look)));
        switch (look) {
            case HEAD -> {
                Font bold = book.createFont();
                bold.setBold(true);
                style.setFont(bold);
                style.setWrapText(true);
            }
            case HINT -> {
                Font slanted = book.createFont();
                slanted.setItalic(true);
                slanted.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
                style.setFont(slanted);
                style.setWrapText(true);
            }
            case BAD -> {
                style.setFillForegroundColor(IndexedColors.LIGHT_ORANGE.getIndex());
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                style.setQuotePrefixed(true);
            }
            case TITLE -> {
                Font large = book.createFont();
                large.setBold(true);
                large.setFontHeightInPoints(TITLE_SIZE);
                style.setFont(large);
                style.setAlignment(HorizontalAlignment.CENTER);
            }
            case QUOTED -> style.setQuotePrefixed(true);
            case PLAIN, DAY, NUMBER, NOTE -> {}
        }
        return style;
    }

    private static String format(Look look) {
        return switch (look) {
            case DAY -> "yyyy-mm-dd";
            case NUMBER -> "General";
            default -> "@";
        };
    }

    private static void rule(CellStyle style, Look look) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        if (look == Look.HEAD || look == Look.NUMBER || look == Look.DAY) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
    }
}
