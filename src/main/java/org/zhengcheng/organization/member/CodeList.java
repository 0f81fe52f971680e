package org.zhengcheng.organization.member;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengcheng.language.Text;

/**
 * A national list of codes, as data: each stands in a file beside this class, a line to a code, with its source at the head.
 */
enum CodeList {
    SEX,
    NATION,
    EDUCATION,
    DEGREE,
    MARITAL,
    POLITICAL_STATUS;

    private final String source;
    private final Map<String, Text> labels = new LinkedHashMap<>();

    CodeList() {
        List<String> lines = lines(name().toLowerCase().replace('_', '-') + ".txt");
        this.source = lines.get(0).substring(2);
        lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|"))
                .forEach(parts -> labels.put(parts[0], new Text(parts[1], parts[2])));
    }

    /** The standard it is taken from. */
    String source() {
        return source;
    }

    /** Every code with what it means, in the order of the standard. */
    Map<String, Text> labels() {
        return labels;
    }

    private static List<String> lines(String file) {
        try (InputStream list = CodeList.class.getResourceAsStream("codes/" + file)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
