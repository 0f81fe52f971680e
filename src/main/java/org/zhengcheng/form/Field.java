package org.zhengcheng.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhengcheng.language.Text;

/**
 * One component of a form, as the schema declares it.
 *
 * @param key the name of its value; null for groups and texts
 * @param hint what to write, with a sample
 * @param hidden when it is not asked: if any of these holds; those of the groups around it included
 * @param options the choices of radio, select and checklist
 * @param children the fields of a group or of each repeated row
 * @param properties what form-js keeps as custom properties
 */
public record Field(
        Type type,
        String key,
        Text label,
        Text hint,
        Rules rules,
        List<Condition> hidden,
        List<Option> options,
        List<Field> children,
        Map<String, String> properties) {

    /** The types there are a fragment for. */
    public enum Type {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        DATETIME,
        MONTH,
        RADIO,
        SELECT,
        CHECKLIST,
        CHECKBOX,
        PERSON,
        ORGANIZATION,
        FILEPICKER,
        DYNAMICLIST,
        GROUP,
        TEXT
    }

    /**
     * One choice.
     *
     * @param note where an organisation stands in the tree, to tell it from others of its name; null if nothing is added
     */
    public record Option(String value, Text label, String note) {

        public Option(String value, Text label) {
            this(value, label, null);
        }
    }

    /** What the value must satisfy; limits that are not set are null. */
    public record Rules(
            boolean required, Integer minLength, Integer maxLength, Pattern pattern, BigDecimal min, BigDecimal max) {}

    /** The same group with other fields in it. */
    Field with(List<Field> others) {
        return new Field(type, key, label, hint, rules, hidden, options, others, properties);
    }

    /** An answer as it might be; null if the form gives none. */
    public Text sample() {
        return Text.of(properties.get("sample"), properties.get("sampleEn"));
    }

    /** The name of the fragment that renders it. */
    public String fragment() {
        return type.name().toLowerCase();
    }

    /** When the page's script hides it, in the script's words; null if it is always shown. */
    public String hiddenWhen() {
        return hidden.isEmpty()
                ? null
                : hidden.stream().map(Condition::forScript).collect(Collectors.joining("; "));
    }

    /** Whether it carries a value. */
    public boolean isInput() {
        return key != null;
    }

    /** Whether more than one value may be given. */
    public boolean isMultiple() {
        return switch (type) {
            case CHECKLIST, FILEPICKER -> true;
            case PERSON -> most() > 1;
            default -> false;
        };
    }

    /** How many persons, files or rows at least. */
    public int least() {
        return Integer.parseInt(properties.getOrDefault("min", "0"));
    }

    /** How many persons or rows at most. */
    public int most() {
        return Integer.parseInt(properties.getOrDefault("max", type == Type.DYNAMICLIST ? "30" : "1"));
    }

    /** Whether a date may lie in the future. */
    public boolean allowsFuture() {
        return "true".equals(properties.get("future"));
    }

    /** Whether it asks for the day on which the form is written, which is today unless somebody says otherwise. */
    public boolean isDayOfWriting() {
        return "true".equals(properties.get("today"));
    }

    /** Whether its value is encrypted at rest and masked on pages. */
    public boolean isSensitive() {
        return "true".equals(properties.get("sensitive"));
    }

    /** Whether it asks for the identity number of the person the case is about, which goes into their record. */
    public boolean isCitizenId() {
        return "citizen-id".equals(properties.get("record"));
    }

    /** The digits after the point that a number may have. */
    public int decimalDigits() {
        return Integer.parseInt(properties.getOrDefault("decimalDigits", "0"));
    }

    /** Where the choices of a person or an organisation come from. */
    public String scope() {
        return properties.getOrDefault("scope", "branch");
    }
}
