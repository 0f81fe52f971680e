package org.zhengcheng.form;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhengcheng.language.Text;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with the text of a form, each with its path and the field that stands there. */
final class FormFaults {

    /** Whoever corrects a form needs the first few, and a hostile one is not worth more. */
    private static final int MOST = 50;

    /** The kinds of errors that are said in words of their own. */
    private static final Set<String> SAID = Set.of("required", "enum", "const", "minItems", "uniqueItems");

    /** What a field must not have is excluded in either way. */
    private static final Set<String> EXCLUDED = Set.of("additionalProperties", "false");

    private final List<FormFault> all = new ArrayList<>();
    private JsonNode root;

    /** The text as it was parsed, in which fields are looked up. */
    void of(JsonNode parsed) {
        root = parsed;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<FormFault> all() {
        return List.copyOf(all);
    }

    void add(String path, String rule, Text raw, Object... details) {
        add(path, field(path), rule, raw, details);
    }

    /** A key that stands twice. */
    void twin(String key, Text raw) {
        add("", key, "twin", raw, key);
    }

    /** What the schema of the subset finds. */
    void add(Error chinese, Error english) {
        String path = String.valueOf(english.getInstanceLocation());
        String keyword = String.valueOf(english.getKeyword());
        String member =
                english.getProperty() == null ? path.substring(path.lastIndexOf('/') + 1) : english.getProperty();
        Text raw = new Text(path + " " + chinese.getMessage(), path + " " + english.getMessage());
        if (EXCLUDED.contains(keyword)) {
            add(path, field(path), "excluded", raw, member);
        } else if (SAID.contains(keyword)) {
            add(path, field(path), keyword, raw, member);
        } else {
            add(path, field(path), "other", raw, new Text(chinese.getMessage(), english.getMessage()));
        }
    }

    private void add(String path, String field, String rule, Text raw, Object... details) {
        if (all.size() < MOST) {
            all.add(new FormFault(path, field, rule, List.of(details), raw));
        }
    }

    /** The innermost field on the way to a path. */
    private String field(String path) {
        String found = null;
        JsonNode node = root;
        for (String step : path.split("/")) {
            if (node == null || step.isEmpty()) {
                continue;
            }
            node = node.isArray() && step.matches("\\d{1,6}") ? node.get(Integer.parseInt(step)) : node.get(step);
            if (node != null && node.isObject() && node.has("type")) {
                JsonNode key = node.has("key") ? node.get("key") : node.get("path");
                found = key != null && key.isString() ? key.asString() : found;
            }
        }
        return found;
    }
}
