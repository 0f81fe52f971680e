package org.zhengcheng.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of the tests: the one that the environment variable CHROMIUM names, else one that is installed, else one
 * brought from the npm registry, so that a machine with a JDK and nothing else can run them. The system property
 * {@code chromium.bring} passes over what is installed.
 *
 * @param executable the program
 * @param environment what it needs in its environment besides what is there
 */
record Chromium(Path executable, Map<String, String> environment) {

    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "chrome.exe",
            "msedge.exe");

    /** Where installers put a browser without naming it on the PATH. */
    private static final List<Path> PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"),
            Path.of("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"),
            Path.of("C:/Program Files/Microsoft/Edge/Application/msedge.exe"));

    static Chromium find() {
        if (Boolean.getBoolean("chromium.bring")) {
            return bring();
        }
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isBlank()) {
            return named(Path.of(named));
        }
        return installed(System.getenv("PATH"))
                .map(found -> new Chromium(found, Map.of()))
                .orElseGet(Chromium::bring);
    }

    /** The driver of the browser; it must not bring one by itself. */
    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    Browser launch(Playwright playwright) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        // In one language everywhere, because dates are typed in the order of the browser's own language.
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--disable-gpu", "--lang=en-US"))
                        .setEnv(all));
    }

    static Chromium named(Path executable) {
        if (!Files.isExecutable(executable)) {
            throw new IllegalStateException(
                    "The environment variable CHROMIUM names " + executable + ", which is no program.");
        }
        return new Chromium(executable, Map.of());
    }

    static Optional<Path> installed(String path) {
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator))
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))),
                        PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Says what to install on a machine for which no browser can be brought. */
    static void requireBringable(String system, String processor) {
        boolean fits = system.toLowerCase(Locale.ROOT).startsWith("linux")
                && (processor.equals("amd64") || processor.equals("x86_64"));
        if (!fits) {
            throw new IllegalStateException("No browser was found for the browser tests. Please install Google Chrome,"
                    + " Microsoft Edge or Chromium, or name one in the environment variable CHROMIUM."
                    + " (Without one, a browser can be brought on Linux x86-64 only; this is " + system + " "
                    + processor + ".)");
        }
    }

    private static Chromium bring() {
        requireBringable(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            return new BroughtChromium(
                            Path.of(System.getProperty("user.home"), ".cache", "zhengcheng"), NpmPackage.registry())
                    .bring();
        } catch (IOException notBrought) {
            throw new UncheckedIOException(
                    "No browser was found for the browser tests, and none could be brought. Please install Chromium or"
                            + " Google Chrome, or name one in the environment variable CHROMIUM.",
                    notBrought);
        }
    }
}
