package org.zhengcheng.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhengcheng.language.Text;

/**
 * A finished summary: what it is called, some facts, some tables; printed as PDF, as a text that can be edited, and as a sheet.
 *
 * @param name what its file is called, without the ending
 */
public record Summary(String name, Text title, Text subtitle, List<Fact> facts, List<Table> tables) {

    public Summary {
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
    }

    /** A fact. */
    public record Fact(Text what, Text is) {}

    /**
     * A table.
     *
     * @param rows each as long as the heads; numbers stay numbers in a sheet, null is left empty
     */
    public record Table(Text title, List<Text> heads, List<List<Object>> rows) {}

    /** Into what it is printed. */
    public enum Kind {
        PDF("application/pdf"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** What it is, as browsers are told. */
        public String type() {
            return type;
        }

        /** The kind that an address names. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }

        /** As addresses name them. */
        public static List<String> words() {
            return Arrays.stream(values())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }
}
