package org.zhengcheng.casework.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.common.engine.impl.util.io.StringStreamSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.language.Text;

@DisplayName("自带的流程图里，步骤、按钮、后果、阶段、结果和规定都有英文")
class DiagramEnglishTest {

    static List<Path> shipped() {
        return DiagramTexts.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyTextOfADiagramStandsInEnglish(Path file) {
        Diagram diagram = read(file);
        List<Text> texts = texts(diagram).toList();
        assertThat(texts).hasSizeGreaterThan(20);
        assertThat(texts)
                .allSatisfy(text -> assertThat(text.english())
                        .as(text.chinese())
                        .isNotBlank()
                        .doesNotContainPattern("[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noTwoStepsAreCalledTheSameInEnglish(Path file) {
        assertThat(read(file).steps().values())
                .extracting(step -> step.name().english())
                .doesNotHaveDuplicates();
    }

    private static Stream<Text> texts(Diagram diagram) {
        Stream<Text> whole = Stream.concat(Stream.of(diagram.name()), diagram.stages().stream());
        Stream<Text> regulations = diagram.regulations().stream()
                .flatMap(regulation -> Stream.of(regulation.name(), regulation.shortName()));
        Stream<Text> steps = Stream.concat(diagram.steps().values().stream(), diagram.acts().values().stream())
                .flatMap(DiagramEnglishTest::texts);
        return Stream.of(whole, regulations, steps).flatMap(part -> part);
    }

    private static Stream<Text> texts(Step step) {
        return Stream.concat(
                Stream.of(step.name()),
                step.outcomes().stream()
                        .flatMap(outcome -> Stream.of(outcome.name(), outcome.consequence(), outcome.endName()))
                        .filter(Objects::nonNull));
    }

    private static Diagram read(Path file) {
        BpmnModel model = new BpmnXMLConverter()
                .convertToBpmnModel(new StringStreamSource(DiagramTexts.text(file)), false, false);
        return DiagramReader.read(model, file.getFileName().toString(), 1, new FormSet(Map.of()));
    }
}
