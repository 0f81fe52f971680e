package org.zhengcheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("界面上的话都在消息文件里，消息文件里没有多余的话")
class MessageRulesTest {

    private static final String JAVA = Sources.allText(Sources.JAVA, ".java");
    private static final String TEMPLATES = Sources.allText(Sources.TEMPLATES, ".html");
    private static final Set<String> KEYS = keys();

    /** Words of a whole key, as a template asks for them: {@code #{app.name}}. */
    private static final Set<String> IN_TEMPLATES = found(TEMPLATES, "#\\{([A-Za-z][\\w.]*)");
    /** Every string of the code that looks like a key. */
    private static final Set<String> IN_CODE = found(JAVA, "\"([a-z][A-Za-z]*(?:\\.[A-Za-z_]+)+)(?<!\\.json)\"");
    /** What a key begins with whose end is only known when the page is shown. */
    private static final Set<String> BEGINNINGS = Stream.of(
                    found(TEMPLATES, "#\\{\\|([A-Za-z][\\w.]*\\.)\\$"),
                    found(TEMPLATES, "'([A-Za-z][\\w.]*\\.)' \\+"),
                    found(JAVA, "\"([a-z][\\w.]*\\.)\" \\+"))
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    /** What is said about a field or a file is always a key. */
    private static final Set<String> SAID = found(
            JAVA,
            "(?:Finding\\.\\w+|FieldError\\.of|wrong)\\(\\s*[^\"]*?,\\s*\"([^\"]+)\"",
            "(?:new RefusedFile|new CannotOpen)\\(\\s*\"([^\"]+)\"");

    @Test
    void everyKeyATemplateAsksForExists() {
        assertThat(IN_TEMPLATES).isNotEmpty();
        assertThat(KEYS).containsAll(IN_TEMPLATES);
    }

    @Test
    void everyKeyTheCodeNamesExists() {
        Set<String> spaces =
                KEYS.stream().map(key -> key.substring(0, key.indexOf('.') + 1)).collect(Collectors.toSet());
        Set<String> named = IN_CODE.stream()
                .filter(key -> spaces.contains(key.substring(0, key.indexOf('.') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
        SAID.stream().filter(key -> !key.endsWith(".")).forEach(named::add);
        assertThat(named).isNotEmpty();
        assertThat(KEYS).containsAll(named);
    }

    @Test
    void everyBeginningOfAKeyHasSomeEnd() {
        assertThat(BEGINNINGS)
                .isNotEmpty()
                .allSatisfy(beginning -> assertThat(KEYS).anyMatch(key -> key.startsWith(beginning)));
    }

    @Test
    void everyKeyIsUsed() {
        assertThat(KEYS).allMatch(key -> IN_TEMPLATES.contains(key) || IN_CODE.contains(key) || isBuilt(key));
    }

    /** A key that is put together is used if the code knows the word it ends with. */
    private static boolean isBuilt(String key) {
        return BEGINNINGS.stream().filter(key::startsWith).anyMatch(beginning -> {
            String word = key.substring(beginning.length()).replaceFirst("\\..*", "");
            return JAVA.contains("\"" + word + "\"")
                    || Pattern.compile("\\b" + word.toUpperCase() + "\\b")
                            .matcher(JAVA)
                            .find();
        });
    }

    private static Set<String> found(String text, String... patterns) {
        return Stream.of(patterns)
                .flatMap(pattern -> Pattern.compile(pattern).matcher(text).results())
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("chineseBundles")
    void everyTextStandsInBothLanguages(Path chinese) {
        Properties english = load(english(chinese));
        Properties own = load(chinese);
        assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(own.stringPropertyNames());
        for (String key : own.stringPropertyNames()) {
            assertThat(places(english.getProperty(key)))
                    .as("what is filled into %s", key)
                    .isEqualTo(places(own.getProperty(key)));
            assertThat(english.getProperty(key))
                    .as("%s in English; an apostrophe would be taken for a quote, write ’", key)
                    .isNotBlank()
                    .doesNotContain("'")
                    .doesNotContainPattern(key.equals("app.otherLanguage") ? "$^" : "\\p{IsHan}");
        }
    }

    /** The last of two would win unseen. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyStandsTwiceInABundle(Path bundle) {
        List<String> keys = Sources.text(bundle)
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void noKeyStandsInTwoBundles() {
        List<String> all = chineseBundles().stream()
                .flatMap(bundle -> load(bundle).stringPropertyNames().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    /** What stands in a template between the tags is a specimen for its reader and is always replaced by a key. */
    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateSpeaksForItself(Path template) {
        Document page = Jsoup.parse(Sources.text(template), "", Parser.xmlParser());
        for (Element element : page.getAllElements()) {
            boolean replaced = element.hasAttr("th:text")
                    || element.hasAttr("th:replace")
                    || element.parents().stream().anyMatch(parent -> parent.hasAttr("th:replace"));
            if (!replaced) {
                assertThat(element.ownText())
                        .as("in <%s> of %s", element.tagName(), template)
                        .doesNotContainPattern("[\\p{IsHan}A-Za-z]{2,}");
            }
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getValue())
                        .as("%s in %s", attribute.getKey(), template)
                        .doesNotContainPattern("[\\p{IsHan}\\u3001-\\u303f\\uff00-\\uffef]");
            }
        }
    }

    static List<Path> templates() {
        return Sources.files(Sources.TEMPLATES, ".html");
    }

    static List<Path> bundles() {
        return Sources.files(Sources.MESSAGES, ".properties");
    }

    static List<Path> chineseBundles() {
        return bundles().stream()
                .filter(file -> !file.getFileName().toString().contains("_"))
                .toList();
    }

    private static Path english(Path chinese) {
        return chinese.resolveSibling(chinese.getFileName().toString().replace(".properties", "_en.properties"));
    }

    /** The numbers of the places that are filled in; a choice between singular and plural counts as its place. */
    private static Set<String> places(String message) {
        return found(message, "\\{(\\d)[,}]");
    }

    private static Set<String> keys() {
        return chineseBundles().stream()
                .flatMap(bundle -> load(bundle).stringPropertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(Path bundle) {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
            messages.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return messages;
    }
}
