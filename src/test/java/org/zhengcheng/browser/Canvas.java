package org.zhengcheng.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The canvas of the editor on an empty page: what it makes of a file, without the application around it. */
final class Canvas implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src/main/resources/static/vendor/diagram-editor.js");

    private final BrowserContext context;
    private final Page page;

    Canvas(Browser browser) {
        context = browser.newContext();
        page = context.newPage();
    }

    /**
     * What became of a file.
     *
     * @param text the file as it would be exported
     * @param renamed the id of the activity that was given another name; null where there is none
     * @param laidOut whether the file said nothing about where its elements stand
     * @param shown the ids of what is on the canvas
     */
    record Exported(String text, String renamed, boolean laidOut, List<String> shown) {}

    /** The diagrams in a file that somebody brings, by their names; or, without a name, why there are none. */
    Map<String, String> diagramsIn(String name, byte[] content) {
        page.setContent("<p></p>");
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(SCRIPT));
        Map<?, ?> found =
                (Map<?, ?>) page.evaluate("""
                async ([name, content]) => {
                  const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
                  try {
                    const found = await window.diagramsInFile(new File([bytes], name));
                    return Object.fromEntries(found.map(one => [one.name, one.xml]));
                  } catch (refused) {
                    return { '': refused.message };
                  }
                }""", List.of(name, Base64.getEncoder().encodeToString(content)));
        return found.entrySet().stream()
                .collect(Collectors.toMap(one -> (String) one.getKey(), one -> (String) one.getValue()));
    }

    /** Opens a file, gives the first activity another name, and exports it. */
    Exported edit(String xml, String name) {
        page.setContent("<div id='canvas' style='width: 1000px; height: 700px'></div>");
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(SCRIPT));
        Map<?, ?> made = (Map<?, ?>) page.evaluate("""
                async ([xml, name]) => {
                  const sheet = window.diagramSheet(document.getElementById('canvas'));
                  const { laidOut } = await sheet.open(xml);
                  const registry = sheet.modeler.get('elementRegistry');
                  const activity = registry.filter(one => !one.labelTarget && one.businessObject.$instanceOf('bpmn:Activity'))[0];
                  if (activity) sheet.modeler.get('modeling').updateProperties(activity, { name });
                  return {
                    text: await sheet.text(), renamed: activity ? activity.businessObject.id : null, laidOut,
                    shown: registry.filter(one => !one.labelTarget).map(one => one.businessObject.id)
                  };
                }""", List.of(xml, name));
        return new Exported(
                (String) made.get("text"),
                (String) made.get("renamed"),
                (Boolean) made.get("laidOut"),
                ((List<?>) made.get("shown")).stream().map(String.class::cast).toList());
    }

    @Override
    public void close() {
        context.close();
    }
}
