package org.zhengcheng.meeting.ballot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything the database's owner can read at one moment of what was written since another: every row of every table with
 * all columns, its place in the file and the transaction that wrote it.
 */
final class Dump {

    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = 'public'"
                    + " and table_type = 'BASE TABLE' order by table_name";

    private final Map<String, List<Row>> tables = new TreeMap<>();

    /** @param since a transaction; of what was written before it nothing can tell anything of what came after */
    Dump(JdbcClient owner, long since) {
        for (String table : owner.sql(TABLES).query(String.class).list()) {
            List<Row> rows = new ArrayList<>();
            owner.sql("select ctid::text as \"the place\", xmin::text::bigint as \"the transaction\", t.* from \""
                            + table + "\" t where xmin::text::bigint >= ? order by ctid")
                    .param(since)
                    .query(result -> {
                        Map<String, Comparable<?>> values = new LinkedHashMap<>();
                        values.put("the place", rows.size());
                        values.put("the transaction", result.getLong(2));
                        for (int column = 3; column <= result.getMetaData().getColumnCount(); column++) {
                            values.put(result.getMetaData().getColumnName(column), value(result.getObject(column)));
                        }
                        rows.add(new Row(values));
                    });
            tables.put(table, rows);
        }
    }

    /** Numbers and times in their order, everything else in that of its text; bytes also as the text they may be. */
    private static Comparable<?> value(Object value) {
        if (value instanceof Number number) {
            return "%030d".formatted(number.longValue());
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return String.valueOf(value);
    }

    /** The rows of a table. */
    List<Row> rows(String table) {
        return tables.get(table);
    }

    /** The tables in which a text stands anywhere. */
    List<String> tablesWith(String text) {
        return tables.entrySet().stream()
                .filter(table -> table.getValue().stream().anyMatch(row -> row.mentions(text)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Every order in which some table tells of all these people, by each of its columns, up and down.
     *
     * @param names for each person the texts by which a row may mean them
     */
    Map<String, List<Integer>> ordersOf(List<List<String>> names) {
        Map<String, List<Integer>> orders = new TreeMap<>();
        tables.forEach((table, rows) -> {
            Map<Row, Integer> whose = new LinkedHashMap<>();
            for (Row row : rows) {
                List<Integer> meant = new ArrayList<>();
                for (int person = 0; person < names.size(); person++) {
                    if (names.get(person).stream().anyMatch(row::mentions)) {
                        meant.add(person);
                    }
                }
                if (meant.size() == 1) {
                    whose.put(row, meant.get(0));
                }
            }
            orders.putAll(orders(table, whose, names.size()));
        });
        return orders;
    }

    /** The same of things each of which is one row of one table. */
    static Map<String, List<Integer>> orders(String table, Map<Row, Integer> whose, int all) {
        Map<String, List<Integer>> orders = new HashMap<>();
        if (whose.values().stream().distinct().count() < all) {
            return orders;
        }
        for (String column : whose.keySet().iterator().next().values().keySet()) {
            Function<Row, Comparable<Object>> key =
                    row -> comparable(row.values().get(column));
            List<Integer> up = whose.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> key.apply(entry.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
            List<Integer> firsts = distinct(up);
            List<Integer> reversed = new ArrayList<>(up);
            Collections.reverse(reversed);
            orders.put(table + "." + column, firsts);
            orders.put(table + "." + column + " down", distinct(reversed));
        }
        return orders;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Comparable<?> value) {
        return (Comparable<Object>) value;
    }

    private static List<Integer> distinct(Collection<Integer> all) {
        return all.stream().distinct().toList();
    }

    /**
     * A row.
     *
     * @param values of its columns and of what the database itself notes of it
     */
    record Row(Map<String, Comparable<?>> values) {

        boolean mentions(String text) {
            return values.values().stream().anyMatch(value -> value instanceof String words && words.contains(text));
        }

        /** Rows are themselves, even if two say the same. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
