package org.zhengcheng.organization.sheet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.language.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of sheets between being read and being imported, encrypted; looked up many at a time. */
@Component
public class StagedRows {

    private static final int MOST_ALIKE = 200;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<Kept>> PROBLEMS = new TypeReference<>() {};
    private static final String SELECT =
            "select row_no, cells, problems, level from sheet_row where import_id = :import ";

    private final FieldCipher cipher;
    private final JdbcClient jdbc;

    StagedRows(FieldCipher cipher, JdbcClient jdbc) {
        this.cipher = cipher;
        this.jdbc = jdbc;
    }

    void add(UUID importId, List<SheetKind.Row> rows, List<SheetKind.Keys> keys) {
        jdbc.sql("insert into sheet_row (import_id, row_no, cells, key, other, mark)"
                        + " select :import, * from unnest(:numbers, :cells, :keys, :others, :marks)")
                .param("import", importId)
                .param("numbers", rows.stream().map(SheetKind.Row::number).toArray(Integer[]::new))
                .param(
                        "cells",
                        rows.stream()
                                .map(row -> cipher.encrypt(JSON.writeValueAsString(row.cells())))
                                .toArray(String[]::new))
                .param("keys", keys.stream().map(SheetKind.Keys::key).toArray(String[]::new))
                .param("others", keys.stream().map(SheetKind.Keys::other).toArray(String[]::new))
                .param("marks", keys.stream().map(SheetKind.Keys::mark).toArray(String[]::new))
                .update();
    }

    /** Says anew by what rows are compared, where only the database knew. */
    public void compareBy(UUID importId, List<SheetKind.Row> rows, List<SheetKind.Keys> keys) {
        jdbc.sql("update sheet_row r set key = k.key, other = k.other, mark = k.mark"
                        + " from unnest(:numbers, :keys, :others, :marks) k (row_no, key, other, mark)"
                        + " where r.import_id = :import and r.row_no = k.row_no")
                .param("import", importId)
                .param("numbers", rows.stream().map(SheetKind.Row::number).toArray(Integer[]::new))
                .param("keys", keys.stream().map(SheetKind.Keys::key).toArray(String[]::new))
                .param("others", keys.stream().map(SheetKind.Keys::other).toArray(String[]::new))
                .param("marks", keys.stream().map(SheetKind.Keys::mark).toArray(String[]::new))
                .update();
    }

