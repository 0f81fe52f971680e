package org.zhengcheng.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Forms as text, and the reader of the installation. */
final class FormTexts {

    static final String KEY = "test/some-step";

    private static final Path FOLDER = Path.of("forms");

    private FormTexts() {}

    static FormReader reader() {
        return new FormReader(text(FOLDER.resolve("form.schema.json")));
    }

    static List<Path> shipped() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("form.schema.json") && !file.endsWith("vocabulary.json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String keyOf(Path file) {
        return FOLDER.relativize(file).toString().replace(".json", "");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of a form of these components. */
    static String form(String... components) {
        return """
                {"type": "default", "id": "some-step", "schemaVersion": 16,
                 "properties": {"title": "一步", "titleEn": "Some step"}, "components": [%s]}
                """.formatted(String.join(",\n", components));
    }

    /** The form of these components, read. */
    static FormSchema read(String... components) {
        return reader().read(KEY, form(components));
    }

    /** A component of a type with a label; {@code more} are further members. */
    static String field(String type, String key, String more) {
        return """
                {"type": "%s", "key": "%s", "label": "问", "properties": {"en": "Question"}%s}
                """.formatted(type, key, more.isEmpty() ? "" : ", " + more);
    }

    static String group(String more, String... components) {
        return """
                {"type": "group", "label": "一组", "properties": {"en": "Group"}, "components": [%s]%s}
                """.formatted(String.join(",\n", components), more.isEmpty() ? "" : ", " + more);
    }

    static String hiddenWhen(String condition) {
        return "\"conditional\": {\"hide\": \"%s\"}".formatted(condition.replace("\"", "\\\""));
    }
}
