package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Opens every shipped form on the sheet of the editor, without the application around it, and looks for what has changed. */
@DisplayName("表单打开、改一处、存：别的什么都没变")
class FormRoundTripTest {

    private static final Path SCRIPT = Path.of("src/main/resources/static/vendor/form-editor.js");
    private static final String WORDS = "Edited & <\"'>";
    private static final JsonMapper JSON = new JsonMapper();

    private static Playwright playwright;
    private static Browser browser;
    private static BrowserContext context;
    private static Page page;

    @BeforeAll
    static void openBrowser() {
        playwright = Chromium.playwright();
        browser = Chromium.find().launch(playwright);
        context = browser.newContext();
        page = context.newPage();
        page.setContent("<div id='sheet'></div>");
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(SCRIPT));
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"), 2)) {
            List<Path> forms = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.getNameCount() == 3)
                    .sorted()
                    .toList();
            assertThat(forms).hasSizeGreaterThan(50);
            return forms;
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("不改就一字不差；改了只有那一处不同；移动、移进移出、去掉，都能撤销")
    void nothingIsLost(Path file) throws IOException {
        String source = Files.readString(file);
        Map<?, ?> came = (Map<?, ?>) page.evaluate("""
                async ([source, words]) => {
                  const place = document.getElementById('sheet');
                  place.replaceChildren();
                  const { sheet, changes } = window.formSheet(place);
                  await sheet.open(source);
                  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                  const shown = place.querySelectorAll('.form-drawn').length;
                  const all = sheet.all(), root = sheet.root, first = all[0].field;
                  const opened = sheet.text();
                  changes.setIn(first, 'properties', { en: words });
                  const edited = sheet.text();
                  changes.undo();
                  const back = [sheet.text()];
                  const last = root.components[root.components.length - 1];
                  changes.move(last, root, 0);
                  const atTop = root.components[0] === last;
                  changes.undo();
                  back.push(sheet.text());
                  const group = all.find(one => one.field.type === 'group' && one.field.components.length > 1)?.field;
                  if (group) {
                    const inside = group.components[1];
                    changes.move(inside, root, 0);
                    changes.move(inside, group, 1);
                    back.push(sheet.text());
                    changes.undo();
                    changes.undo();
                    back.push(sheet.text());
                  }
                  changes.remove(first);
                  changes.undo();
                  back.push(sheet.text());
                  changes.redo();
                  changes.undo();
                  back.push(sheet.text());
                  return { opened, edited, back, atTop, shown, all: all.length };
                }""", List.of(source, WORDS));
        assertThat(came.get("opened")).isEqualTo(source);
        assertThat(came.get("shown")).isEqualTo(came.get("all"));
        assertThat(came.get("atTop")).isEqualTo(true);
        assertThat(((List<?>) came.get("back")).stream().map(String.class::cast))
                .allMatch(source::equals);
        assertThat(JSON.readTree((String) came.get("edited"))).isEqualTo(edited(source));
    }

    private static JsonNode edited(String source) {
        JsonNode form = JSON.readTree(source);
        ((ObjectNode) form.path("components").path(0).path("properties")).put("en", WORDS);
        return form;
    }
}
