package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.statute.Loosening;
import org.zhengcheng.diagram.words.Aspect;
import org.zhengcheng.diagram.words.StepWords;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("自带的每张图都查得过、说得清；转接的效果、交给谁办、到期自动办，改了都查得出来")
class ShippedDrawingTest extends ApplicationTest {

    private static final Path FOLDER = Path.of("processes");
    private static final String TRANSFER = "relationship-transfer-2019.bpmn20.xml";

    @Autowired
    private CheckDraft check;

    @Autowired
    private StepWords words;

    static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn20.xml"))
                    .sorted()
                    .toList();
        }
    }

    private CheckDraft.Checked checked(String file, UnaryOperator<Drawing> change) throws IOException {
        DiagramDraft draft = new DiagramDraft(
                UUID.randomUUID(),
                file.substring(0, file.indexOf("-20")),
                "",
                null,
                DiagramDraft.State.OPEN,
                1,
                null,
                null,
                null,
                null,
                null);
        return check.of(
                draft,
                change.apply(Drawing.of(Files.readString(FOLDER.resolve(file)))).text());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nothingIsWrongWithAShippedDiagram(String file) throws IOException {
        CheckDraft.Checked checked = checked(file, UnaryOperator.identity());
        assertThat(checked.faults()).filteredOn(Fault::isError).isEmpty();
        assertThat(checked.isSound()).isTrue();
        assertThat(checked.loosened())
                .extracting(Loosening::kind)
                .as("an older edition only says that there is a newer one")
                .hasSizeLessThanOrEqualTo(file.contains("2014") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatAStepChangesIsSaidInWords(String file) throws IOException {
        Diagram diagram = checked(file, UnaryOperator.identity()).diagram();
        List<Text> said = diagram.steps().values().stream()
                .flatMap(step -> words.of(diagram, step).getOrDefault(Aspect.EFFECTS, List.of()).stream())
                .toList();
        assertThat(said).isNotEmpty().allSatisfy(effect -> {
            assertThat(effect.chinese()).matches("[^a-z]+");
            assertThat(effect.english()).doesNotContain("saying.");
        });
    }

    @Test
    void anEffectOfTheProcedureItselfIsNobodysToDrop() throws IOException {
        assertThat(checked(TRANSFER, drawing -> drawing.dropAll("zc:effect[named=accepted]"))
                        .loosened())
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.kind()).isEqualTo(Loosening.Kind.EFFECT);
                    assertThat(one.open()).isFalse();
                    assertThat(one.what().chinese()).contains("党员归接收的组织");
                });
    }

    @Test
    void whoHasACaseInHandIsChangedOnlyOnAuthority() throws IOException {
        assertThat(checked(TRANSFER, drawing -> drawing.dropAll("zc:effect[pass=home]"))
                        .loosened())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.open()).isTrue())
                .extracting(one -> one.what().chinese())
                .allMatch(what -> what.contains("把案件交给别的组织办"));
    }

    @Test
    void whatLapsesMustGoOnLapsing() throws IOException {
        assertThat(checked(TRANSFER, drawing -> drawing.strip("zc:outcome[lapses]", "lapses"))
                        .loosened())
                .isNotEmpty()
                .extracting(one -> one.what().chinese())
                .allMatch(what -> what.contains("到期自动办理"));
    }

    @Test
    void aRuleOfAnotherProcedureIsNotKnown() throws IOException {
        assertThat(checked(TRANSFER, drawing -> drawing.change("zc:check[rule=dues-paid]", "rule", "of-age"))
                        .faults())
                .extracting(fault -> fault.words().chinese())
                .anyMatch(words -> words.contains("这个流程没有“到那一天已满十八周岁”这种核对"));
    }
}
