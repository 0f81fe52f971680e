package org.zhengcheng.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

/** The application as people see it: in a real browser, everybody at a screen of their own. */
abstract class BrowserTest extends ApplicationTest {

    private static Playwright playwright;
    private static Browser browser;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE);
        playwright = Chromium.playwright();
        browser = Chromium.find().launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    /** Whatever a test is about, no page may have complained on the way. */
    @AfterEach
    void everybodyLeavesContent() {
        try {
            visitors.forEach(Visitor::assertContent);
        } finally {
            visitors.forEach(Visitor::close);
            visitors.clear();
        }
    }

    /** Somebody of a town signs in at a screen of this width. */
    Visitor enter(Town town, String who, int width) {
        return arrive(Visitor.at(browser, address(), width)).signIn(town.username(who), Town.PASSWORD);
    }

    /** Somebody of a town signs in with a browser that runs no scripts. */
    Visitor enterWithoutScripts(Town town, String who, int width) {
        return arrive(Visitor.withoutScripts(browser, address(), width)).signIn(town.username(who), Town.PASSWORD);
    }

    /** Somebody comes who has not signed in. */
    Visitor stranger(int width) {
        return arrive(Visitor.at(browser, address(), width));
    }

    private Visitor arrive(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }
}
