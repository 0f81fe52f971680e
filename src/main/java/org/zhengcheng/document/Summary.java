package org.zhengcheng.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhengcheng.language.Text;

/**
 * A finished summary: what it is called, whose it is, some facts, some tables, who signs it; printed as PDF, as a text that can
 * be edited, and as a sheet.
 *
 * @param name what its file is called, without the ending
 * @param body the organisation that hands it in
 * @param signatures who signs, each with room for a name
 */
public record Summary(String name, Text title, Text body, List<Fact> facts, List<Table> tables, List<Text> signatures) {

    public Summary {
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
        signatures = List.copyOf(signatures);
    }

    /** A fact; a number stays one in a sheet. */
    public record Fact(Text what, Object is) {}

    /**
     * A table.
     *
     * @param rows each as long as the columns; numbers and days stay what they are in a sheet, null is left empty
     */
    public record Table(Text title, List<Column> columns, List<List<Object>> rows) {

        int width() {
            return columns.stream().mapToInt(Column::width).sum();
        }
    }

    /** A column. @param width room for so many Chinese characters, in relation to the others */
    public record Column(Text head, int width) {}

    /** A value behind which there is more. @param path of a page of ours, to which a sheet leads */
    public record Link(String shown, String path) {

        @Override
        public String toString() {
            return shown;
        }
    }

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
