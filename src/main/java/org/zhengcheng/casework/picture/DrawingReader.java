package org.zhengcheng.casework.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.GraphicInfo;
import org.flowable.bpmn.model.Lane;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;

/**
 * Reads how a diagram is drawn from its own coordinates. A whole diagram is too wide to read on a screen, so every stage
 * becomes a band of its own and wide gaps are drawn together.
 */
final class DrawingReader {

    private static final double WIDTH = 1340;
    private static final double TALLEST_GAP = 30;
    private static final double MARGIN = 22;
    /** How far a line that leaves the band reaches beyond the outermost node. */
    private static final double OVERHANG = 26;

    private final BpmnModel model;
    private final Process process;

    private DrawingReader(BpmnModel model) {
        this.model = model;
        this.process = model.getMainProcess();
    }

    static Drawing read(BpmnModel model) {
        DrawingReader reader = new DrawingReader(model);
        List<Lane> lanes = reader.process.getLanes();
        double width = lanes.stream()
                .map(reader::marks)
                .mapToDouble(marks ->
                        Stretch.narrowest(marks.across(), marks.xs(), MARGIN).length())
                .reduce(WIDTH, Math::max);
        List<Drawing.Band> bands = new ArrayList<>();
        for (Lane lane : lanes) {
            bands.add(reader.band(bands.size(), reader.marks(lane), width));
        }
        return new Drawing(width, List.copyOf(bands));
    }

    private Marks marks(Lane lane) {
        List<FlowElement> nodes = lane.getFlowReferences().stream()
                .map(process::getFlowElement)
                .filter(node -> kind(node) != null && model.getGraphicInfo(node.getId()) != null)
                .toList();
        List<GraphicInfo> boxes =
                nodes.stream().map(node -> model.getGraphicInfo(node.getId())).toList();
        double top = boxes.stream().mapToDouble(GraphicInfo::getY).min().orElse(0);
        double bottom = boxes.stream()
                .mapToDouble(box -> box.getY() + box.getHeight())
                .max()
                .orElse(0);
        List<List<GraphicInfo>> inside = process.findFlowElementsOfType(SequenceFlow.class, false).stream()
                .filter(flow ->
                        nodes.contains(flow.getSourceFlowElement()) && nodes.contains(flow.getTargetFlowElement()))
                .map(this::corners)
                .toList();
        // A line inside the stage may run above its highest node or below its lowest.
        double highest = Math.min(top, extreme(inside, true, top));
        double lowest = Math.max(bottom, extreme(inside, false, bottom));
        List<List<GraphicInfo>> all = process.findFlowElementsOfType(SequenceFlow.class, false).stream()
                .filter(flow ->
                        nodes.contains(flow.getSourceFlowElement()) || nodes.contains(flow.getTargetFlowElement()))
                .map(this::corners)
                .toList();
        List<GraphicInfo> corners = all.stream()
                .flatMap(List::stream)
                .filter(corner -> corner.getY() >= highest && corner.getY() <= lowest)
                .toList();
        return new Marks(
                nodes,
                highest,
                lowest,
                spans(boxes, GraphicInfo::getX, GraphicInfo::getWidth),
                corners.stream().map(GraphicInfo::getX).toList(),
                spans(boxes, GraphicInfo::getY, GraphicInfo::getHeight),
                corners.stream().map(GraphicInfo::getY).toList());
    }

    /** What a diagram leaves undrawn is listed beside the picture; it is missing only in it. */
    private List<GraphicInfo> corners(SequenceFlow flow) {
        return Optional.ofNullable(model.getFlowLocationGraphicInfo(flow.getId()))
                .orElse(List.of());
    }

    private static double extreme(List<List<GraphicInfo>> lines, boolean upper, double otherwise) {
        Stream<Double> heights = lines.stream().flatMap(List::stream).map(GraphicInfo::getY);
        return (upper ? heights.min(Double::compare) : heights.max(Double::compare)).orElse(otherwise);
    }

