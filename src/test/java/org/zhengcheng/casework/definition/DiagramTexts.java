package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped diagrams as text, and a way to change them. */
final class DiagramTexts {

    static final Path EDITION_2026 = Path.of("processes/member-development-2026.bpmn20.xml");

    private DiagramTexts() {}

    static List<Path> shipped() {
        try (Stream<Path> files = Files.list(EDITION_2026.getParent())) {
            return files.filter(file -> file.toString().endsWith(".bpmn20.xml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text with one passage changed, which must be there. */
    static String changed(String text, String passage, String replacement) {
        int at = text.indexOf(passage);
        if (at < 0) {
            throw new IllegalArgumentException("no longer in the diagram: " + passage);
        }
        return text.substring(0, at) + replacement + text.substring(at + passage.length());
    }
}
