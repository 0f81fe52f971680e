package org.zhengcheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("文字的规矩：页面里没有脚本和样式，流程图的名称不是表达式，步骤编号只写在流程图里")
class TextRulesTest {

    private static final Pattern STRING = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

    static List<Path> templates() {
        return Sources.files(Sources.TEMPLATES, ".html");
    }

    static List<Path> scripts() {
        // What others wrote is held by the policy of the page instead, see DrawingPolicy.
        return Stream.concat(
                        Sources.files(Sources.SCRIPTS, ".js").stream()
                                .filter(file -> !file.startsWith(Sources.SCRIPTS.resolve("vendor"))),
                        Sources.files(Path.of("frontend", "src"), ".js").stream()
                                .filter(file -> !file.endsWith("trust.js")))
                .toList();
    }

    static List<Path> diagrams() {
        return Sources.files(Sources.PROCESSES, ".bpmn20.xml");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aPageWritesNothingUnescaped(Path template) {
        assertThat(Sources.text(template)).doesNotContain("utext", "[(");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aPageHoldsNeitherScriptNorStyle(Path template) {
        Document page = Jsoup.parse(Sources.text(template), "", Parser.xmlParser());
        for (Element element : page.getAllElements()) {
            String tag = element.tagName().toLowerCase(Locale.ROOT);
            assertThat(tag).as("in %s", template).isNotEqualTo("style");
            if (tag.equals("script")) {
                assertThat(element.html()).as("a script in %s", template).isBlank();
            }
            for (Attribute attribute : element.attributes()) {
                assertThat(isScriptOrStyle(attribute))
                        .as("%s in %s: the Content-Security-Policy would not let it run", attribute, template)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptMakesNoCodeAndNoMarkupOfText(Path script) {
        assertThat(Sources.text(script))
                .doesNotContainPattern("\\b(eval|Function)\\(|innerHTML|outerHTML|insertAdjacentHTML|document\\.write");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aNameInADiagramIsNeverAnExpression(Path file) {
        Document diagram = Jsoup.parse(Sources.text(file), "", Parser.xmlParser());
        assertThat(diagram.select("[name]")).isNotEmpty();
        assertThat(diagram.select("documentation")).isNotEmpty();
        Stream.concat(
                        diagram.select("[name]").eachAttr("name").stream(),
                        diagram.select("documentation").eachText().stream())
                .forEach(text -> assertThat(text).doesNotContain("${", "#{"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aStepIsNamedInItsDiagramAndNowhereElse(Path file) {
        Document diagram = Jsoup.parse(Sources.text(file), "", Parser.xmlParser());
        List<String> steps = diagram.select("userTask, subProcess > startEvent").eachAttr("id");
        // A step may be called by the same word as an outcome; outcomes are a vocabulary that the code may know.
        steps.removeIf(id -> diagram.select("conditionExpression").text().contains("'" + id + "'"));
        assertThat(steps).hasSizeGreaterThan(2);
        Pattern step = Pattern.compile("(?<![\\w-])(" + String.join("|", steps) + ")(?![\\w-])");
        for (Path source : Sources.files(Sources.JAVA, ".java")) {
            STRING.matcher(Sources.text(source))
                    .results()
                    .forEach(string -> assertThat(string.group())
                            .as("a string in %s: what concerns one step belongs into the diagram", source)
                            .doesNotContainPattern(step));
        }
        Stream.concat(templates().stream(), Sources.files(Sources.DATABASE, ".sql").stream())
                .forEach(
                        text -> assertThat(Sources.text(text)).as("in %s", text).doesNotContainPattern(step));
    }

    private static boolean isScriptOrStyle(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT).replaceFirst("^(data-)?th[:-]", "");
        boolean set = name.equals("attr") && attribute.getValue().matches("(?s)(.*,)?\\s*(style|on\\w+)\\s*=.*");
        return set
                || name.equals("style")
                || name.equals("styleappend")
                || name.startsWith("on")
                || attribute.getValue().strip().toLowerCase(Locale.ROOT).startsWith("javascript:");
    }
}
