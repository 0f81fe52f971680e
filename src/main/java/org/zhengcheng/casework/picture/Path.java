package org.zhengcheng.casework.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.picture.CasePicture.State;
import org.zhengcheng.casework.picture.CasePicture.Word;
import org.zhengcheng.language.Text;

/** Lays the path of one case over the drawing of its diagram. */
final class Path {

    private static final double PLACES_IN_BOX = 7.3;
    private static final double PLACES_AT_LINE = 7;
    /** The size of the small writing, and how far it keeps from the edge. */
    private static final double SIZE = 13;

    private static final double EDGE = 5;
    private static final double LEADING = 19;
    private static final double SMALL_LEADING = 15;
    private static final double NEAR = 120;
    private static final String PASS = "pass";

    private final Drawing drawing;
    private final Flows flows;
    private final Diagram diagram;
    private final History history;
    private final Function<StepRecord, String> link;
    private final Map<String, String> ways = new HashMap<>();
    private final Map<String, Text> ends = new HashMap<>();
    private final Map<String, Long> taken;
    private final Set<String> passed = new HashSet<>();
    private final Set<String> waiting;
    private final Set<String> labelled = new HashSet<>();

    Path(
            Drawing drawing,
            Flows flows,
            Diagram diagram,
            History history,
            List<Place> open,
            Function<StepRecord, String> link,
            Function<Place, String> way) {
        this.drawing = drawing;
        this.flows = flows;
        this.diagram = diagram;
        this.history = history;
        this.link = link;
        this.taken =
                history.records().stream().collect(Collectors.groupingBy(StepRecord::stepId, Collectors.counting()));
        open.forEach(place -> ways.put(place.step().id(), way.apply(place)));
        this.waiting = open.stream().map(place -> place.step().id()).collect(Collectors.toSet());
        passed.addAll(flows.first());
        diagram.steps().values().stream()
                .flatMap(step -> step.outcomes().stream())
                .filter(Outcome::endsCase)
                .forEach(outcome -> ends.put(outcome.target(), outcome.endName()));
        history.records().forEach(record -> {
            List<String> walked = flows.passed(record.stepId(), record.outcome());
            passed.addAll(walked);
            if (!record.outcome().equals(PASS)) {
                labelled.addAll(walked);
            }
        });
        // Where the case stands, every way on is named.
        waiting.forEach(step ->
                diagram.step(step).outcomes().forEach(outcome -> labelled.addAll(flows.passed(step, outcome.value()))));
    }

    CasePicture picture() {
        List<CasePicture.Band> bands = new ArrayList<>();
        for (Drawing.Band band : drawing.bands()) {
            bands.add(band(band));
        }
        int now = waiting.stream()
                .map(step -> diagram.step(step).stage())
                .findFirst()
                .orElse(-1);
        return new CasePicture(drawing.width(), bands, now);
    }

    private CasePicture.Band band(Drawing.Band band) {
        List<Step> steps = band.nodes().stream()
                .filter(node -> node.kind() == Drawing.Kind.STEP)
                .map(node -> diagram.step(node.id()))
                .toList();
        List<Text> present = steps.stream()
                .filter(step -> waiting.contains(step.id()))
                .map(Step::name)
                .toList();
        List<Text> walked = history.records().stream()
                .filter(record -> steps.stream().anyMatch(step -> step.id().equals(record.stepId())))
                .map(StepRecord::title)
                .toList();
        State state = !present.isEmpty() ? State.NOW : walked.isEmpty() ? State.LATER : State.PAST;
        Map<String, Drawing.Line> leading = leading(band);
        return new CasePicture.Band(
                band.stage(),
                diagram.stages().get(band.stage()),
                state,
                band.height(),
                band.nodes().stream().map(this::node).toList(),
                // What was walked lies on top of what was not.
                band.lines().stream()
                        .sorted((one, other) -> Boolean.compare(isPassed(one), isPassed(other)))
                        .map(line -> line(line, leading.containsValue(line)))
                        .toList(),
                walked,
                present);
    }

    /** Of the lines that lead to one step the outermost says so, so that its words cross none of the others. */
    private Map<String, Drawing.Line> leading(Drawing.Band band) {
        Map<String, Drawing.Line> leading = new HashMap<>();
        band.lines().stream()
                .filter(line -> line.leaves() != null)
                .forEach(line -> leading.merge(
                        line.leaves() + (int) (line.end().x() / NEAR),
                        line,
                        (one, other) ->
                                isRight(one) == one.end().x() < other.end().x() ? one : other));
        return leading;
    }

    private boolean isRight(Drawing.Line line) {
        return line.end().x() > drawing.width() * 3 / 4;
    }

    private boolean isPassed(Drawing.Line line) {
        return passed.contains(line.flow());
    }

