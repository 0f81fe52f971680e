package org.zhengcheng.form;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the browser sent, by input name; blank values count as nothing. Rows are named {@code path[0].key}. */
public final class Input implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Pattern ROW = Pattern.compile("([a-z][A-Za-z0-9]*)\\[(\\d{1,3})]\\.([a-z][A-Za-z0-9]*)");

    private final Map<String, List<String>> values;

    public Input(Map<String, List<String>> values) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        values.forEach((name, given) -> {
            List<String> filled = given.stream()
                    .map(value -> value.strip().replace("\r\n", "\n"))
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!filled.isEmpty()) {
                kept.put(name, filled);
            }
        });
        this.values = kept;
    }

    /** What a person sees who starts with an empty form. */
    public static Input empty() {
        return new Input(Map.of());
    }

    /** The answers of an earlier submission, as if they had been typed again. */
    public static Input of(Answers answers, FormSchema form, UnaryOperator<String> decrypt) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        form.inputs().filter(field -> answers.has(field.key())).forEach(field -> {
            Object value = answers.get(field.key());
            if (field.type() == Field.Type.DYNAMICLIST && value instanceof List<?> rows) {
                for (int i = 0; i < rows.size(); i++) {
                    String prefix = field.key() + "[" + i + "].";
                    ((Map<?, ?>) rows.get(i))
                            .forEach((key, cell) -> typed.put(prefix + key, List.of(String.valueOf(cell))));
                }
            } else if (value instanceof List<?> list) {
                typed.put(
                        field.key(),
                        list.stream()
                                .map(item -> item instanceof Map<?, ?> reference ? reference.get("id") : item)
                                .map(String::valueOf)
                                .toList());
            } else {
                typed.put(
                        field.key(),
                        List.of(field.isSensitive() ? decrypt.apply(String.valueOf(value)) : String.valueOf(value)));
            }
        });
        return new Input(typed);
    }

    /** Every value of an input. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of an input; null if nothing was written. */
    public String one(String name) {
        List<String> given = all(name);
        return given.isEmpty() ? null : given.get(0);
    }

    /** The names of everything that was filled in. */
    public Iterable<String> names() {
        return values.keySet();
    }

    /** Everything that was filled in, by name. */
    public Map<String, List<String>> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The same input with only the names that a test lets through. */
    public Input only(Predicate<String> wanted) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(values);
        fewer.keySet().removeIf(wanted.negate());
        return new Input(fewer);
    }

    /** The numbers of the rows of a repeated field in which something was written, in order. */
    public List<Integer> rows(String path) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String name : values.keySet()) {
            Matcher row = ROW.matcher(name);
            if (row.matches() && row.group(1).equals(path)) {
                numbers.add(Integer.parseInt(row.group(2)));
            }
        }
        return new ArrayList<>(numbers);
    }

    /** The same input with a value added to a field. */
    public Input with(String name, List<String> added) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        List<String> both = new ArrayList<>(all(name));
        both.addAll(added);
        more.put(name, both);
        return new Input(more);
    }

    /** The same input without a value, wherever it was given: an upload that was taken back. */
    public Input without(String value) {
        Map<String, List<String>> fewer = new LinkedHashMap<>();
        values.forEach((name, given) ->
                fewer.put(name, given.stream().filter(one -> !one.equals(value)).toList()));
        return new Input(fewer);
    }

    /** Whether a name belongs to a row of a repeated field of the form. */
    static boolean isCellOf(FormSchema form, String name) {
        Matcher row = ROW.matcher(name);
        return row.matches()
                && form.field(row.group(1))
                        .filter(field -> field.type() == Field.Type.DYNAMICLIST)
                        .filter(field -> field.children().stream()
                                .anyMatch(child -> row.group(3).equals(child.key())))
                        .isPresent();
    }
}
