package org.zhengcheng.casework.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("流程图看得清：每个节点在自己的泳道里，不重叠；连线不交叉，不穿过别的节点")
class DiagramLayoutTest {

    private static final String NODES = "startEvent, endEvent, userTask, exclusiveGateway, subProcess";

    static List<Drawing> drawings() {
        return DiagramTexts.shipped().stream().map(Drawing::read).toList();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyNodeAndEveryFlowIsDrawn(Drawing drawing) {
        assertThat(drawing.nodes()).hasSizeGreaterThan(8);
        assertThat(drawing.shapes().keySet()).containsAll(drawing.nodes());
        assertThat(drawing.edges().keySet())
                .containsExactlyInAnyOrderElementsOf(drawing.flows().keySet());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyNodeStandsInTheLaneOfItsStage(Drawing drawing) {
        assertThat(drawing.laneOf().keySet())
                .as("every node outside a subprocess has a lane")
                .containsAll(drawing.nodes().stream()
                        .filter(node -> drawing.around(node) == null)
                        .toList());
        drawing.laneOf()
                .forEach((node, lane) -> assertThat(drawing.shapes()
                                .get(lane)
                                .contains(drawing.shapes().get(node)))
                        .as("%s within %s", node, lane)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aSubprocessHoldsItsNodes(Drawing drawing) {
        drawing.nodes().stream()
                .filter(node -> drawing.around(node) != null)
                .forEach(node -> assertThat(drawing.shapes()
                                .get(drawing.around(node))
                                .contains(drawing.shapes().get(node)))
                        .as("%s within %s", node, drawing.around(node))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noTwoNodesOverlap(Drawing drawing) {
        pairs(drawing.nodes()).forEach(pair -> {
            boolean nested = pair.get(0).equals(drawing.around(pair.get(1)))
                    || pair.get(1).equals(drawing.around(pair.get(0)));
            assertThat(!nested
                            && drawing.shapes()
                                    .get(pair.get(0))
                                    .intersects(drawing.shapes().get(pair.get(1))))
                    .as("%s overlap", pair)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyFlowLeadsFromItsSourceToItsTarget(Drawing drawing) {
        drawing.flows().forEach((id, flow) -> {
            List<Line2D> edge = drawing.edges().get(id);
            assertThat(isOnBorder(edge.get(0).getP1(), drawing.shapes().get(flow.source())))
                    .as("%s begins at %s", id, flow.source())
                    .isTrue();
            assertThat(isOnBorder(last(edge).getP2(), drawing.shapes().get(flow.target())))
                    .as("%s ends at %s", id, flow.target())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noFlowPassesThroughANode(Drawing drawing) {
        drawing.edges()
                .forEach((id, edge) -> drawing.nodes().stream()
                        .filter(node -> !drawing.holds(node, id))
                        .forEach(node -> edge.forEach(line -> assertThat(
                                        line.intersects(inner(drawing.shapes().get(node))))
                                .as("%s through %s", id, node)
                                .isFalse())));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyFlowRunsAlongTheGrid(Drawing drawing) {
        drawing.edges()
                .forEach((id, edge) -> assertThat(edge)
                        .as(id)
                        .allMatch(line -> line.getX1() == line.getX2() || line.getY1() == line.getY2()));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noTwoFlowsMeetExceptWhereTheyLeaveOrReachTheSameNode(Drawing drawing) {
        pairs(List.copyOf(drawing.edges().keySet())).forEach(pair -> {
            List<Line2D> one = drawing.edges().get(pair.get(0));
            List<Line2D> other = drawing.edges().get(pair.get(1));
            Flow flow = drawing.flows().get(pair.get(0));
            Flow second = drawing.flows().get(pair.get(1));
            boolean leave = flow.source().equals(second.source());
            boolean reach = flow.target().equals(second.target());
            for (Line2D line : one) {
                for (Line2D crossed : other) {
                    assertThat(line.intersectsLine(crossed)
                                    && !(leave && areMetOnTheWay(one, other, line, crossed))
                                    && !(reach && areMetOnTheWay(reversed(one), reversed(other), line, crossed)))
                            .as("%s meet", pair)
                            .isFalse();
                }
            }
        });
    }

    /** Whether two lines of two flows meet only while these still run together from their common node. */
    private static boolean areMetOnTheWay(List<Line2D> one, List<Line2D> other, Line2D line, Line2D crossed) {
        Rectangle2D meeting = grown(line.getBounds2D(), 0.1).createIntersection(grown(crossed.getBounds2D(), 0.1));
        boolean together = true;
        for (int i = 0; together && i < Math.min(one.size(), other.size()); i++) {
            if (grown(one.get(i).getBounds2D(), 0.2).contains(meeting)
                    && grown(other.get(i).getBounds2D(), 0.2).contains(meeting)) {
                return true;
            }
            together = one.get(i).getP2().equals(other.get(i).getP2());
        }
        return false;
    }

    private static List<Line2D> reversed(List<Line2D> edge) {
        List<Line2D> back = new ArrayList<>();
        for (int i = edge.size() - 1; i >= 0; i--) {
            back.add(new Line2D.Double(edge.get(i).getP2(), edge.get(i).getP1()));
        }
        return back;
    }

    private static Line2D last(List<Line2D> edge) {
        return edge.get(edge.size() - 1);
    }

    private static boolean isOnBorder(Point2D point, Rectangle2D shape) {
        return grown(shape, 1).contains(point) && !grown(shape, -1).contains(point);
    }

    private static Rectangle2D inner(Rectangle2D shape) {
        return grown(shape, -1);
    }

    private static Rectangle2D grown(Rectangle2D shape, double by) {
        return new Rectangle2D.Double(
                shape.getX() - by, shape.getY() - by, shape.getWidth() + 2 * by, shape.getHeight() + 2 * by);
    }

    private static List<List<String>> pairs(List<String> ids) {
        return IntStream.range(0, ids.size())
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, ids.size()).mapToObj(j -> List.of(ids.get(i), ids.get(j))))
                .toList();
    }

    /** A flow, from node to node. */
    private record Flow(String source, String target) {}

    /** A diagram and how it is drawn; {@code inside} names the subprocess around a node. */
    private record Drawing(
            String name,
            List<String> nodes,
            Map<String, String> inside,
            Map<String, String> laneOf,
            Map<String, Flow> flows,
            Map<String, Rectangle2D> shapes,
            Map<String, List<Line2D>> edges) {

        static Drawing read(Path file) {
            Document text = Jsoup.parse(DiagramTexts.text(file), "", Parser.xmlParser());
            Map<String, String> inside = new LinkedHashMap<>();
            text.select("subProcess")
                    .forEach(around -> around.select(NODES).stream()
                            .filter(node -> node != around)
                            .forEach(node -> inside.put(node.id(), around.id())));
            Map<String, String> lanes = new LinkedHashMap<>();
            text.select("flowNodeRef")
                    .forEach(node -> lanes.put(node.text(), node.parent().id()));
            Map<String, Flow> flows = new LinkedHashMap<>();
            text.select("sequenceFlow")
                    .forEach(flow -> flows.put(flow.id(), new Flow(flow.attr("sourceRef"), flow.attr("targetRef"))));
            Map<String, Rectangle2D> shapes = new LinkedHashMap<>();
            text.getElementsByTag("bpmndi:BPMNShape")
                    .forEach(shape -> shapes.put(shape.attr("bpmnElement"), bounds(shape.child(0))));
            Map<String, List<Line2D>> edges = new LinkedHashMap<>();
            text.getElementsByTag("bpmndi:BPMNEdge").forEach(edge -> edges.put(edge.attr("bpmnElement"), lines(edge)));
            List<String> nodes = text.select(NODES).eachAttr("id");
            return new Drawing(file.getFileName().toString(), nodes, inside, lanes, flows, shapes, edges);
        }

        /** The subprocess around a node; null if there is none. */
        String around(String node) {
            return inside.get(node);
        }

        /** Whether a flow begins or ends at a node, or lies in it. */
        boolean holds(String node, String flow) {
            Flow found = flows.get(flow);
            return node.equals(found.source()) || node.equals(found.target()) || node.equals(around(found.source()));
        }

        private static Rectangle2D bounds(Element bounds) {
            return new Rectangle2D.Double(
                    number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        }

        private static List<Line2D> lines(Element edge) {
            List<Element> points = edge.getElementsByTag("di:waypoint");
            List<Line2D> lines = new ArrayList<>();
            for (int i = 1; i < points.size(); i++) {
                lines.add(new Line2D.Double(point(points.get(i - 1)), point(points.get(i))));
            }
            return lines;
        }

        private static Point2D point(Element point) {
            return new Point2D.Double(number(point, "x"), number(point, "y"));
        }

        private static double number(Element element, String attribute) {
            return Double.parseDouble(element.attr(attribute));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