    private CasePicture.Node node(Drawing.Node node) {
        Step step = diagram.steps().get(node.id());
        Text name = step != null ? step.name() : ends.get(node.id());
        return new CasePicture.Node(
                node.kind().name().toLowerCase(),
                node.id(),
                step == null ? null : step.number(),
                name,
                name == null ? List.of() : words(node, name),
                state(node),
                taken.getOrDefault(node.id(), 0L).intValue(),
                link(node.id()),
                node.x(),
                node.y(),
                node.width(),
                node.height());
    }

    /** Where a step leads: to be taken, if it waits for this person; else to what was handed in last. */
    private String link(String step) {
        return ways.get(step) != null
                ? ways.get(step)
                : history.last(step).map(link).orElse(null);
    }

    private State state(Drawing.Node node) {
        return switch (node.kind()) {
            case START -> State.PAST;
            case STEP ->
                waiting.contains(node.id()) ? State.NOW : taken.containsKey(node.id()) ? State.PAST : State.LATER;
            case GATEWAY -> taken.containsKey(flows.gateways().get(node.id())) ? State.PAST : State.LATER;
            case END ->
                drawing.bands().stream()
                                .flatMap(band -> band.lines().stream())
                                .anyMatch(line -> isPassed(line) && leadsTo(line, node))
                        ? State.PAST
                        : State.LATER;
        };
    }

    private static boolean leadsTo(Drawing.Line line, Drawing.Node node) {
        return line.leaves() == null
                && line.end().x() >= node.x() - 1
                && line.end().x() <= node.x() + node.width() + 1
                && line.end().y() >= node.y() - 1
                && line.end().y() <= node.y() + node.height() + 1;
    }

    private List<Word> words(Drawing.Node node, Text name) {
        boolean box = node.kind() == Drawing.Kind.STEP;
        List<String> lines = Strokes.broken(name.toString(), box ? PLACES_IN_BOX : PLACES_AT_LINE);
        double first =
                box ? node.middleY() + 12 - (lines.size() - 1) * LEADING / 2 : node.y() + node.height() + SMALL_LEADING;
        // Beneath an end at the edge the words keep inside.
        double half = lines.stream().mapToDouble(Strokes::places).max().orElse(0) * SIZE / 2 + EDGE;
        double x = Math.max(half, Math.min(drawing.width() - half, node.middleX()));
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            words.add(new Word(lines.get(i), x, first + i * (box ? LEADING : SMALL_LEADING), "middle"));
        }
        return words;
    }

    private CasePicture.Line line(Drawing.Line line, boolean leads) {
        List<Word> words = new ArrayList<>();
        if (leads) {
            words.addAll(leads(line));
        }
        if (labelled.contains(line.flow()) && flows.names().containsKey(line.flow())) {
            words.addAll(beside(line, flows.names().get(line.flow())));
        }
        return new CasePicture.Line(
                Strokes.path(line.corners()),
                line.arrow() ? Strokes.arrow(line) : null,
                isPassed(line) ? State.PAST : State.LATER,
                words);
    }

    /** Where a line goes that leaves the band. */
    private List<Word> leads(Drawing.Line line) {
        Step target = diagram.steps().get(line.leaves());
        if (target == null) {
            return List.of();
        }
        boolean up = line.end().y() < line.beforeEnd().y();
        boolean right = isRight(line);
        String text = (target.number() == null ? "" : target.number() + " ") + target.name();
        return List.of(new Word(
                text,
                line.end().x() + (right ? -9 : 9),
                up ? line.end().y() + 12 : line.end().y() - 4,
                right ? "end" : "start"));
    }

    /** The name of an outcome, beside the longest stretch of its line. */
    private static List<Word> beside(Drawing.Line line, Text name) {
        Drawing.Point from = line.corners().get(0);
        Drawing.Point to = line.corners().get(1);
        for (int i = 1; i < line.corners().size(); i++) {
            Drawing.Point a = line.corners().get(i - 1);
            Drawing.Point b = line.corners().get(i);
            if (Math.hypot(b.x() - a.x(), b.y() - a.y()) > Math.hypot(to.x() - from.x(), to.y() - from.y())) {
                from = a;
                to = b;
            }
        }
        double x = (from.x() + to.x()) / 2;
        double y = (from.y() + to.y()) / 2;
        List<String> lines = Strokes.broken(name.toString(), PLACES_AT_LINE);
        boolean level = Math.abs(from.y() - to.y()) < 1;
        if (level && Math.abs(from.x() - to.x()) > SIZE * Strokes.places(name.toString()) + EDGE) {
            lines = List.of(name.toString());
        }
        List<Word> words = new ArrayList<>();
        double first = level ? y - 6 - (lines.size() - 1) * SMALL_LEADING : y - (lines.size() - 1) * SMALL_LEADING / 2;
        for (int i = 0; i < lines.size(); i++) {
            words.add(new Word(lines.get(i), level ? x : x + 6, first + i * SMALL_LEADING, level ? "middle" : "start"));
        }
        return words;
    }
}
