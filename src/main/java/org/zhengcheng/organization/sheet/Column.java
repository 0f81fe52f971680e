package org.zhengcheng.organization.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengcheng.language.Text;

/**
 * A column of a template.
 *
 * @param key how the program knows it, in a hidden row of the sheet
 * @param hint what to write
 * @param options what there is to choose from, by the value that is kept; empty for what is written freely
 * @param day whether a day is written in it
 */
public record Column(String key, Text title, Text hint, boolean required, Map<String, Text> options, boolean day) {

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");

    /** A column in which something is written freely. */
    public static Column text(String key, Text title, Text hint, boolean required) {
        return new Column(key, title, hint, required, Map.of(), false);
    }

    /** A column in which a day is written. */
    public static Column day(String key, Text title, Text hint, boolean required) {
        return new Column(key, title, hint, required, Map.of(), true);
    }

    /** A column in which one of some is chosen. */
    public static Column choice(String key, Text title, Text hint, boolean required, Map<String, Text> options) {
        return new Column(key, title, hint, required, new LinkedHashMap<>(options), false);
    }

    /** What somebody meant: an option by its name or its code, a day in one form; else what was written. */
    String value(String written) {
        if (day) {
            return day(written);
        }
        return options.entrySet().stream()
                .filter(option -> option.getKey().equals(written)
                        || option.getValue().chinese().equals(written)
                        || option.getValue().english().equalsIgnoreCase(written))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(written);
    }

    private static String day(String written) {
        Matcher parts = DAY.matcher(written);
        if (!parts.matches()) {
            return written;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)))
                    .toString();
        } catch (DateTimeException noSuchDay) {
            return written;
        }
    }

    /** The day that stands in a cell; null if it is none. */
    public static LocalDate parsed(String cell) {
        try {
            return cell == null ? null : LocalDate.parse(cell);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