    private static List<Stretch.Span> spans(
            List<GraphicInfo> boxes, Function<GraphicInfo, Double> from, Function<GraphicInfo, Double> size) {
        return boxes.stream()
                .map(box -> new Stretch.Span(from.apply(box), from.apply(box) + size.apply(box)))
                .toList();
    }

    private Drawing.Band band(int number, Marks marks, double width) {
        Stage stage = new Stage(
                number,
                marks.nodes(),
                marks.top(),
                marks.bottom(),
                Stretch.fitted(marks.across(), marks.xs(), width, MARGIN),
                Stretch.capped(marks.down(), marks.ys(), TALLEST_GAP, MARGIN + OVERHANG));
        List<Drawing.Node> nodes = stage.nodes().stream()
                .map(node -> {
                    GraphicInfo box = model.getGraphicInfo(node.getId());
                    return new Drawing.Node(
                            kind(node),
                            node.getId(),
                            stage.across().at(box.getX()),
                            stage.down().at(box.getY()),
                            box.getWidth(),
                            box.getHeight());
                })
                .toList();
        List<Drawing.Line> lines = process.findFlowElementsOfType(SequenceFlow.class, false).stream()
                .flatMap(flow -> line(flow, stage).stream())
                .toList();
        return new Drawing.Band(stage.number(), stage.down().length(), nodes, lines);
    }

    private List<Drawing.Line> line(SequenceFlow flow, Stage stage) {
        boolean begins = stage.nodes().contains(flow.getSourceFlowElement());
        boolean ends = stage.nodes().contains(flow.getTargetFlowElement());
        if (!begins && !ends) {
            return List.of();
        }
        List<GraphicInfo> corners = corners(flow);
        List<Drawing.Point> points = new ArrayList<>();
        for (GraphicInfo corner : corners) {
            boolean inside = corner.getY() >= stage.top() && corner.getY() <= stage.bottom();
            double y = inside
                    ? stage.down().at(corner.getY())
                    : corner.getY() < stage.top() ? 0 : stage.down().length();
            points.add(new Drawing.Point(stage.across().at(corner.getX()), y));
        }
        List<Drawing.Point> visible = withinBand(points, stage.down().length());
        return visible.size() < 2
                ? List.of()
                : List.of(new Drawing.Line(flow.getId(), visible, true, ends ? null : flow.getTargetRef()));
    }

    /** What runs along the edge of the band lies outside of it. */
    private static List<Drawing.Point> withinBand(List<Drawing.Point> points, double height) {
        List<Drawing.Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Drawing.Point point = points.get(i);
            boolean outside = point.y() == 0 || point.y() == height;
            boolean besideInside = i > 0 && isInside(points.get(i - 1), height)
                    || i + 1 < points.size() && isInside(points.get(i + 1), height);
            if (!outside || besideInside) {
                kept.add(point);
            }
        }
        return kept;
    }

    private static boolean isInside(Drawing.Point point, double height) {
        return point.y() > 0 && point.y() < height;
    }

    private static Drawing.Kind kind(FlowElement node) {
        if (node instanceof UserTask) {
            return Drawing.Kind.STEP;
        }
        if (node instanceof ExclusiveGateway) {
            return Drawing.Kind.GATEWAY;
        }
        if (node instanceof StartEvent) {
            return Drawing.Kind.START;
        }
        return node instanceof EndEvent ? Drawing.Kind.END : null;
    }

    /** What lies in a stage, along both axes. */
    private record Marks(
            List<FlowElement> nodes,
            double top,
            double bottom,
            List<Stretch.Span> across,
            List<Double> xs,
            List<Stretch.Span> down,
            List<Double> ys) {}

    /** A stage with its own scale. */
    private record Stage(
            int number, List<FlowElement> nodes, double top, double bottom, Stretch across, Stretch down) {}
}
