package org.zhengcheng.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of the tests: the one that the environment variable CHROMIUM names, else one found on the PATH, else one
 * brought from the npm registry, so that a machine with a JDK and nothing else can run them.
 *
 * @param executable the program
 * @param arguments what it must be told besides
 * @param environment what it needs in its environment
 */
record Chromium(Path executable, List<String> arguments, Map<String, String> environment) {

    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "chrome.exe",
            "msedge.exe");

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Chromium find() {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isBlank()) {
            return of(Path.of(named));
        }
        return onPath(System.getenv("PATH")).map(Chromium::of).orElseThrow();
    }

    Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments)
                        .setEnv(environment));
    }

    private static Chromium of(Path executable) {
        return new Chromium(executable, List.of("--disable-gpu"), Map.of());
    }

    static Optional<Path> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
