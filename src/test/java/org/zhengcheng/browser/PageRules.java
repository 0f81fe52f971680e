package org.zhengcheng.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What must hold of every page, whoever looks at it and however: each finding is noted with the page's name. */
final class PageRules {

    /** What a page can be held against. */
    enum Kind {
        /** What axe finds of WCAG 2.2 A and AA and of its best practices. */
        ACCESS,
        /** What a finger would have to press that is smaller than 44 by 44 px on the phone. */
        TARGET,
        /** A page that must be scrolled sideways, at some width or size of text. */
        WIDE,
        /** Scripts and styles: how much, where from, and what the policy says of them. */
        SCRIPT
    }

    private static final List<String> WCAG_AND_PRACTICE =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String AXE = axe();
    private static final int REFLOW = 320;
    private static final int MOST_SCRIPT = 100 * 1024;

    private final Map<Kind, List<String>> findings = new EnumMap<>(Kind.class);
    private final List<String> seen = new ArrayList<>();

    /** Holds the page a visitor has before them against every rule. */
    void hold(Visitor visitor, String name) {
        Page page = visitor.page();
        seen.add(name);
        scripts(page, name);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            int width = scheme == ColorScheme.LIGHT ? Visitor.DESK : Visitor.PHONE;
            page.setViewportSize(width, 900);
            access(page, name + " at " + width + ", " + scheme);
            wide(page, name + " at " + width);
        }
        targets(page, name);
        page.setViewportSize(REFLOW, 900);
        wide(page, name + " at " + REFLOW);
        page.setViewportSize(Visitor.DESK, 900);
        enlarged(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** On the phone in the dark and with large text: for the many forms that differ in their fields alone. */
    void holdOnThePhone(Visitor visitor, String name) {
        Page page = visitor.page();
        seen.add(name);
        page.setViewportSize(Visitor.PHONE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        access(page, name);
        targets(page, name);
        page.setViewportSize(REFLOW, 900);
        wide(page, name + " at " + REFLOW);
        page.setViewportSize(Visitor.DESK, 900);
        enlarged(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Axe alone, as the page is: for one that differs from another only in size, shade or language. */
    void holdAsItIs(Visitor visitor, String name) {
        seen.add(name);
        access(visitor.page(), name);
        wide(visitor.page(), name);
    }

    /** The pages held against the rules so far. */
    List<String> seen() {
        return seen;
    }

    List<String> findings(Kind kind) {
        return findings.getOrDefault(kind, List.of());
    }

    /** Axe is asked for what it faults and for nothing else: all that it finds right is most of its answer. */
    @SuppressWarnings("unchecked")
    private void access(Page page, String name) {
        if ((Boolean) page.evaluate("window.axe === undefined")) {
            page.evaluate(AXE);
        }
        List<String> faults = (List<String>) page.evaluate("""
                tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
                  .then(result => result.violations.flatMap(rule =>
                    rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary)))""", WCAG_AND_PRACTICE);
        faults.forEach(fault -> note(Kind.ACCESS, name, fault));
    }

    private void wide(Page page, String name) {
        Object by = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (((Number) by).intValue() > 0) {
            note(Kind.WIDE, name, "by " + by + " px: " + page.evaluate("""
                    () => [...document.querySelectorAll('main *, header *, footer *, .demo *')]
                      .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                      .slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ')"""));
        }
    }

    /** Text twice as large, as a person may set it in the browser (WCAG 1.4.4). */
    private void enlarged(Page page, String name) {
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        wide(page, name + " with text at 200 % at " + Visitor.DESK);
        page.setViewportSize(Visitor.PHONE, 900);
        wide(page, name + " with text at 200 % at " + Visitor.PHONE);
        page.evaluate("document.documentElement.style.fontSize = ''");
        page.setViewportSize(Visitor.DESK, 900);
    }

    /** Presses around the middle of everything that can be pressed, to find how large it really is. */
    @SuppressWarnings("unchecked")
    private void targets(Page page, String name) {
        page.setViewportSize(Visitor.PHONE, 844);
        // As tall as the page, so that every point of it can be pressed; what sticks to the edge then lies at its end.
        page.setViewportSize(
                Visitor.PHONE, ((Number) page.evaluate("document.documentElement.scrollHeight + 60")).intValue());
        List<String> small = (List<String>) page.evaluate("""
                () => {
                  const least = 43.5;
                  const inText = e => e.matches('a') && getComputedStyle(e).display === 'inline'
                    && [...e.parentElement.childNodes].some(n => n !== e && n.textContent.trim() !== '');
                  const reaches = (e, x, y) => {
                    const hit = document.elementFromPoint(x, y);
                    return hit && (hit === e || e.contains(hit)
                      || [...(e.labels || [])].some(label => label === hit || label.contains(hit)));
                  };
                  const span = (e, x, y, dx, dy) => {
                    let n = 0;
                    while (n < 60 && reaches(e, x + dx * (n + 1), y + dy * (n + 1))) n++;
                    return n;
                  };
                  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                    .filter(e => e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
                    .filter(e => !e.closest('[aria-hidden=true], dialog:not([open])') && !inText(e))
                    .map(e => {
                      const box = e.getClientRects()[0];
                      if (!box || box.bottom < 0 || box.width < 2) return null;
                      const x = box.left + box.width / 2, y = box.top + box.height / 2;
                      if (!reaches(e, x, y)) return 'covered: ' + e.outerHTML.slice(0, 140);
                      const wide = 1 + span(e, x, y, 1, 0) + span(e, x, y, -1, 0);
                      const high = 1 + span(e, x, y, 0, 1) + span(e, x, y, 0, -1);
                      return wide >= least && high >= least ? null : wide + ' x ' + high + ': ' + e.outerHTML.slice(0, 140);
                    })
                    .filter(Boolean);
                }""");
        small.forEach(target -> note(Kind.TARGET, name, target));
    }

    private void scripts(Page page, String name) {
        Document html = Jsoup.parse((String) page.evaluate("fetch(location.href).then(answer => answer.text())"));
        if (!html.select("style, [style], script:not([src])").isEmpty()) {
            note(Kind.SCRIPT, name, "inline: " + html.select("style, [style], script:not([src])"));
        }
        if (!html.select("*").stream()
                .flatMap(element -> element.attributes().asList().stream())
                .filter(attribute -> attribute.getKey().startsWith("on"))
                .toList()
                .isEmpty()) {
            note(Kind.SCRIPT, name, "a handler in the markup");
        }
        String policy = (String)
                page.evaluate("fetch(location.href).then(answer => answer.headers.get('content-security-policy'))");
        boolean canvas = page.locator("[data-diagram-editor]").count() > 0;
        if (canvas && policy != null) {
            // The library that draws sets styles of single elements; of this page alone, and nothing more of it.
            policy = policy.replace("style-src-attr 'unsafe-inline';", "");
        }
        if (policy == null
                || !policy.contains("default-src 'none'")
                || !policy.contains("script-src 'self'")
                || !policy.contains("require-trusted-types-for 'script'")
                || policy.contains("unsafe")
                || policy.contains("*")) {
            note(Kind.SCRIPT, name, "policy " + policy);
        }
        int bytes = ((Number) page.evaluate("""
                async () => {
                  const sizes = await Promise.all([...document.scripts].filter(script => script.src && !script.src.includes('/vendor/'))
                    .map(script => fetch(script.src).then(answer => answer.arrayBuffer()).then(body => body.byteLength)));
                  return sizes.reduce((sum, size) => sum + size, 0);
                }""")).intValue();
        if (bytes >= MOST_SCRIPT) {
            note(Kind.SCRIPT, name, bytes + " bytes of script");
        }
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void note(Kind kind, String name, String finding) {
        findings.computeIfAbsent(kind, any -> new ArrayList<>()).add(name + " - " + finding);
    }
}
