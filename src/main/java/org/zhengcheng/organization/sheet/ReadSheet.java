package org.zhengcheng.organization.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.sheet.SheetCells;
import org.zhengcheng.sheet.SheetReader;

/** Reads a file into staged rows, some at a time. */
@Component
class ReadSheet {

    /** How many rows a file may have. */
    static final int MOST = 200_000;

    /** So many rows are read, checked and written at once. */
    static final int BATCH = 1000;

    /** Stands in a cell in place of a formula, which is never computed. */
    static final String FORMULA = "\u0000formula";

    private final StagedRows staged;
    private final Imports imports;

    ReadSheet(StagedRows staged, Imports imports) {
        this.staged = staged;
        this.imports = imports;
    }

    /**
     * @return how many rows there are
     * @throws NotTaken if it is no sheet of the kind
     */
    int read(UUID importId, UUID run, Path file, SheetKind kind) {
        Reading reading = new Reading(importId, run, kind);
        try {
            SheetReader.read(file, MOST + SheetTemplate.HEADS + 1, reading::row);
        } catch (SheetReader.UnreadableSheet unreadable) {
            throw new NotTaken(reading.rows >= MOST ? "intake.tooManyRows" : "intake.unreadable");
        }
        return reading.end();
    }

    /** The file is not taken; the message is a key of the bundle. */
    static final class NotTaken extends RuntimeException {

        NotTaken(String code) {
            super(code);
        }
    }

    /** The reading of one file. */
    private final class Reading {

        private final UUID importId;
        private final UUID run;
        private final SheetKind kind;
        private final Map<String, Column> known;
        private final List<SheetKind.Row> batch = new ArrayList<>();
        private Map<Integer, String> columns;
        private int looked;
        private int rows;

        private Reading(UUID importId, UUID run, SheetKind kind) {
            this.importId = importId;
            this.run = run;
            this.kind = kind;
            this.known = kind.columns().stream().collect(Collectors.toMap(Column::key, Function.identity()));
        }

        private void row(SheetReader.Row line) {
            if (columns == null) {
                head(line);
                return;
            }
            Map<String, String> cells = new TreeMap<>();
            line.cells().forEach((column, text) -> {
                Column meant = known.get(columns.get(column));
                if (meant != null) {
                    cells.put(meant.key(), meant.value(SheetCells.meant(text).strip()));
                }
            });
            line.formulas().forEach(column -> {
                if (known.containsKey(columns.get(column))) {
                    cells.put(columns.get(column), FORMULA);
                }
            });
            String note = line.cells().getOrDefault(0, "");
            if (cells.isEmpty() || SheetTemplate.isExample(note)) {
                return;
            }
            batch.add(new SheetKind.Row(line.number(), cells));
            rows++;
            if (batch.size() == BATCH) {
                stage();
            }
        }

        /** The hidden row says what the sheet is about and what stands in which column. */
        private void head(SheetReader.Row line) {
            String first = line.cells().getOrDefault(0, "");
            if (first.startsWith(SheetTemplate.MARK)) {
                if (!first.equals(SheetTemplate.MARK + kind.id())) {
                    throw new NotTaken("intake.otherKind");
                }
                columns = new HashMap<>(line.cells());
                columns.values().retainAll(known.keySet());
                if (!columns.values()
                        .containsAll(kind.columns().stream()
                                .filter(Column::required)
                                .map(Column::key)
                                .toList())) {
                    throw new NotTaken("intake.noColumn");
                }
            } else if (++looked > SheetTemplate.HEADS) {
                throw new NotTaken("intake.notOurs");
            }
        }

        private void stage() {
            staged.add(
                    importId,
                    batch,
                    batch.stream().map(row -> kind.keys(plain(row))).toList());
            batch.clear();
            if (!imports.progress(importId, run, rows, 0)) {
                throw new NotTaken("intake.unreadable");
            }
        }

        private int end() {
            if (columns == null) {
                throw new NotTaken("intake.notOurs");
            }
            if (rows == 0) {
                throw new NotTaken("intake.noRows");
            }
            stage();
            return rows;
        }
    }

    /** A row without its formulas. */
    static SheetKind.Row plain(SheetKind.Row row) {
        if (!row.cells().containsValue(FORMULA)) {
            return row;
        }
        Map<String, String> cells = new TreeMap<>(row.cells());
        cells.values().removeIf(FORMULA::equals);
        return new SheetKind.Row(row.number(), cells);
    }
}