    /** The next rows behind one, in the order of the file. */
    List<Staged> after(UUID importId, int number, int most) {
        return jdbc.sql(SELECT + "and row_no > :after order by row_no limit :most")
                .param("import", importId)
                .param("after", number)
                .param("most", most)
                .query((row, n) -> staged(row.getInt(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
    }

    /** The next rows behind one, in the order in which they are written. */
    List<Staged> toWrite(UUID importId, int level, int number, int most) {
        return jdbc.sql(SELECT + "and (level, row_no) > (:level, :after) order by level, row_no limit :most")
                .param("import", importId)
                .param("level", level)
                .param("after", number)
                .param("most", most)
                .query((row, n) -> staged(row.getInt(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
    }

    /** The first rows with which something is wrong. */
    List<Staged> bad(UUID importId, int most) {
        return jdbc.sql(SELECT + "and problems is not null order by row_no limit :most")
                .param("import", importId)
                .param("most", most)
                .query((row, n) -> staged(row.getInt(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
    }

    /** Keeps what is wrong with rows in place of what was. */
    void judge(UUID importId, List<SheetKind.Row> rows, List<List<Problem>> problems) {
        jdbc.sql("update sheet_row r set problems = p.problems from unnest(:numbers, :problems) p (row_no, problems)"
                        + " where r.import_id = :import and r.row_no = p.row_no"
                        + " and r.problems is distinct from p.problems")
                .param("import", importId)
                .param("numbers", rows.stream().map(SheetKind.Row::number).toArray(Integer[]::new))
                .param(
                        "problems",
                        problems.stream()
                                .map(all -> all.isEmpty()
                                        ? null
                                        : JSON.writeValueAsString(
                                                all.stream().map(Kept::of).toList()))
                                .toArray(String[]::new))
                .update();
    }

    void forget(UUID importId) {
        jdbc.sql("delete from sheet_row where import_id = ?").param(importId).update();
    }

    /** By key, the number of the first row that has it. */
    public Map<String, Integer> firstOf(UUID importId, Collection<String> keys) {
        Map<String, Integer> first = new HashMap<>();
        jdbc.sql("select key, min(row_no) from sheet_row where import_id = :import and key = any(:keys) group by key")
                .param("import", importId)
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    first.put(row.getString(1), row.getInt(2));
                });
        return first;
    }

    /** The first row of each key. */
    public Map<String, SheetKind.Row> byKey(UUID importId, Collection<String> keys) {
        Map<String, SheetKind.Row> found = new HashMap<>();
        jdbc.sql("select distinct on (key) key, row_no, cells from sheet_row where import_id = :import"
                        + " and key = any(:keys) order by key, row_no")
                .param("import", importId)
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), row(row.getInt(2), row.getString(3)));
                });
        return found;
    }

    /** The rows that refer to one of some things and are of a sort; of very many that refer to the same the first. */
    public List<Compared> byOther(UUID importId, Collection<String> others, String mark) {
        return compared("other", "mark = :mark", importId, others, mark);
    }

    /** The rows that are one of some things themselves; of very many that are the same the first. */
    public List<Compared> allByKey(UUID importId, Collection<String> keys) {
        return compared("key", "true", importId, keys, "");
    }

    private List<Compared> compared(String column, String sort, UUID importId, Collection<String> values, String mark) {
        return jdbc.sql(("select * from (select key, other, mark, row_no, cells,"
                                + " row_number() over (partition by %1$s order by row_no) as n from sheet_row"
                                + " where import_id = :import and %1$s = any(:values) and %2$s) r where n <= %3$d"
                                + " order by row_no")
                        .formatted(column, sort, MOST_ALIKE))
                .param("import", importId)
                .param("values", values.toArray(String[]::new))
                .param("mark", mark)
                .query((row, n) -> new Compared(
                        row(row.getInt("row_no"), row.getString("cells")),
                        new SheetKind.Keys(row.getString("key"), row.getString("other"), row.getString("mark"))))
                .list();
    }

    private Staged staged(int number, String cells, String problems, int level) {
        return new Staged(
                row(number, cells),
                problems == null
                        ? List.of()
                        : JSON.readValue(problems, PROBLEMS).stream()
                                .map(Kept::problem)
                                .toList(),
                level);
    }

    private SheetKind.Row row(int number, String cells) {
        return new SheetKind.Row(number, JSON.readValue(cipher.decrypt(cells), CELLS));
    }

    /** A row with what it is compared by. */
    public record Compared(SheetKind.Row row, SheetKind.Keys keys) {}

    /** A row with what is wrong with it. */
    record Staged(SheetKind.Row row, List<Problem> problems, int level) {}

    /** A problem as it is kept: what a message is filled with stays what it is, to be said in the reader's language. */
    record Kept(String column, String code, List<Argument> arguments) {

        private static Kept of(Problem problem) {
            return new Kept(
                    problem.column(),
                    problem.code(),
                    problem.arguments().stream().map(Argument::of).toList());
        }

        private Problem problem() {
            return new Problem(
                    column, code, arguments.stream().map(Argument::value).toList());
        }
    }

    /** One of these, the others null. */
    record Argument(String text, String english, String day, Long number) {

        private static Argument of(Object value) {
            if (value instanceof LocalDate day) {
                return new Argument(null, null, day.toString(), null);
            }
            if (value instanceof Number number) {
                return new Argument(null, null, null, number.longValue());
            }
            return value instanceof Text text
                    ? new Argument(text.chinese(), text.english(), null, null)
                    : new Argument(String.valueOf(value), null, null, null);
        }

        private Object value() {
            if (day != null) {
                return LocalDate.parse(day);
            }
            return number != null ? number : english == null ? text : new Text(text, english);
        }
    }
}
