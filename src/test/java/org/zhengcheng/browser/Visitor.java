package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Sheets;

/**
 * One person at one screen: a browser window of their own, and an ear for everything a page complains about. What a
 * person does is done by what they see, labels and buttons, not by names in the markup.
 */
final class Visitor implements AutoCloseable {

    static final int DESK = 1440;
    static final int PHONE = 390;

    /** Milliseconds that nobody would wait: what comes at all comes within them, on a busy machine as well. */
    static final double PATIENCE = 60_000;

    /** So many times slower than this machine is the visitor's: what hangs on who is quicker shows on a slow one. */
    static final int SLOWNESS = Integer.getInteger("browser.slowness", 1);

    /** Tells the console of whatever the policy forbids, of pages that must be scrolled sideways, and of clicks. */
    private static final String WATCH = """
            addEventListener('securitypolicyviolation', event =>
              console.error('Forbidden by policy: ' + event.violatedDirective + ' ' + event.blockedURI));
            addEventListener('click', () => console.debug('click'), true);
            addEventListener('load', () => {
              const wide = document.documentElement.scrollWidth;
              if (wide > innerWidth) console.error('Wider than the window: ' + wide + ' > ' + innerWidth);
            });
            """;

    private static final Locator.EvaluateOptions QUICKLY = new Locator.EvaluateOptions().setTimeout(5_000);

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final boolean scripts;
    private final Set<Integer> expected = new HashSet<>();
    private int clicks;

