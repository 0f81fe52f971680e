package org.zhengcheng.casework.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.document.Event;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.PrintedPaper;
import org.zhengcheng.document.PrintedPaper.Ink;
import org.zhengcheng.document.PrintedPaper.Line;
import org.zhengcheng.document.PrintedPaper.Use;
import org.zhengcheng.document.Source;
import org.zhengcheng.document.Wording;
import org.zhengcheng.form.Field;
import org.zhengcheng.language.Text;

/** One paper while it is being filled in from one case. */
class Filling {

    private static final String NONE = "无";

    private final Paper paper;
    private final CaseFacts facts;
    private final Answered answered;

    /**
     * @param whole whether it is to be printed, and not only looked at for what is there
     */
    Filling(PaperFiller filler, Paper paper, CaseFacts facts, boolean whole) {
        this.paper = paper;
        this.facts = facts;
        this.answered = new Answered(filler, facts, whole);
    }

    Filled fill() {
        List<PrintedPaper.Section> printed = new ArrayList<>();
        List<Text> missing = new ArrayList<>();
        for (Paper.Section section : paper.sections()) {
            if (!facts.own() || section.subject()) {
                int before = answered.count();
                List<PrintedPaper.Section> filled = section(section, printed.isEmpty());
                boolean asks = section.sources().anyMatch(source -> !source.isOfCase() && !source.isOfPerson());
                if (answered.count() == before && asks && section.title() != null && !section.optional()) {
                    missing.add(new Text(title(section.title(), 1), title(section.titleEn(), 1)));
                }
                printed.addAll(filled);
            }
        }
        boolean begun = paper.begins().isEmpty()
                ? answered.count() > 0
                : paper.begins().stream()
                        .anyMatch(source -> answered.of(source, facts.history()).isPresent());
        return new Filled(
                new PrintedPaper(paper.title().chinese(), printed),
                begun && !printed.isEmpty() && !answered.isWithheld(),
                missing);
    }

    private List<PrintedPaper.Section> section(Paper.Section section, boolean first) {
        History scope = scope(section);
        if (section.each() == null) {
            return List.of(printed(section, scope, 1, section.newPage() && !first));
        }
        List<StepRecord> takings = scope.records().stream()
                .filter(record -> record.stepId().equals(section.each()))
                .toList();
        return IntStream.range(0, Math.max(takings.size(), section.least()))
                .mapToObj(n -> printed(
                        section,
                        only(scope, section.each(), n < takings.size() ? takings.get(n) : null),
                        n + 1,
                        section.newPage() && !first && n == 0))
                .toList();
    }

    /** The part of the history a section is about. */
    private History scope(Paper.Section section) {
        History all = facts.history();
        if (section.once() != null && last(all, section.once()).isEmpty()) {
            return new History(List.of());
        }
        int from = section.after() == null
                ? 0
                : last(all, section.after()).map(StepRecord::seq).orElse(Integer.MAX_VALUE);
        int to = section.until() == null
                ? Integer.MAX_VALUE
                : last(all, section.until()).map(StepRecord::seq).orElse(Integer.MAX_VALUE);
        return new History(
                all.organizationId(),
                all.records().stream()
                        .filter(record -> record.seq() > from && record.seq() <= to)
                        .filter(record -> counts(record, section.outcomes()))
                        .toList());
    }

    private static Optional<StepRecord> last(History history, Event event) {
        return history.records().stream().filter(record -> is(record, event)).reduce((earlier, later) -> later);
    }

    private static boolean is(StepRecord record, Event event) {
        return record.stepId().equals(event.step())
                && (event.outcome() == null || event.outcome().equals(record.outcome()));
    }

    private static boolean counts(StepRecord record, List<Event> outcomes) {
        return outcomes.stream().noneMatch(event -> event.step().equals(record.stepId()))
                || outcomes.stream().anyMatch(event -> is(record, event));
    }

    private static History only(History scope, String step, StepRecord taking) {
        return new History(
                scope.organizationId(),
                scope.records().stream()
                        .filter(record -> !record.stepId().equals(step) || record == taking)
                        .toList());
    }

    private static String title(Wording wording, int number) {
        StringBuilder title = new StringBuilder();
        wording.parts().forEach(part -> title.append(part.kind() == Wording.Kind.NUMBER ? number : part.text()));
        return title.toString();
    }

    private PrintedPaper.Section printed(Paper.Section section, History scope, int number, boolean newPage) {
        return new PrintedPaper.Section(
                section.title() == null ? null : title(section.title(), number),
                section.layout(),
                newPage,
                section.blocks().stream()
                        .flatMap(block -> block(block, scope, number))
                        .toList(),
                section.rows().stream().flatMap(row -> rows(row, scope, number)).toList());
    }

    private Stream<PrintedPaper.Block> block(Paper.Block block, History scope, int number) {
        return block.from() == null
                ? Stream.of(new PrintedPaper.Block(block.as(), line(block.text(), scope, number)))
                : answered.paragraphs(block.from(), scope).stream()
                        .map(paragraph -> new PrintedPaper.Block(block.as(), Line.of(Ink.FILLED, paragraph)));
    }

