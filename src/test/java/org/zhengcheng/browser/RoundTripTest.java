package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Opens files in the canvas, changes one name, exports them and looks for what else has changed. Files of others are read
 * from the folder that the system property {@code bpmn.samples} or the environment variable {@code BPMN_SAMPLES} names.
 */
@DisplayName("流程图打开、改一处、导出：别的什么都没变")
class RoundTripTest {

    private static final String NAME = "改过的名称 & <\"'>";
    private static final Path OURS = Path.of("processes");

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        playwright = Chromium.playwright();
        browser = Chromium.find().launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    static List<Path> ours() throws IOException {
        return diagrams(OURS);
    }

    @ParameterizedTest
    @MethodSource("ours")
    @DisplayName("系统自带的流程图，连注释也在")
    void aShippedDiagramLosesNothing(Path file) throws IOException {
        try (Canvas canvas = new Canvas(browser)) {
            assertNothingElseChanged(canvas, file);
        }
        String xml = Files.readString(file);
        try (Canvas canvas = new Canvas(browser)) {
            assertThat(new Bpmn(canvas.edit(xml, NAME).text()).comments())
                    .isEqualTo(new Bpmn(xml).comments())
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("别的工具和引擎自己的示例，一个都不少")
    void filesOfOthersLoseNothing() throws IOException {
        String named = System.getProperty("bpmn.samples", System.getenv("BPMN_SAMPLES"));
        assumeTrue(
                named != null && Files.isDirectory(Path.of(named)),
                "No folder of samples: name one with -Dbpmn.samples or BPMN_SAMPLES");
        List<Path> samples = diagrams(Path.of(named));
        assertThat(samples).hasSizeGreaterThan(50);
        try (Canvas canvas = new Canvas(browser)) {
            for (Path sample : samples) {
                assertNothingElseChanged(canvas, sample);
            }
        }
    }

    @Test
    @DisplayName("没有位置的文件先排好：每个流程、每个泳池、每条走向都在画布上，内容不变")
    void aFileWithoutPlacesIsLaidOut() {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t" id="d">
                  <collaboration id="c">
                    <participant id="p1" name="支部" processRef="one"/>
                    <participant id="p2" name="党委" processRef="two"/>
                    <messageFlow id="m" sourceRef="a" targetRef="b"/>
                  </collaboration>
                  <process id="one"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>
                    <userTask id="a" name="甲"/><textAnnotation id="n"><text>说明</text></textAnnotation>
                    <association id="x" sourceRef="n" targetRef="a"/></process>
                  <process id="two"><userTask id="b" name="乙"/></process>
                </definitions>
                """;
        try (Canvas canvas = new Canvas(browser)) {
            Canvas.Exported exported = canvas.edit(xml, NAME);
            assertThat(exported.laidOut()).isTrue();
            assertThat(exported.shown()).contains("p1", "p2", "s", "f", "a", "b", "m", "n", "x");
            assertThat(new Bpmn(exported.text()).model())
                    .isEqualTo(new Bpmn(xml).rename(exported.renamed(), NAME).model());
        }
    }

    private static void assertNothingElseChanged(Canvas canvas, Path file) throws IOException {
        String xml = Files.readString(file);
        Canvas.Exported exported = canvas.edit(xml, NAME);
        Bpmn before = new Bpmn(xml).rename(exported.renamed(), NAME);
        Bpmn after = new Bpmn(exported.text());
        assertThat(after.model()).as("what %s says", file.getFileName()).isEqualTo(before.model());
        TreeSet<String> lost = before.places();
        lost.removeAll(after.places());
        assertThat(lost).as("places in %s", file.getFileName()).isEmpty();
    }

    private static List<Path> diagrams(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|xml)"))
                    .sorted()
                    .toList();
        }
    }
}
