package org.zhengcheng.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * What the process itself refuses, whatever runs in it: bytes that become objects of other classes than those that
 * sessions hold, and parsers that fetch. It stands in {@code deploy/jvm.options}, with which the JVM is started;
 * what was left out is made up for here, as the first thing that happens. What only the machine can forbid is looked
 * at and said.
 */
@Component
public class ProcessFence implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ProcessFence.class);
    private static final String OPTIONS = "/deploy/jvm.options";
    private static final String FILTER = "jdk.serialFilter";
    private static final Path STATUS = Path.of("/proc/self/status");

    private final Installation installation;

    ProcessFence(Installation installation) {
        this.installation = installation;
    }

    /** Raises what the JVM was not started with; called before anything else of the application. */
    public static void raise() {
        Map<String, String> settings = settings();
        settings.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(settings.get(FILTER)));
        }
    }

    /** The properties that the file sets. */
    static Map<String, String> settings() {
        try (InputStream file = ProcessFence.class.getResourceAsStream(OPTIONS)) {
            Map<String, String> settings = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("-D"))
                    .map(line -> line.substring(2).split("=", 2))
                    .forEach(setting -> settings.put(setting[0], setting[1]));
            return settings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!installation.isDemo()) {
            missing(status()).forEach(missing -> log.warn("{} (deploy/zhengcheng.service, docs/fences.md)", missing));
        }
    }

    /** Which powers the process has that it does not need, by what the kernel says of it. */
    static List<String> missing(List<String> status) {
        List<String> missing = new ArrayList<>();
        for (String line : status) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "Uid:" -> say(missing, words[2].equals("0"), "The process runs as root");
                case "NoNewPrivs:" ->
                    say(missing, words[1].equals("0"), "The process may gain privileges by a program it runs");
                case "CapEff:" -> say(missing, !words[1].matches("0+"), "The process holds capabilities");
                case "Seccomp:" -> say(missing, words[1].equals("0"), "The process may make every call to the kernel");
                default -> {}
            }
        }
        return missing;
    }

    private static void say(List<String> missing, boolean holds, String what) {
        if (holds) {
            missing.add(what);
        }
    }

    private static List<String> status() {
        try {
            return Files.isReadable(STATUS) ? Files.readAllLines(STATUS) : List.of();
        } catch (IOException hidden) {
            return List.of();
        }
    }
}