    private Stream<List<PrintedPaper.Cell>> rows(Paper.Row row, History scope, int number) {
        if (row.heading() != null) {
            return Stream.of(List.of(head(Use.HEADING, row.heading(), 12, 1, scope, number)));
        }
        if (row.list() != null) {
            return list(row.list(), scope);
        }
        List<PrintedPaper.Cell> cells = new ArrayList<>();
        for (Paper.Cell cell : row.cells()) {
            if (cell.label() != null) {
                cells.add(head(Use.LABEL, cell.label(), cell.labelSpan(), cell.down(), scope, number));
            }
            String photo = cell.photo() ? answered.photo(cell.from(), scope) : null;
            cells.add(new PrintedPaper.Cell(
                    Use.ANSWER,
                    cell.span(),
                    cell.down(),
                    cell.tall(),
                    photo == null ? body(cell, scope, number) : List.of(),
                    cell.foot().stream()
                            .map(wording -> line(wording, scope, number))
                            .toList(),
                    photo));
        }
        return Stream.of(cells);
    }

    private List<Line> body(Paper.Cell cell, History scope, int number) {
        if (cell.from() == null || cell.photo()) {
            return cell.lines().stream()
                    .map(wording -> line(wording, scope, number))
                    .toList();
        }
        List<String> paragraphs = answered.paragraphs(cell.from(), scope);
        return paragraphs.isEmpty() && cell.none() && answered.wasTaken(cell.from(), scope)
                ? List.of(Line.of(Ink.FILLED, NONE))
                : paragraphs.stream()
                        .map(paragraph -> Line.of(Ink.FILLED, paragraph))
                        .toList();
    }

    private Stream<List<PrintedPaper.Cell>> list(Paper.Listing list, History scope) {
        List<List<PrintedPaper.Cell>> rows = new ArrayList<>();
        rows.add(list.columns().stream()
                .map(column -> new PrintedPaper.Cell(
                        Use.HEADING,
                        column.span(),
                        1,
                        0,
                        List.of(Line.of(Ink.PRINTED, column.label())),
                        List.of(),
                        null))
                .toList());
        List<Map<String, List<String>>> written = answered.rows(list, scope);
        boolean none = written.isEmpty() && list.none() && answered.wasTaken(list.from(), scope);
        for (int i = 0; i < Math.max(written.size(), list.lines()); i++) {
            Map<String, List<String>> row = i < written.size() ? written.get(i) : Map.of();
            boolean says = none && i == 0;
            rows.add(list.columns().stream()
                    .map(column -> entry(
                            column,
                            says && column == list.columns().get(0)
                                    ? List.of(NONE)
                                    : row.getOrDefault(column.field(), List.of())))
                    .toList());
        }
        return rows.stream();
    }

    private static PrintedPaper.Cell entry(Paper.Column column, List<String> paragraphs) {
        return new PrintedPaper.Cell(
                Use.ENTRY,
                column.span(),
                1,
                0,
                paragraphs.stream()
                        .map(paragraph -> Line.of(Ink.FILLED, paragraph))
                        .toList(),
                List.of(),
                null);
    }

    private PrintedPaper.Cell head(Use use, Wording label, int across, int down, History scope, int number) {
        List<Line> lines =
                label.lines().stream().map(part -> line(part, scope, number)).toList();
        return new PrintedPaper.Cell(use, across, down, 0, lines, List.of(), null);
    }

    private Line line(Wording wording, History scope, int number) {
        return new Line(wording.parts().stream()
                .map(part -> switch (part.kind()) {
                    case PRINTED -> new PrintedPaper.Run(Ink.PRINTED, part.text());
                    case NUMBER -> new PrintedPaper.Run(Ink.PRINTED, String.valueOf(number));
                    case BY_HAND -> new PrintedPaper.Run(Ink.GAP, Gap.SIGNATURE);
                    case FILLED -> filled(part.source(), scope);
                })
                .toList());
    }

    private PrintedPaper.Run filled(Source source, History scope) {
        List<String> paragraphs = answered.paragraphs(source, scope);
        return paragraphs.isEmpty()
                ? answered.gap(source)
                : new PrintedPaper.Run(Ink.FILLED, String.join("", paragraphs));
    }

    /**
     * A paper as far as it can be filled in.
     *
     * @param offered whether there is anything on it, and nothing that this person may not read
     * @param missing the titles of the parts in which nothing stands yet
     */
    record Filled(PrintedPaper paper, boolean offered, List<Text> missing) {}

    /** What is left open for the pen. */
    static final class Gap {

        /** Spaces that neither break nor hang over the edge at the end of a line. */
        static final String SIGNATURE = "\u00a0".repeat(20);

        static final String WORD = "\u00a0".repeat(8);
        static final String DAY = "　　　　年　　月　　日";
        static final String MONTH = "　　　　年　　月";

        private Gap() {}

        static PrintedPaper.Run of(Field.Type type) {
            return switch (type) {
                case DATETIME -> new PrintedPaper.Run(Ink.PRINTED, DAY);
                case MONTH -> new PrintedPaper.Run(Ink.PRINTED, MONTH);
                default -> new PrintedPaper.Run(Ink.GAP, WORD);
            };
        }
    }
}
