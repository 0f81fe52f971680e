package org.zhengcheng.organization.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The catalogue of personal data, {@code docs/personal-data.md}: each column of the tables, and what protects it. */
@Component
class Catalogue {

    private static final int WORDS = 8;
    private static final int PLAIN_WORDS = 2;

    private final List<Column> columns;

    Catalogue() throws IOException {
        try (InputStream paper = new ClassPathResource("docs/personal-data.md").getInputStream()) {
            this.columns = read(new String(paper.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Every column, personal or not, in the order of the paper. */
    List<Column> columns() {
        return columns;
    }

    /** By table, the columns in which ciphertexts may stand. */
    Map<String, List<String>> encrypted() {
        return columns.stream()
                .filter(column -> column.protection().startsWith("encrypted"))
                .collect(Collectors.groupingBy(
                        Column::table, LinkedHashMap::new, Collectors.mapping(Column::name, Collectors.toList())));
    }

    /**
     * By table, the columns that are the blind index of an encrypted one beside them: of {@code x} that is
     * {@code x_index}.
     */
    Map<String, List<String>> indexed() {
        Map<String, List<String>> encrypted = encrypted();
        return columns.stream()
                .filter(column -> column.protection().equals("blind-index")
                        && column.name().endsWith("_index")
                        && encrypted
                                .getOrDefault(column.table(), List.of())
                                .contains(column.name().replace("_index", "")))
                .collect(Collectors.groupingBy(
                        Column::table,
                        LinkedHashMap::new,
                        Collectors.mapping(column -> column.name().replace("_index", ""), Collectors.toList())));
    }

    static List<Column> read(String paper) {
        return paper.lines()
                .dropWhile(line -> !line.equals("## Personal data"))
                .filter(line -> line.matches("\\| [a-z_]+ \\|.*"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(words -> !words.get(0).equals("table"))
                .filter(words -> words.size() == WORDS || words.size() == PLAIN_WORDS)
                .flatMap(Catalogue::columns)
                .toList();
    }

    private static Stream<Column> columns(List<String> words) {
        boolean personal = words.size() == WORDS;
        return Arrays.stream(words.get(1).split(","))
                .map(String::strip)
                .map(name -> new Column(words.get(0), name, personal ? words.subList(2, WORDS) : List.of()));
    }

    /**
     * A column of a table.
     *
     * @param words what the paper says of it: kind, protection, purpose, ground, readers, kept; empty if it is not
     *     personal
     */
    record Column(String table, String name, List<String> words) {

        boolean isPersonal() {
            return !words.isEmpty();
        }

        String protection() {
            return isPersonal() ? words.get(1) : "";
        }
    }
}