    private Visitor(Browser browser, String address, int width, boolean scripts) {
        this.address = address;
        this.scripts = scripts;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, width == PHONE ? 844 : 900)
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE);
        context.addInitScript(WATCH);
        page = context.newPage();
        if (SLOWNESS > 1) {
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", SLOWNESS);
            context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
        }
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onResponse(this::hear);
        page.onDialog(dialog -> {
            complaints.add(page.url() + ": a dialog says " + dialog.message());
            dialog.dismiss();
        });
    }

    /** A visitor whose browser runs the scripts of a page. */
    static Visitor at(Browser browser, String address, int width) {
        return new Visitor(browser, address, width, true);
    }

    /** A visitor whose browser runs no script. */
    static Visitor withoutScripts(Browser browser, String address, int width) {
        return new Visitor(browser, address, width, false);
    }

    Visitor signIn(String username, String password) {
        open("/sign-in");
        write("账号", username);
        write("密码", password);
        press("登录");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    Visitor open(String path) {
        page.navigate(path.startsWith("http") ? path : address + path);
        return this;
    }

    Visitor home() {
        return open("/");
    }

    /** Follows the link with these words. */
    Visitor follow(String words) {
        link(words).click();
        page.waitForLoadState();
        return this;
    }

    Visitor press(String button) {
        button(button).click();
        page.waitForLoadState();
        return this;
    }

    /** Presses what leads to another page, and is there when this returns. */
    Visitor leaveBy(Locator pressed) {
        page.evaluate("document.documentElement.dataset.left = 'soon'");
        pressed.click();
        page.locator("html:not([data-left])")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForLoadState();
        return this;
    }

    Locator link(String words) {
        return page.locator("main a").filter(saying(words)).first();
    }

    Locator button(String name) {
        return page.locator("main button").filter(saying(name)).first();
    }

    /** The button that takes the step. */
    Locator mainButton() {
        return page.locator("main form button.btn--main");
    }

    /** Writes into the field with this label. */
    Visitor write(String label, String text) {
        field(label).locator("input:not([type=hidden]), textarea").first().fill(text);
        return this;
    }

    /** Chooses from the list with this label. */
    Visitor choose(String label, String option) {
        Locator list = field(label).locator("select");
        list.selectOption(list.locator("option").filter(saying(option)).first().getAttribute("value"));
        return this;
    }

    /** Ticks the option or the box beside these words. */
    Visitor tick(String words) {
        page.locator("label.opt").filter(saying(words)).first().click();
        return this;
    }

    /** Picks a file in the dialog that opens on a press. */
    Visitor upload(String label, String fileName) {
        return upload(label, new FilePayload(fileName, "application/pdf", Form.PDF));
    }

    /** Picks files in the dialog that opens on a press; with scripts each is on its way at once. */
    Visitor upload(String label, FilePayload... files) {
        Locator input = field(label).locator("input[type=file]:enabled").last();
        page.waitForFileChooser(input::click).setFiles(files);
        if (scripts) {
            page.waitForCondition(
                    () -> field(label).locator(".file progress:visible").count() == 0);
        }
        return this;
    }

    /** Brings a filled-in sheet of a kind, and stays until it is checked. */
    Visitor bring(String kind, List<String> columns, List<Map<String, String>> rows) {
        open("/sheets/" + kind);
        FilePayload file = new FilePayload(
                kind + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Sheets.filled(kind, columns, rows));
        page.locator("#sheet").setInputFiles(file);
        return leaveBy(button("核对每一个格子")).untilSettled();
    }

    /** Stays on the page of an import until nobody works on it any more; the page comes anew by itself. */
    Visitor untilSettled() {
        page.locator("#import:not(:has(progress)):has([role=status])").waitFor();
        return this;
    }

    /** The field with this label, whether it is shown or not. */
    Locator field(String label) {
        return page.locator(".field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label, legend").filter(saying(label))))
                .last();
    }

    /** A key, as the hand presses it. */
    Visitor key(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Types where the cursor is. */
    Visitor type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Goes on with the Tab key until this is in focus; whatever is in focus on the way must be in sight. */
    Visitor tabTo(Locator target) {
        for (int presses = 0; presses < 100; presses++) {
            key("Tab");
            assertFocusInSight();
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return this;
            }
        }
        throw new AssertionError("The Tab key does not lead to " + target);
    }

    /**
     * Presses a button twice, the second time while the answer to the first is still awaited, as an impatient hand does.
     *
     * @return the addresses that forms are sent to, from now on
     */
    List<String> pressTwice(Locator button) {
        List<String> sent = new ArrayList<>();
        List<Route> held = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });
        page.route("**", route -> {
            if (clicks < 2) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        button.scrollIntoViewIfNeeded();
        BoundingBox box = button.boundingBox();
        clicks = 0;
        page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
        page.waitForCondition(() -> !held.isEmpty());
        page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
        page.waitForCondition(() -> clicks == 2);
        held.forEach(Route::resume);
        return sent;
    }

    Page page() {
        return page;
    }

    /** The text of the page's content. */
    Locator content() {
        return page.locator("main");
    }

    /** From now on a script may be answered like this; the page says so in words. */
    Visitor expecting(int status) {
        expected.add(status);
        return this;
    }

    /** Forgets the session, as after a long absence. */
    Visitor loseSession() {
        context.clearCookies();
        return this;
    }

    /** Whether the network is there. */
    Visitor online(boolean there) {
        context.setOffline(!there);
        return this;
    }

    /** Nothing on the way was forbidden, broken or too wide. */
    void assertContent() {
        assertThat(complaints).as("what the pages complained about").isEmpty();
        assertFits();
    }

    /** A page that was refused on purpose and then fetched once more by a test is no complaint. */
    void forgiveRefusals() {
        complaints.removeIf(complaint -> complaint.matches("(400|403|404|405) .*"));
    }

    /** The page needs no scrolling sideways. */
    void assertFits() {
        assertThat(fits()).as("%s fits its window", page.url()).isEqualTo(true);
    }

    /** A page that follows what others do may be on its way to a newer state of itself: then that one is measured. */
    private Object fits() {
        String fits = "document.documentElement.scrollWidth <= innerWidth";
        try {
            return page.locator("html").evaluate(fits, null, QUICKLY);
        } catch (PlaywrightException left) {
            page.waitForLoadState();
            return page.locator("html").evaluate(fits, null, QUICKLY);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** What is in focus is not hidden behind something else, such as a bar that sticks to the edge. */
    private void assertFocusInSight() {
        Object hidden = page.evaluate("""
                () => {
                  const focused = document.activeElement;
                  const box = focused.getBoundingClientRect();
                  const on = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2);
                  const seen = on && (on === focused || focused.contains(on) || on.contains(focused)
                    || [...(focused.labels || [])].some(label => label.contains(on)));
                  return seen || focused === document.body ? null : focused.outerHTML.slice(0, 120);
                }
                """);
        assertThat(hidden).as("in focus on %s but out of sight", page.url()).isNull();
    }

    /** A page that answers with a refusal is told by its status; what a page loads must never be refused. */
    private void hear(Response response) {
        if (expected.contains(response.status())) {
            return;
        }
        if (response.status() >= 400 && !response.request().isNavigationRequest() || response.status() >= 500) {
            complaints.add(response.status() + " " + response.url());
        }
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("debug") && message.text().equals("click")) {
            clicks++;
        }
        boolean serious = message.type().equals("error") || message.type().equals("warning");
        if (serious && !message.text().startsWith("Failed to load resource: ")) {
            complaints.add(page.url() + ": " + message.text());
        }
    }

    private static Locator.FilterOptions saying(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }
}
