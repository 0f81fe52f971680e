package org.zhengcheng.meeting.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.PrintedPaper;
import org.zhengcheng.document.PrintedPaper.Ink;
import org.zhengcheng.document.PrintedPaper.Line;
import org.zhengcheng.document.PrintedPaper.Use;
import org.zhengcheng.document.Source;
import org.zhengcheng.document.Wording;

/** One paper while it is being filled in from one meeting. */
record Filling(Paper paper, Facts facts) {

    private static final String NONE = "无";

    /** Spaces that neither break nor hang over the edge at the end of a line. */
    private static final String SIGNATURE = "\u00a0".repeat(20);

    private static final String WORD = "\u00a0".repeat(8);

    PrintedPaper fill() {
        List<PrintedPaper.Section> printed = new ArrayList<>();
        for (Paper.Section section : paper.sections()) {
            int number = 0;
            for (Map<String, String> item : scopes(section)) {
                number++;
                printed.add(new PrintedPaper.Section(
                        section.title() == null ? null : text(section.title(), number),
                        section.layout(),
                        section.newPage() && !printed.isEmpty(),
                        blocks(section, item, number),
                        rows(section, item, number)));
            }
        }
        return new PrintedPaper(paper.title().chinese(), printed);
    }

    /** The items a section is printed for, one after the other. */
    private List<Map<String, String>> scopes(Paper.Section section) {
        if (section.each() == null) {
            return List.of(Map.of());
        }
        return switch (section.each()) {
            case "item" -> facts.items();
            case "matter" -> facts.matters();
            case "slip" -> facts.slips(false);
            case "graded-slip" -> facts.slips(true);
            default -> throw new IllegalArgumentException(section.each());
        };
    }

    private static String text(Wording wording, int number) {
        StringBuilder text = new StringBuilder();
        wording.parts().forEach(part -> text.append(part.kind() == Wording.Kind.NUMBER ? number : part.text()));
        return text.toString();
    }

    private List<PrintedPaper.Block> blocks(Paper.Section section, Map<String, String> item, int number) {
        return section.blocks().stream()
                .filter(block -> block.text() == null || !isLeftOut(block.text(), item))
                .flatMap(block -> block.from() == null
                        ? Stream.of(new PrintedPaper.Block(block.as(), line(block.text(), item, number)))
                        : filled(block.from(), item).stream().map(line -> new PrintedPaper.Block(block.as(), line)))
                .toList();
    }

    /** A paragraph that is nothing but an answer is not printed where there is none. */
    private boolean isLeftOut(Wording wording, Map<String, String> item) {
        return wording.parts().size() == 1
                && wording.parts().get(0).kind() == Wording.Kind.FILLED
                && filled(wording.parts().get(0).source(), item).isEmpty();
    }

    private List<List<PrintedPaper.Cell>> rows(Paper.Section section, Map<String, String> item, int number) {
        return section.rows().stream()
                .flatMap(row -> row.list() == null ? Stream.of(row(row, item, number)) : list(row.list()).stream())
                .toList();
    }

    private List<PrintedPaper.Cell> row(Paper.Row row, Map<String, String> item, int number) {
        if (row.heading() != null) {
            return List.of(head(Use.HEADING, row.heading(), 12, 1, item, number));
        }
        List<PrintedPaper.Cell> cells = new ArrayList<>();
        for (Paper.Cell cell : row.cells()) {
            if (cell.label() != null) {
                cells.add(head(Use.LABEL, cell.label(), cell.labelSpan(), cell.down(), item, number));
            }
            List<Line> body = cell.from() == null
                    ? cell.lines().stream()
                            .map(wording -> line(wording, item, number))
                            .toList()
                    : filled(cell.from(), item);
            cells.add(new PrintedPaper.Cell(
                    Use.ANSWER,
                    cell.span(),
                    cell.down(),
                    cell.tall(),
                    body.isEmpty() && cell.none() ? List.of(Line.of(Ink.FILLED, NONE)) : body,
                    cell.foot().stream()
                            .map(wording -> line(wording, item, number))
                            .toList(),
                    null));
        }
        return cells;
    }

    private List<List<PrintedPaper.Cell>> list(Paper.Listing list) {
        List<List<PrintedPaper.Cell>> rows = new ArrayList<>();
        rows.add(list.columns().stream()
                .map(column -> cell(Use.HEADING, column, List.of(Line.of(Ink.PRINTED, column.label()))))
                .toList());
        facts.matters()
                .forEach(matter -> rows.add(list.columns().stream()
                        .map(column -> cell(Use.ENTRY, column, filled(new Source("item", column.field()), matter)))
                        .toList()));
        return rows;
    }

    private static PrintedPaper.Cell cell(Use use, Paper.Column column, List<Line> body) {
        return new PrintedPaper.Cell(use, column.span(), 1, 0, body, List.of(), null);
    }

    private PrintedPaper.Cell head(Use use, Wording label, int across, int down, Map<String, String> item, int number) {
        List<Line> lines =
                label.lines().stream().map(part -> line(part, item, number)).toList();
        return new PrintedPaper.Cell(use, across, down, 0, lines, List.of(), null);
    }

    private List<Line> filled(Source source, Map<String, String> item) {
        return facts.of(source.of(), source.name(), item).stream()
                .map(paragraph -> Line.of(Ink.FILLED, paragraph))
                .toList();
    }

    private Line line(Wording wording, Map<String, String> item, int number) {
        return new Line(wording.parts().stream()
                .map(part -> switch (part.kind()) {
                    case PRINTED -> new PrintedPaper.Run(Ink.PRINTED, part.text());
                    case NUMBER -> new PrintedPaper.Run(Ink.PRINTED, String.valueOf(number));
                    case BY_HAND -> new PrintedPaper.Run(Ink.GAP, SIGNATURE);
                    case FILLED -> run(part.source(), item);
                })
                .toList());
    }

    private PrintedPaper.Run run(Source source, Map<String, String> item) {
        List<String> paragraphs = facts.of(source.of(), source.name(), item);
        return paragraphs.isEmpty()
                ? new PrintedPaper.Run(Ink.GAP, WORD)
                : new PrintedPaper.Run(Ink.FILLED, String.join("", paragraphs));
    }
}
