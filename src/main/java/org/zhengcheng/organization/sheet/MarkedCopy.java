package org.zhengcheng.organization.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Say;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.sheet.SheetCells;
import org.zhengcheng.sheet.SheetCells.Look;

/**
 * Writes the rows that somebody brought once more, each in its place, with every bad cell coloured and the reasons at the end
 * of its row; corrected, it can be brought again as it is.
 */
@Component
class MarkedCopy {

    private static final int WINDOW = 100;
    /** More notes would have to be held in memory, all of them; the reasons at the end of the rows are complete. */
    private static final int MOST_NOTES = 1000;

    private static final int REASONS_WIDTH = 100 * 256;
    private static final Text COLON = new Text("：", ": ");
    private static final Text REASONS = new Text("错在哪里", "What is wrong");

    private final StagedRows staged;
    private final Speaker speaker;

    MarkedCopy(StagedRows staged, Speaker speaker) {
        this.staged = staged;
        this.speaker = speaker;
    }

    void write(UUID importId, SheetKind kind, Locale reader, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(WINDOW)) {
            book.setCompressTempFiles(true);
            SheetCells cells = new SheetCells(book);
            SXSSFSheet sheet = book.createSheet(kind.id());
            SheetTemplate.heads(kind, sheet, cells, reader);
            int last = kind.columns().size() + 1;
            cells.write(sheet.getRow(0), last, REASONS.in(reader), Look.HEAD);
            sheet.setColumnWidth(last, REASONS_WIDTH);
            Notes notes = new Notes(book.getCreationHelper(), sheet.createDrawingPatriarch());
            for (List<StagedRows.Staged> batch = staged.after(importId, 0, ReadSheet.BATCH);
                    !batch.isEmpty();
                    batch = staged.after(
                            importId, batch.get(batch.size() - 1).row().number(), ReadSheet.BATCH)) {
                for (StagedRows.Staged one : batch) {
                    write(one, kind, sheet, cells, notes, reader);
                }
            }
            book.write(out);
        }
    }

    private void write(
            StagedRows.Staged one, SheetKind kind, SXSSFSheet sheet, SheetCells cells, Notes notes, Locale reader) {
        Say say = speaker.in(reader);
        Row row = sheet.createRow(one.row().number() - 1);
        Map<String, String> wrong = one.problems().stream()
                .filter(problem -> problem.column() != null)
                .collect(Collectors.toMap(
                        Problem::column,
                        problem -> say.message(problem.code(), problem.arguments()),
                        (first, second) -> first + "\n" + second));
        for (int n = 0; n < kind.columns().size(); n++) {
            Column column = kind.columns().get(n);
            String value = ReadSheet.plain(one.row()).cell(column.key());
            Text option = value == null ? null : column.options().get(value);
            String shown = option != null ? option.in(reader) : value == null ? "" : value;
            String reason = wrong.get(column.key());
            if (reason != null) {
                cells.write(row, n + 1, shown, Look.BAD);
                notes.add(row, n + 1, reason);
            } else if (!shown.isEmpty()) {
                cells.write(row, n + 1, shown, Look.PLAIN);
            }
        }
        if (!one.problems().isEmpty()) {
            cells.write(
                    row,
                    kind.columns().size() + 1,
                    one.problems().stream()
                            .map(problem -> where(problem, one, kind, reader)
                                    + say.message(problem.code(), problem.arguments()))
                            .collect(Collectors.joining("\n")),
                    Look.HINT);
        }
    }

    private static String where(Problem problem, StagedRows.Staged one, SheetKind kind, Locale reader) {
        Place place = Place.of(kind, one.row().number(), problem);
        return place.column() == null ? "" : place.cell() + " " + place.column().in(reader) + COLON.in(reader);
    }

    /** Notes at cells, as many as may be. */
    private static final class Notes {

        private final CreationHelper helper;
        private final Drawing<?> drawing;
        private int written;

        private Notes(CreationHelper helper, Drawing<?> drawing) {
            this.helper = helper;
            this.drawing = drawing;
        }

        private void add(Row row, int column, String text) {
            if (written++ >= MOST_NOTES) {
                return;
            }
            ClientAnchor anchor = helper.createClientAnchor();
            anchor.setCol1(column);
            anchor.setCol2(column + 3);
            anchor.setRow1(row.getRowNum());
            anchor.setRow2(row.getRowNum() + 4);
            Comment note = drawing.createCellComment(anchor);
            note.setString(helper.createRichTextString(text));
            row.getCell(column).setCellComment(note);
        }
    }
}
