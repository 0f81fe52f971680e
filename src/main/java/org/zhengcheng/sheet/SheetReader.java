package org.zhengcheng.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads the first sheet of an .xlsx file row by row, as text; days come as 2024-06-01 whatever they look like there.
 * Nothing is computed and no other file is opened, whatever the file refers to.
 */
public final class SheetReader {

    private static final int MOST_COLUMNS = 120;
    private static final int MOST_LINES = 2000;
    static final int LONGEST_CELL = 2000;

    /** What a part of a file may unpack to; more is no sheet of people but a trap. */
    private static final long LARGEST_PART = 16L * 1024 * 1024;

    private static final long LARGEST_LONG_PART = 400L * 1024 * 1024;
    private static final long LARGEST_SMALL_PART = 8L * 1024 * 1024;
    private static final int MOST_PARTS = 500;

    static {
        // The sizes are looked at before, part by part; rows that are much alike pack well.
        ZipSecureFile.setMaxEntrySize(LARGEST_LONG_PART);
        ZipSecureFile.setMinInflateRatio(0.001);
    }

    private SheetReader() {}

    /**
     * The rows in which anything stands, by their numbers from 1.
     *
     * @throws UnreadableSheet if it is no such file, or too large
     */
    public static List<Line> read(InputStream content) {
        try {
            Path file = Files.createTempFile("sheet", null);
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                List<Line> read = new ArrayList<>();
                read(file, LARGEST_PART, MOST_LINES, line -> read.add(new Line(line.number(), line.cells())));
                return read;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException noSuchFile) {
            throw new UnreadableSheet(noSuchFile);
        }
    }

    /**
     * Reads a file that may be long, never holding more of it than a row.
     *
     * @param most how many rows it may have in which anything stands
     * @param each is given every such row, in their order
     * @throws UnreadableSheet if it is no such file, or too large
     */
    public static void read(Path file, int most, Consumer<Row> each) {
        read(file, LARGEST_LONG_PART, most, each);
    }

    private static void read(Path path, long largestPart, int most, Consumer<Row> each) {
        try {
            refuseTraps(path, largestPart);
            try (OPCPackage file = OPCPackage.open(path.toFile(), PackageAccess.READ);
                    SpilledStrings strings = strings(file)) {
                XSSFReader book = new XSSFReader(file);
                Iterator<InputStream> sheets = book.getSheetsData();
                if (!sheets.hasNext()) {
                    throw new UnreadableSheet();
                }
                XMLReader xml = XMLHelper.newXMLReader();
                xml.setContentHandler(new Handler(book.getStylesTable(), strings, new Lines(most, each)));
                try (InputStream first = sheets.next()) {
                    xml.parse(new InputSource(first));
                }
            }
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | RecordFormatException
                | SAXException
                | ParserConfigurationException
                | IllegalArgumentException
                | IllegalStateException noSuchFile) {
            throw new UnreadableSheet(noSuchFile);
        }
    }

    private static SpilledStrings strings(OPCPackage file)
            throws IOException, SAXException, ParserConfigurationException {
        List<PackagePart> parts = file.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType());
        if (parts.isEmpty()) {
            return new SpilledStrings(null);
        }
        try (InputStream xml = parts.get(0).getInputStream()) {
            return new SpilledStrings(xml);
        }
    }

    /** Unpacks every part without keeping anything: what a file says about its own size may be a lie. */
    private static void refuseTraps(Path path, long largestPart) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            byte[] buffer = new byte[64 * 1024];
            if (zip.size() > MOST_PARTS) {
                throw new UnreadableSheet();
            }
            for (ZipEntry part : Collections.list(zip.entries())) {
                long size = 0;
                try (InputStream content = zip.getInputStream(part)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        size += read;
                        if (size > (isRows(part) ? largestPart : Math.min(largestPart, LARGEST_SMALL_PART))) {
                            throw new UnreadableSheet();
                        }
                    }
                }
            }
        }
    }

    /** What is read row by row, or text by text, and may be long; everything else is held in memory. */
    private static boolean isRows(ZipEntry part) {
        return part.getName().matches("(?i)/?xl/(worksheets/[^/]+|sharedStrings)\\.xml");
    }

    /** The text of a row by the number of the column, from 0. */
    public record Line(int number, Map<Integer, String> cells) {}

    /**
     * A row of a file that may be long.
     *
     * @param cells the text by the number of the column, from 0
     * @param formulas the numbers of the columns in which a formula stands, whatever it comes to
     */
    public record Row(int number, Map<Integer, String> cells, Set<Integer> formulas) {}

    /** The file is none that could be read. */
    public static final class UnreadableSheet extends RuntimeException {

        UnreadableSheet() {
            super("No sheet");
        }

        UnreadableSheet(Exception why) {
            super(why);
        }
    }

    /** Notices where a formula stands, which is nothing that could be taken over. */
    private static final class Handler extends XSSFSheetXMLHandler {

        private final Lines lines;
        private String at;

        private Handler(Styles styles, SharedStrings strings, Lines lines) {
            super(styles, null, strings, lines, new Days(), false);
            this.lines = lines;
        }

        @Override
        public void startElement(String space, String local, String qualified, Attributes attributes)
                throws SAXException {
            if ("c".equals(local)) {
                at = attributes.getValue("r");
            } else if ("f".equals(local)) {
                lines.formula(at);
            }
            super.startElement(space, local, qualified, attributes);
        }
    }

    /** Collects the cells of a row. */
    private static final class Lines implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final int most;
        private final Consumer<Row> each;
        private int given;
        private Map<Integer, String> cells = new TreeMap<>();
        private Set<Integer> formulas = new TreeSet<>();

        private Lines(int most, Consumer<Row> each) {
            this.most = most;
            this.each = each;
        }

        @Override
        public void startRow(int row) {
            cells = new TreeMap<>();
            formulas = new TreeSet<>();
        }

        @Override
        public void endRow(int row) {
            if (!cells.isEmpty() || !formulas.isEmpty()) {
                if (given++ >= most) {
                    throw new UnreadableSheet();
                }
                each.accept(new Row(row + 1, cells, formulas));
            }
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = column(reference);
            if (value != null && !value.isBlank() && column < MOST_COLUMNS) {
                String text = value.strip();
                cells.put(column, text.substring(0, Math.min(text.length(), LONGEST_CELL)));
            }
        }

        private void formula(String reference) {
            int column = column(reference);
            if (column < MOST_COLUMNS) {
                formulas.add(column);
            }
        }

        private static int column(String reference) {
            return reference == null ? MOST_COLUMNS : new CellReference(reference).getCol();
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
