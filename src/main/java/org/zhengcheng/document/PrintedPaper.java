package org.zhengcheng.document;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengcheng.ledger.Sha256;

/** A paper with everything filled in, as it is printed. */
public record PrintedPaper(String title, List<Section> sections) {

    /** Whether the title stands on a cover and not above the first section. */
    public boolean hasCover() {
        return sections.stream().anyMatch(section -> section.layout() == Paper.Layout.COVER);
    }

    /** The hash of all that is written on it. */
    public String sha256() {
        return Sha256.of(sections.stream().flatMap(Section::texts).collect(Collectors.joining("\n")));
    }

    /** A part of it. */
    public record Section(
            String title, Paper.Layout layout, boolean newPage, List<Block> blocks, List<List<Cell>> rows) {

        Stream<String> texts() {
            return Stream.concat(
                    blocks.stream().map(Block::line).map(Line::text),
                    rows.stream().flatMap(List::stream).flatMap(Cell::lines).map(Line::text));
        }
    }

    /** A line outside of a table. */
    public record Block(Paper.Role as, Line line) {}

    /** What a cell of a table is for. */
    public enum Use {
        LABEL,
        HEADING,
        ANSWER,
        ENTRY
    }

    /**
     * A cell of a table.
     *
     * @param tall how many lines of writing it has room for at least
     * @param photo a picture as a data address; null for none
     */
    public record Cell(Use use, int across, int down, int tall, List<Line> body, List<Line> foot, String photo) {

        /** Whether it names what is beside or below it. */
        public boolean isHead() {
            return use == Use.LABEL || use == Use.HEADING;
        }

        /** What a head is the head of. */
        public String scope() {
            return use == Use.HEADING ? "colgroup" : across == Paper.COLUMNS ? "rowgroup" : "row";
        }

        /** Its class in the style sheet. */
        public String css() {
            return "is-" + use.name().toLowerCase();
        }

        /** The class that gives it room to write in. */
        public String room() {
            return "room-" + tall;
        }

        Stream<Line> lines() {
            return Stream.concat(body.stream(), foot.stream());
        }
    }

    /** A line of writing. */
    public record Line(List<Run> runs) {

        /** A line that is all of one kind. */
        public static Line of(Ink ink, String text) {
            return new Line(List.of(new Run(ink, text)));
        }

        String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    /** Whether it was printed on the form, filled in, crossed out, or is left to be written by hand. */
    public enum Ink {
        PRINTED,
        FILLED,
        STRUCK,
        GAP;

        /** The class of the style sheet. */
        public String css() {
            return "ink-" + name().toLowerCase();
        }
    }

    /** A piece of a line. */
    public record Run(Ink ink, String text) {}
}
