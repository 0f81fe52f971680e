package org.zhengcheng.language;

import java.util.List;
import java.util.Optional;

/**
 * Whether a text that an administrator writes into a diagram or a form is words and nothing else: no expression of any
 * engine, no mark of a template, no markup, no sign that is not seen or turns the others round. It is looked at
 * wherever it may go one day; pages escape it besides.
 */
public final class PlainWords {

    private static final List<String> EXPRESSIONS = List.of("${", "#{");
    private static final List<String> TEMPLATES =
            List.of("*{", "~{", "@{", "%{", "{{", "{%", "{#", "[[", "[(", "$(", "__$", "`");

    private PlainWords() {}

    /** What is wrong with a text. The message is {@code words.} with its name, which is given what was found. */
    public enum Fault {
        EXPRESSION,
        TEMPLATE,
        MARKUP,
        CHARACTER,
        LENGTH
    }

    /**
     * A fault and where it shows.
     *
     * @param found the marks, the code of the character or the length allowed
     */
    public record Found(Fault fault, String found) {}

    /** The first fault of a text; empty if it is words. */
    public static Optional<Found> fault(String text, int longest) {
        if (text.length() > longest) {
            return found(Fault.LENGTH, String.valueOf(longest));
        }
        Optional<Found> mark = mark(text, EXPRESSIONS, Fault.EXPRESSION)
                .or(() -> mark(text, TEMPLATES, Fault.TEMPLATE))
                .or(() -> mark(text, List.of("<", ">"), Fault.MARKUP));
        return mark.isPresent()
                ? mark
                : text.codePoints()
                        .filter(PlainWords::isUnseen)
                        .mapToObj(c -> new Found(Fault.CHARACTER, "U+%04X".formatted(c)))
                        .findFirst();
    }

    private static Optional<Found> mark(String text, List<String> marks, Fault fault) {
        return marks.stream().filter(text::contains).findFirst().map(mark -> new Found(fault, mark));
    }

    private static Optional<Found> found(Fault fault, String found) {
        return Optional.of(new Found(fault, found));
    }

    /**
     * Control signs but for the ends of lines, signs that steer the direction, and those that mean nothing to anybody.
     */
    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
