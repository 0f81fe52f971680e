package org.zhengcheng.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the project as they lie on the disk. */
final class Sources {

    static final Path JAVA = Path.of("src/main/java");
    static final Path ROOMS = JAVA.resolve("org/zhengcheng");
    static final Path TEMPLATES = Path.of("src/main/resources/templates");
    static final Path MESSAGES = Path.of("src/main/resources/messages");
    static final Path SCRIPTS = Path.of("src/main/resources/static");
    static final Path PROCESSES = Path.of("processes");
    static final Path DATABASE = Path.of("db");

    private Sources() {}

    /** Every file below a folder whose name ends so. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of every file below a folder whose name ends so, one after the other. */
    static String allText(Path folder, String ending) {
        return files(folder, ending).stream().map(Sources::text).collect(Collectors.joining("\n"));
    }
}
