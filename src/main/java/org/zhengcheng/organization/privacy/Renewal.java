package org.zhengcheng.organization.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.BlindIndex;
import org.zhengcheng.identity.FieldCipher;

/**
 * Writes the next rows of a table under the current key. A row that somebody else changes meanwhile stays as they leave
 * it and counts as one that has to be looked at again.
 */
@Component
class Renewal {

    private static final int ROWS = 100;

    private final Catalogue catalogue;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final JdbcClient jdbc;

    Renewal(Catalogue catalogue, FieldCipher cipher, BlindIndex index, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.cipher = cipher;
        this.index = index;
        this.jdbc = jdbc;
    }

    /** @param indexes whether blind indexes are renewed, and not ciphertexts */
    List<Target> targets(boolean indexes) {
        Map<String, List<String>> columns = indexes ? catalogue.indexed() : catalogue.encrypted();
        return columns.entrySet().stream()
                .map(one -> new Target(one.getKey(), one.getValue(), indexes, key(one.getKey())))
                .toList();
    }

    /** @param after the key of the last row looked at; null to begin */
    @Transactional(propagation = Propagation.MANDATORY)
    Done next(Target target, String[] after) {
        List<Row> rows = rows(target, after);
        int changed = 0;
        for (Row row : rows) {
            changed += target.indexes() ? reindex(target, row) : renew(target, row);
        }
        return new Done(
                rows.size(),
                changed,
                rows.size() < ROWS ? null : rows.get(rows.size() - 1).key());
    }

    private List<Row> rows(Target target, String[] after) {
        String keys = target.key().stream().map(Part::name).collect(Collectors.joining(", "));
        String behind = after == null
                ? ""
                : " where (" + keys + ") > ("
                        + IntStream.range(0, after.length)
                                .mapToObj(n -> "cast(:k" + n + " as "
                                        + target.key().get(n).type() + ")")
                                .collect(Collectors.joining(", "))
                        + ")";
        JdbcClient.StatementSpec select = jdbc.sql("select "
                + target.key().stream()
                        .map(part -> "cast(" + part.name() + " as text)")
                        .collect(Collectors.joining(", "))
                + ", " + String.join(", ", target.columns())
                + (target.indexes()
                        ? target.columns().stream()
                                .map(column -> ", encode(" + column + "_index, 'hex')")
                                .collect(Collectors.joining())
                        : "")
                + " from " + target.table() + behind + " order by " + keys + " limit " + ROWS);
        for (int n = 0; after != null && n < after.length; n++) {
            select = select.param("k" + n, after[n]);
        }
        return select.query((row, n) -> Row.of(row, target)).list();
    }

    private int renew(Target target, Row row) {
        List<String> fresh = row.values().stream()
                .map(value -> value == null ? null : cipher.renew(value))
                .toList();
        if (fresh.equals(row.values())) {
            return 0;
        }
        write(target, row, target.columns(), fresh, row.values());
        return 1;
    }

    private int reindex(Target target, Row row) {
        int changed = 0;
        for (int n = 0; n < target.columns().size(); n++) {
            String value = row.values().get(n);
            String old = row.indexes().get(n);
            if (value != null && (old == null || !index.isCurrent(HexFormat.of().parseHex(old)))) {
                // Guarded by the value it is the index of: whoever writes another writes its index too.
                write(
                        target,
                        row,
                        List.of(
                                target.columns().get(n) + "_index",
                                target.columns().get(n)),
                        Arrays.asList(HexFormat.of().formatHex(index.of(cipher.decrypt(value))), value),
                        Arrays.asList(old, value));
                changed++;
            }
        }
        return changed;
    }

    /** Where the row still says what it said when it was read. */
    private void write(Target target, Row row, List<String> columns, List<String> fresh, List<String> old) {
        List<String> set = new ArrayList<>();
        List<String> where = new ArrayList<>();
        List<Object> given = new ArrayList<>();
        for (int n = 0; n < columns.size(); n++) {
            String place = columns.get(n).endsWith("_index") ? "decode(?, 'hex')" : "?";
            set.add(columns.get(n) + " = " + place);
            given.add(fresh.get(n));
        }
        for (int n = 0; n < row.key().length; n++) {
            where.add(target.key().get(n).name() + " = cast(? as "
                    + target.key().get(n).type() + ")");
            given.add(row.key()[n]);
        }
        for (int n = 0; n < columns.size(); n++) {
            String place = columns.get(n).endsWith("_index") ? "decode(?, 'hex')" : "cast(? as text)";
            where.add(columns.get(n) + " is not distinct from " + place);
            given.add(old.get(n));
        }
        jdbc.sql("update " + target.table() + " set " + String.join(", ", set) + " where "
                        + String.join(" and ", where))
                .params(given)
                .update();
    }

    private List<Part> key(String table) {
        return jdbc.sql("select a.attname as name, format_type(a.atttypid, null) as type from pg_index i"
                        + " cross join lateral unnest(i.indkey) with ordinality k (number, place)"
                        + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number"
                        + " where i.indrelid = cast(? as regclass) and i.indisprimary order by k.place")
                .param(table)
                .query(Part.class)
                .list();
    }

    /**
     * What is renewed of a table.
     *
     * @param columns those with ciphertexts
     * @param indexes whether their blind indexes are renewed, and not they
     * @param key the table's primary key
     */
    record Target(String table, List<String> columns, boolean indexes, List<Part> key) {}

    /** A column of a primary key. */
    record Part(String name, String type) {}

    /**
     * What was done.
     *
     * @param last the key of the last row; null if the table is done
     */
    record Done(int looked, int changed, String[] last) {}

    private record Row(String[] key, List<String> values, List<String> indexes) {

        static Row of(ResultSet row, Target target) throws SQLException {
            int keys = target.key().size();
            int columns = target.columns().size();
            String[] key = new String[keys];
            for (int n = 0; n < keys; n++) {
                key[n] = Objects.requireNonNull(row.getString(n + 1));
            }
            return new Row(
                    key, texts(row, keys, columns), target.indexes() ? texts(row, keys + columns, columns) : List.of());
        }

        private static List<String> texts(ResultSet row, int from, int many) throws SQLException {
            List<String> texts = new ArrayList<>();
            for (int n = 1; n <= many; n++) {
                texts.add(row.getString(from + n));
            }
            return texts;
        }
    }
}
