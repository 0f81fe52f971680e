package org.zhengcheng.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a field is hidden: comparisons of other fields with fixed values, all of them or any of them. It is the whole of
 * what a form may evaluate; an administrator's text is never code.
 *
 * @param all whether every comparison must hold, or one of them
 */
public record Condition(List<Comparison> comparisons, boolean all) {

    private static final Pattern COMPARISON =
            Pattern.compile("\\s*([a-z][A-Za-z0-9]*)\\s*(!=|=)\\s*(?:\"([^\"]*)\"|(true|false))\\s*");

    /** Whether the values given fulfil it; {@code valueOf} returns the value of a key, or null. */
    public boolean test(UnaryOperator<String> valueOf) {
        return all
                ? comparisons.stream().allMatch(comparison -> comparison.test(valueOf))
                : comparisons.stream().anyMatch(comparison -> comparison.test(valueOf));
    }

    /** @throws IllegalArgumentException if the text says more than comparisons can */
    static Condition parse(String text) {
        if (!text.startsWith("=")) {
            throw new IllegalArgumentException("a condition begins with '=': " + text);
        }
        boolean any = text.contains(" or ");
        List<Comparison> comparisons = new ArrayList<>();
        for (String part : text.substring(1).split(any ? " or " : " and ")) {
            Matcher matcher = COMPARISON.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a comparison of a field with a value: " + part.trim());
            }
            String value = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
            comparisons.add(new Comparison(matcher.group(1), matcher.group(2).equals("="), value));
        }
        return new Condition(List.copyOf(comparisons), !any);
    }

    /** The form in which the page's script reads it: {@code all|any key=value key!=value}, URL-like and inert. */
    public String forScript() {
        StringBuilder text = new StringBuilder(all ? "all" : "any");
        for (Comparison comparison : comparisons) {
            text.append(' ')
                    .append(comparison.key())
                    .append(comparison.equal() ? "=" : "!=")
                    .append(comparison.value());
        }
        return text.toString();
    }

    /** One comparison of a field with a value. */
    public record Comparison(String key, boolean equal, String value) {

        boolean test(UnaryOperator<String> valueOf) {
            String actual = valueOf.apply(key);
            return value.equals(actual == null ? (value.equals("false") ? "false" : "") : actual) == equal;
        }
    }
}
