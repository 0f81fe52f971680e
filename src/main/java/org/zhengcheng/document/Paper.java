package org.zhengcheng.document;

import java.util.List;
import java.util.stream.Stream;
import org.zhengcheng.language.Text;

/**
 * An official form as its file in {@code papers/} describes it: what is printed on it and where what is filled in comes
 * from. What the sources name is for the room that fills it to know.
 *
 * @param procedure the key of the procedure it belongs to: the folder of its file
 * @param id the material it is, and the name of its file
 * @param begins it exists once one of these is there; empty for any answer it takes up
 */
public record Paper(String procedure, String id, Text title, List<Source> begins, List<Section> sections) {

    /** The columns of the grid that every table of a paper has. */
    static final int COLUMNS = 12;

    /** How a section is set. */
    public enum Layout {
        FORM,
        COVER,
        LETTER,
        NOTES;

        /** The end of its class in the style sheet. */
        public String css() {
            return name().toLowerCase();
        }
    }

    /** What a line outside of a table is. */
    public enum Role {
        PARAGRAPH,
        SALUTATION,
        TITLE,
        LINE,
        SIGN;

        /** The end of its class in the style sheet. */
        public String css() {
            return name().toLowerCase();
        }
    }

    /**
     * A part of the paper.
     *
     * @param title above it; null for none
     * @param titleEn how pages name it in English; not printed
     * @param newPage whether it begins on a page of its own
     * @param subject whether it is also for the person the case is about
     * @param optional whether a paper without it is complete
     * @param each the step whose every taking fills the section once more; null for a section printed once
     * @param least how often a section is printed at least that is printed for each taking of a step
     * @param after only what happened after this; null for everything
     * @param until only what happened up to this; null for everything
     * @param once left blank until this has happened; null for never
     * @param outcomes of the steps named here only takings with these outcomes count
     */
    public record Section(
            Wording title,
            Wording titleEn,
            Layout layout,
            boolean newPage,
            boolean subject,
            boolean optional,
            String each,
            int least,
            Event after,
            Event until,
            Event once,
            List<Event> outcomes,
            List<Block> blocks,
            List<Row> rows) {

        public Section {
            layout = layout == null ? Layout.FORM : layout;
            outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
            blocks = blocks == null ? List.of() : List.copyOf(blocks);
            rows = rows == null ? List.of() : List.copyOf(rows);
        }

        /** Everything it takes from elsewhere. */
        public Stream<Source> sources() {
            return Stream.concat(
                    blocks.stream().flatMap(Block::sources), rows.stream().flatMap(Row::sources));
        }

        /** Every event it refers to. */
        public Stream<Event> events() {
            return Stream.concat(
                    outcomes.stream(),
                    Stream.of(after, until, once, each == null ? null : new Event(each, null))
                            .filter(event -> event != null));
        }
    }

    /** A line, or an answer of several paragraphs; one of text and from is null. */
    public record Block(Role as, Wording text, Source from) {

        public Block {
            as = as == null ? Role.PARAGRAPH : as;
        }

        Stream<Source> sources() {
            return from == null ? text.sources() : Stream.of(from);
        }
    }

    /** A row of the table: cells, or a heading, or as many rows as a repeated answer has. */
    public record Row(Wording heading, List<Cell> cells, Listing list) {

        public Row {
            cells = cells == null ? List.of() : List.copyOf(cells);
        }

        Stream<Source> sources() {
            return Stream.concat(
                    cells.stream().flatMap(Cell::sources), list == null ? Stream.empty() : Stream.of(list.from()));
        }
    }

    /**
     * A label and what is written beside it.
     *
     * @param labelSpan how many columns the label takes; a cell without one has none
     * @param span how many columns the answer takes
     * @param down how many rows it takes
     * @param from the answer; null if the lines say it
     * @param none whether an answer that was left out is written as 无
     * @param lines sentences with gaps
     * @param foot what is signed and dated at the bottom
     * @param tall how many lines of writing it has room for at least
     * @param photo whether the answer is a picture to be shown
     */
    public record Cell(
            Wording label,
            Integer labelSpan,
            Integer span,
            int down,
            Source from,
            boolean none,
            List<Wording> lines,
            List<Wording> foot,
            int tall,
            boolean photo) {

        public Cell {
            labelSpan = label == null ? Integer.valueOf(0) : labelSpan == null ? Integer.valueOf(2) : labelSpan;
            span = span == null ? Integer.valueOf(4) : span;
            down = Math.max(1, down);
            lines = lines == null ? List.of() : List.copyOf(lines);
            foot = foot == null ? List.of() : List.copyOf(foot);
        }

        int width() {
            return labelSpan + span;
        }

        Stream<Source> sources() {
            return Stream.concat(
                    from == null ? Stream.empty() : Stream.of(from),
                    Stream.concat(lines.stream(), foot.stream()).flatMap(Wording::sources));
        }
    }

    /**
     * The rows of a repeated answer.
     *
     * @param all whether the rows of every taking of the step are listed, not only of the last
     * @param lines how many rows are printed at least
     * @param none whether an answer without rows is written as 无
     */
    public record Listing(Source from, boolean all, boolean none, List<Column> columns, int lines) {}

    /** A column of a repeated answer: the key of the field in the row. */
    public record Column(String label, String field, int span) {}
}
