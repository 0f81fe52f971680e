package org.zhengcheng.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.hostile.Canary;

@Timeout(60)
@DisplayName("恶意的表格：或者读不成，或者只读出文字；不计算、不外连、不解开炸弹，写出去的也不是公式")
class HostileSheetTest {

    private static final String TYPES = "[Content_Types].xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";

    private static Canary canary;

    @BeforeAll
    static void hatch() {
        canary = new Canary();
    }

    @AfterAll
    static void close() throws IOException {
        canary.close();
    }

    /** @param readable whether its words may be read; what else is in it is then left alone */
    private record Hostile(String what, byte[] content, boolean readable) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Hostile> everySheet() {
        List<Hostile> sheets = new ArrayList<>();
        ofFormulas(sheets);
        ofEntities(sheets);
        ofLinks(sheets);
        ofArchives(sheets);
        ofOtherFiles(sheets);
        return sheets.stream();
    }

    private static void ofFormulas(List<Hostile> sheets) {
        for (String formula : List.of(
                "HYPERLINK(&quot;{address}/x&quot;)",
                "WEBSERVICE(&quot;{address}/x&quot;)",
                "IMPORTXML(&quot;{address}/x&quot;,&quot;//a&quot;)",
                "cmd|'/c calc'!A1",
                "DDE(&quot;cmd&quot;;&quot;/c calc&quot;;&quot;x&quot;)",
                "[1]Sheet1!A1",
                "CALL(&quot;urlmon&quot;,&quot;URLDownloadToFileA&quot;)",
                "A1",
                "REPT(&quot;x&quot;,1000000000)")) {
            sheets.add(new Hostile(
                    "formula " + formula,
                    with(SHEET, sheet("<c r='A1' t='str'><f>" + formula + "</f><v>1</v></c>")),
                    true));
        }
    }

