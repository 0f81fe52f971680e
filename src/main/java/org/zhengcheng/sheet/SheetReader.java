package org.zhengcheng.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Reads the first sheet of an .xlsx file row by row, as text; days come as 2024-06-01 whatever they look like there. */
public final class SheetReader {

    private static final int MOST_COLUMNS = 120;
    private static final int MOST_LINES = 2000;
    private static final int LONGEST_CELL = 2000;

    /** What a file may unpack to; more is no sheet of people but a trap. */
    private static final long LARGEST_PART = 16L * 1024 * 1024;

    static {
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    }

    private SheetReader() {}

    /**
     * The rows in which anything stands, by their numbers from 1.
     *
     * @throws UnreadableSheet if it is no such file, or too large
     */
    public static List<Line> read(InputStream content) {
        Lines lines = new Lines();
        try (OPCPackage file = OPCPackage.open(content)) {
            XSSFReader book = new XSSFReader(file);
            Iterator<InputStream> sheets = book.getSheetsData();
            if (!sheets.hasNext()) {
                throw new UnreadableSheet();
            }
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(
                    book.getStylesTable(), null, new ReadOnlySharedStringsTable(file), lines, new Days(), false));
            try (InputStream first = sheets.next()) {
                xml.parse(new InputSource(first));
            }
            return lines.read;
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | RecordFormatException
                | SAXException
                | ParserConfigurationException
                | IllegalArgumentException
                | IllegalStateException noSuchFile) {
            throw new UnreadableSheet(noSuchFile);
        }
    }

    /** The text of a row by the number of the column, from 0. */
    public record Line(int number, Map<Integer, String> cells) {}

    /** The file is none that could be read. */
    public static final class UnreadableSheet extends RuntimeException {

        UnreadableSheet() {
            super("No sheet");
        }

        UnreadableSheet(Exception why) {
            super(why);
        }
    }

    /** Collects the cells. */
    private static final class Lines implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final List<Line> read = new ArrayList<>();
        private Map<Integer, String> cells = new TreeMap<>();

        @Override
        public void startRow(int row) {
            cells = new TreeMap<>();
        }

        @Override
        public void endRow(int row) {
            if (!cells.isEmpty()) {
                if (read.size() >= MOST_LINES) {
                    throw new UnreadableSheet();
                }
                read.add(new Line(row + 1, cells));
            }
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? MOST_COLUMNS : new CellReference(reference).getCol();
            if (value != null && !value.isBlank() && column < MOST_COLUMNS) {
                String text = value.strip();
                cells.put(column, text.substring(0, Math.min(text.length(), LONGEST_CELL)));
            }
        }
    }

    /** Shows a day as it is written in forms, not as a country writes it. */
    private static final class Days extends DataFormatter {

        @Override
        public String formatRawCellContents(double value, int index, String format, boolean from1904) {
            return DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value)
                    ? DateUtil.getLocalDateTime(value, from1904).toLocalDate().toString()
                    : super.formatRawCellContents(value, index, format, from1904);
        }
    }
}
