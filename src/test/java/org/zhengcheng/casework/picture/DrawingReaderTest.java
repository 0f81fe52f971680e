package org.zhengcheng.casework.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.api.io.InputStreamProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("流程图按阶段画成几幅：收紧空白，不改上下左右，每一步画一次")
class DrawingReaderTest {

    /** What a page of 1440 pixels shows without scrolling, drawn a little smaller. */
    private static final double WIDEST = 1500;

    static List<BpmnModel> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn20.xml"))
                    .sorted()
                    .map(DrawingReaderTest::model)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyStepIsDrawnOnceInItsStage(BpmnModel model) {
        Drawing drawing = DrawingReader.read(model);
        assertThat(drawing.bands()).hasSameSizeAs(model.getMainProcess().getLanes());
        assertThat(drawing.bands().stream()
                        .flatMap(band -> band.nodes().stream())
                        .filter(node -> node.kind() == Drawing.Kind.STEP)
                        .map(Drawing.Node::id))
                .containsExactlyInAnyOrderElementsOf(
                        model.getMainProcess().findFlowElementsOfType(UserTask.class).stream()
                                .map(FlowElement::getId)
                                .toList());
        drawing.bands()
                .forEach(band -> assertThat(band.nodes())
                        .allMatch(node -> model.getMainProcess()
                                .getLanes()
                                .get(band.stage())
                                .getFlowReferences()
                                .contains(node.id())));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyFlowIsDrawnFromItsSource(BpmnModel model) {
        Set<String> drawn = DrawingReader.read(model).bands().stream()
                .flatMap(band -> band.lines().stream())
                .map(Drawing.Line::flow)
                .collect(Collectors.toSet());
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        model.getMainProcess().findFlowElementsOfType(SequenceFlow.class, false).stream()
                                .map(FlowElement::getId)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void nothingOverlapsAndNothingIsTooWideToRead(BpmnModel model) {
        Drawing drawing = DrawingReader.read(model);
        assertThat(drawing.width()).isLessThan(WIDEST);
        for (Drawing.Band band : drawing.bands()) {
            List<Rectangle2D> boxes =
                    band.nodes().stream().map(DrawingReaderTest::box).toList();
            assertThat(boxes)
                    .allMatch(box -> new Rectangle2D.Double(0, 0, drawing.width(), band.height()).contains(box));
            IntStream.range(0, boxes.size())
                    .forEach(i -> boxes.subList(i + 1, boxes.size())
                            .forEach(other ->
                                    assertThat(boxes.get(i).intersects(other)).isFalse()));
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyLineRunsAlongTheGridFromANodeToANodeOrTheEdge(BpmnModel model) {
        for (Drawing.Band band : DrawingReader.read(model).bands()) {
            for (Drawing.Line line : band.lines()) {
                for (int i = 1; i < line.corners().size(); i++) {
                    Drawing.Point a = line.corners().get(i - 1);
                    Drawing.Point b = line.corners().get(i);
                    assertThat(Math.abs(a.x() - b.x()) < 0.1 || Math.abs(a.y() - b.y()) < 0.1)
                            .as(line.flow())
                            .isTrue();
                }
                assertThat(isHeld(line.corners().get(0), band)).as(line.flow()).isTrue();
                assertThat(isHeld(line.end(), band)).as(line.flow()).isTrue();
            }
        }
    }

    @Test
    void drawingGapsTogetherKeepsOrderSizeAndAlignment() {
        List<Stretch.Span> boxes = List.of(new Stretch.Span(0, 100), new Stretch.Span(900, 1000));
        Stretch stretch = Stretch.capped(boxes, List.of(500.0, 510.0), 40, 10);
        assertThat(stretch.at(100) - stretch.at(0)).isEqualTo(100);
        assertThat(stretch.at(510) - stretch.at(500))
                .as("what is narrow already")
                .isEqualTo(10);
        assertThat(stretch.at(500) - stretch.at(100)).isEqualTo(40);
        assertThat(stretch.at(950) - stretch.at(900)).isEqualTo(50);
        assertThat(stretch.length()).isEqualTo(10 + 100 + 40 + 10 + 40 + 100 + 10);
        assertThat(Stretch.fitted(boxes, List.of(), 600, 10).length()).isBetween(560.0, 600.0);
    }

    private static boolean isHeld(Drawing.Point point, Drawing.Band band) {
        return point.y() == 0
                || point.y() == band.height()
                || band.nodes().stream().anyMatch(node -> {
                    Rectangle2D box = box(node);
                    return new Rectangle2D.Double(
                                    box.getX() - 1, box.getY() - 1, box.getWidth() + 2, box.getHeight() + 2)
                            .contains(point.x(), point.y());
                });
    }

    private static Rectangle2D box(Drawing.Node node) {
        return new Rectangle2D.Double(node.x(), node.y(), node.width(), node.height());
    }

    private static BpmnModel model(Path file) {
        InputStreamProvider text = () -> {
            try {
                return Files.newInputStream(file);
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        };
        return new BpmnXMLConverter().convertToBpmnModel(text, false, true);
    }
}