    private static void ofEntities(List<Hostile> sheets) {
        for (String part :
                List.of(TYPES, SHEET, STRINGS, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")) {
            sheets.add(
                    new Hostile("file as an entity in " + part, declared(part, "<!ENTITY x SYSTEM '{secret}'>"), true));
            sheets.add(new Hostile(
                    "address as an entity in " + part, declared(part, "<!ENTITY % x SYSTEM '{address}/x'> %x;"), true));
            sheets.add(new Hostile("bomb of entities in " + part, declared(part, bomb()), true));
        }
    }

    private static void ofLinks(List<Hostile> sheets) {
        sheets.add(new Hostile(
                "sheet that lies elsewhere",
                with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                + "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'"
                                + " Target='{address}/sheet1.xml' TargetMode='External'/></Relationships>"),
                false));
        for (String target :
                List.of("../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "\\\\host\\share\\x")) {
            sheets.add(new Hostile(
                    "sheet at " + target,
                    with(
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                    + "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'"
                                    + " Target='" + target + "'/></Relationships>"),
                    false));
        }
        sheets.add(new Hostile(
                "other book",
                with(
                        "xl/externalLinks/_rels/externalLink1.xml.rels",
                        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                + "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath'"
                                + " Target='{address}/x.xlsx' TargetMode='External'/></Relationships>"),
                true));
        sheets.add(new Hostile("macros", with("xl/vbaProject.bin", "x"), true));
        sheets.add(new Hostile("program inside", with("xl/embeddings/oleObject1.bin", "MZ"), true));
        sheets.add(new Hostile("control inside", with("xl/activeX/activeX1.bin", "x"), true));
        sheets.add(new Hostile(
                "connection",
                with(
                        "xl/connections.xml",
                        "<connections><connection><webPr url='{address}'/></connection></connections>"),
                true));
        sheets.add(new Hostile(
                "query",
                with(
                        "customXml/item1.xml",
                        "<DataMashup xmlns='http://schemas.microsoft.com/DataMashup'>x</DataMashup>"),
                true));
    }

    private static void ofArchives(List<Hostile> sheets) {
        sheets.add(new Hostile("path that climbs", with("../../../tmp/egg", "x"), true));
        sheets.add(new Hostile("path from the root", with("/etc/cron.d/egg", "x"), true));
        sheets.add(new Hostile("path of another machine", with("..\\..\\egg", "x"), true));
        Map<String, byte[]> many = parts();
        for (int i = 0; i < 501; i++) {
            many.put("x" + i, new byte[0]);
        }
        sheets.add(new Hostile("five hundred parts", zip(many), false));
        for (String part : List.of(SHEET, STRINGS, "xl/media/image1.png", "docProps/app.xml")) {
            Map<String, byte[]> bomb = parts();
            bomb.put(part, new byte[40_000_000]);
            sheets.add(new Hostile("bomb in " + part, zip(bomb), false));
        }
        sheets.add(new Hostile("two thousand lines and one", with(SHEET, lines(2001)), false));
        sheets.add(new Hostile(
                "line that never ends",
                with(SHEET, sheet("<c r='A1' t='inlineStr'><is><t>" + "x".repeat(5_000_000) + "</t></is></c>")),
                true));
        sheets.add(new Hostile(
                "last column there is", with(SHEET, sheet("<c r='XFD1' t='inlineStr'><is><t>x</t></is></c>")), true));
        sheets.add(new Hostile(
                "column beyond the last",
                with(SHEET, sheet("<c r='ZZZZZZZZ1' t='inlineStr'><is><t>x</t></is></c>")),
                true));
        sheets.add(new Hostile(
                "line beyond the last",
                with(
                        SHEET,
                        "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='99999999999'><c r='A99999999999'><v>1</v></c></row></sheetData></worksheet>"),
                false));
        sheets.add(new Hostile(
                "text that is not there", with(SHEET, sheet("<c r='A1' t='s'><v>2147483647</v></c>")), false));
        sheets.add(new Hostile("text before the first", with(SHEET, sheet("<c r='A1' t='s'><v>-1</v></c>")), false));
        sheets.add(new Hostile("deep", with(SHEET, "<a>".repeat(100_000) + "</a>".repeat(100_000)), true));
        byte[] sound = zip(parts());
        sheets.add(new Hostile("cut off", Arrays.copyOf(sound, sound.length / 2), false));
    }

    private static void ofOtherFiles(List<Hostile> sheets) {
        sheets.add(new Hostile("old book", hex("D0CF11E0A1B11AE1" + "00".repeat(600)), false));
        sheets.add(new Hostile("web page", "<html><table><tr><td>x".getBytes(StandardCharsets.UTF_8), false));
        sheets.add(new Hostile("separated by commas", "=cmd|'/c calc'!A1,b".getBytes(StandardCharsets.UTF_8), false));
        sheets.add(new Hostile("nothing", new byte[0], false));
        sheets.add(new Hostile("archive of nothing", zip(Map.of()), false));
        sheets.add(new Hostile("document", zip(Map.of("word/document.xml", new byte[] {'<'})), false));
    }

    @ParameterizedTest
    @MethodSource("everySheet")
    void aSheetIsWordsOrNothing(Hostile sheet) throws IOException {
        canary.quiet();
        List<Path> before = temporary();
        byte[] content = replaced(sheet.content());
        try {
            List<SheetReader.Line> lines = SheetReader.read(new ByteArrayInputStream(content));
            assertThat(sheet.readable())
                    .as("it should not have been read: %s", lines)
                    .isTrue();
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.cells().values())
                            .allSatisfy(cell -> assertThat(cell)
                                    .hasSizeLessThanOrEqualTo(2000)
                                    .doesNotContain(Canary.SECRET)));
        } catch (SheetReader.UnreadableSheet refused) {
            assertThat(String.valueOf(refused.getMessage())).doesNotContain(Canary.SECRET);
        }
        assertThat(canary.sang()).isFalse();
        assertThat(temporary()).as("nothing stays").containsExactlyInAnyOrderElementsOf(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "　=1",
                "＝1",
                "＋1",
                "－1",
                "＠1",
                "=cmd|'/c calc'!A1",
                "=HYPERLINK(\"http://x\")",
                "=IMPORTXML(\"http://x\",\"//a\")",
                "+cmd|' /C x'!A0",
                "-2+3+cmd|' /C x'!D2",
                "=\u0000A1",
                "%0A=1",
                "\"=1",
                ";=1",
                "'=1"
            })
    void aTextThatBeginsLikeAFormulaIsWrittenAsAText(String text) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            SheetCells cells = new SheetCells(book);
            cells.write(book.createSheet().createRow(0), 0, text);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            try (XSSFWorkbook again = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(again.getSheetAt(0)
                                .getRow(0)
                                .getCell(0)
                                .getCellType()
                                .name())
                        .isEqualTo("STRING");
                assertThat(again.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                        .doesNotStartWith("=")
                        .doesNotStartWith("+")
                        .doesNotStartWith("-")
                        .doesNotStartWith("@")
                        .doesNotStartWith("\t")
                        .doesNotStartWith("\r")
                        .doesNotStartWith("＝");
            }
        }
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("(sheet|strings|egg|poifiles).*"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static byte[] replaced(byte[] content) {
        if (content.length > 1_000_000) {
            return content;
        }
        try {
            Map<String, byte[]> parts = new LinkedHashMap<>();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
                for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                    byte[] bytes = in.readNBytes(60_000_000);
                    String text = bytes.length < 1_000_000 ? new String(bytes, StandardCharsets.UTF_8) : "";
                    parts.put(
                            part.getName(),
                            text.contains("{address}") || text.contains("{secret}")
                                    ? text.replace("{address}", canary.address())
                                            .replace(
                                                    "{secret}",
                                                    canary.secret().toUri().toString())
                                            .getBytes(StandardCharsets.UTF_8)
                                    : bytes);
                }
            }
            return parts.isEmpty() ? content : zip(parts);
        } catch (IOException noArchive) {
            return content;
        }
    }

    private static Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(TYPES, utf8("""
                <Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>
                <Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>
                <Default Extension='xml' ContentType='application/xml'/><Default Extension='bin' ContentType='application/x'/>
                <Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>
                <Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/>
                <Override PartName='/xl/styles.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'/>
                <Override PartName='/xl/sharedStrings.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml'/>
                </Types>"""));
        parts.put("_rels/.rels", relationships("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
                        + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
                        + "<sheet name='x' sheetId='1' r:id='rId1'/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                utf8(
                        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                + "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/>"
                                + "<Relationship Id='rId2' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='styles.xml'/>"
                                + "<Relationship Id='rId3' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings' Target='sharedStrings.xml'/></Relationships>"));
        parts.put(
                "xl/styles.xml",
                utf8("<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"));
        parts.put(
                STRINGS,
                utf8("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>x</t></si></sst>"));
        parts.put(SHEET, utf8(sheet("<c r='A1' t='s'><v>0</v></c>")));
        return parts;
    }

    private static byte[] relationships(String type, String target) {
        return utf8(
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1'"
                        + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                        + "' Target='" + target
                        + "'/></Relationships>");
    }

    private static String sheet(String cells) {
        return "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'>"
                + cells + "</row></sheetData></worksheet>";
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append("<row r='").append(i).append("'><c r='A").append(i).append("'><v>1</v></c></row>");
        }
        return "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" + lines
                + "</sheetData></worksheet>";
    }

    private static byte[] with(String part, String content) {
        Map<String, byte[]> parts = parts();
        parts.put(part, utf8(content));
        return zip(parts);
    }

    private static byte[] declared(String part, String entities) {
        String text = new String(parts().get(part), StandardCharsets.UTF_8);
        String root = text.substring(1, text.indexOf(' '));
        String used = entities.contains("ENTITY %") ? text : text.replace(">x<", ">&x;<");
        return with(part, "<!DOCTYPE " + root + " [" + entities + "]>" + used);
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("<!ENTITY x0 'lol'>");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY x")
                    .append(i)
                    .append(" '")
                    .append(("&x" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return bomb + "<!ENTITY x '&x11;'>";
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    out.putNextEntry(new ZipEntry(part.getKey()));
                    out.write(part.getValue());
                }
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
