package org.zhengcheng.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.zhengcheng.language.Text;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.organization.member.CitizenId;

/** Checks single values against their field and collects what is wrong. */
class FieldCheck {

    private static final int DEFAULT_TEXT = 200;
    private static final int DEFAULT_LONG_TEXT = 5000;
    private static final int MOST_FILES = 20;

    private final Choices choices;
    private final List<FieldError> errors = new ArrayList<>();

    FieldCheck(Choices choices) {
        this.choices = choices;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** The value in its JSON kind; null if nothing was given or what was given is wrong. */
    Object value(Field field, String name, List<String> given) {
        if (given.isEmpty()) {
            if (field.rules().required() || field.least() > 0) {
                wrong(name, "form.required." + kind(field), field.label());
            }
            return null;
        }
        if (given.size() > 1 && !field.isMultiple()) {
            return wrong(name, "form.onlyOne");
        }
        String first = given.get(0);
        return switch (field.type()) {
            case TEXTFIELD ->
                text(field, name, field.isSensitive() ? first.toUpperCase(Locale.ROOT) : first, DEFAULT_TEXT);
            case TEXTAREA -> text(field, name, first, DEFAULT_LONG_TEXT);
            case NUMBER -> number(field, name, first);
            case DATETIME -> date(field, name, first);
            case MONTH -> month(name, first);
            case RADIO, SELECT -> option(field, name, first) == null ? null : first;
            case CHECKLIST -> given.stream().allMatch(value -> option(field, name, value) != null) ? given : null;
            case CHECKBOX -> "true".equals(first) ? Boolean.TRUE : wrong(name, "form.choice");
            case PERSON, ORGANIZATION -> references(field, name, given, id -> option(field, name, id));
            case FILEPICKER -> files(name, given);
            case DYNAMICLIST, GROUP, TEXT -> null;
        };
    }

    /** Who looked for an organisation and chose none of those found has not answered yet. */
    Object organization(Field field, List<String> given, String sought) {
        if (given.isEmpty() && sought != null) {
            return wrong(field.key(), choices.of(field).isEmpty() ? "form.noneFound" : "form.chooseFound");
        }
        return value(field, field.key(), given);
    }

    /** A repeated field has neither too few nor too many rows. */
    void count(Field field, int rows) {
        int least = Math.max(field.least(), field.rules().required() ? 1 : 0);
        if (rows < least) {
            wrong(field.key(), "form.tooFewRows", least);
        } else if (rows > field.most()) {
            wrong(field.key(), "form.tooManyRows", field.most());
        }
    }

    private Object text(Field field, String name, String text, int defaultMost) {
        Field.Rules rules = field.rules();
        int most = rules.maxLength() == null ? defaultMost : rules.maxLength();
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return wrong(name, "form.tooLong", most, length);
        }
        if (rules.minLength() != null && length < rules.minLength()) {
            return wrong(name, "form.tooShort", rules.minLength(), length);
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
            return wrong(name, "form.controlCharacter");
        }
        if (rules.pattern() != null && !rules.pattern().matcher(text).matches()) {
            String say = field.properties().get("patternMessage");
            errors.add(
                    say == null
                            ? FieldError.of(name, "form.pattern")
                            : FieldError.text(
                                    name, new Text(say, field.properties().get("patternMessageEn"))));
            return null;
        }
        if (field.isCitizenId() && CitizenId.of(text).isEmpty()) {
            return wrong(name, "form.citizenId");
        }
        return text;
    }

    private Object number(Field field, String name, String text) {
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,4})?")) {
            return wrong(name, "form.number");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.stripTrailingZeros().scale() > field.decimalDigits()) {
            return wrong(name, "form.wholeNumber");
        }
        if (field.rules().min() != null && number.compareTo(field.rules().min()) < 0) {
            return wrong(name, "form.tooSmall", field.rules().min().toPlainString());
        }
        if (field.rules().max() != null && number.compareTo(field.rules().max()) > 0) {
            return wrong(name, "form.tooLarge", field.rules().max().toPlainString());
        }
        return field.decimalDigits() == 0 ? (Object) number.longValueExact() : number;
    }

    private Object date(Field field, String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1900 || date.getYear() > 2199) {
                return wrong(name, "form.date");
            }
            if (date.isAfter(choices.today()) && !field.allowsFuture()) {
                return wrong(name, "form.future", choices.today());
            }
            return text;
        } catch (DateTimeException noDate) {
            return wrong(name, "form.date");
        }
    }

    private Object month(String name, String text) {
        try {
            return YearMonth.parse(text).toString();
        } catch (DateTimeException noMonth) {
            return wrong(name, "form.month");
        }
    }

    private String option(Field field, String name, String value) {
        return choices.of(field).stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label().chinese())
                .findFirst()
                .orElseGet(() -> (String) wrong(name, "form.choice"));
    }

    private Object references(Field field, String name, List<String> ids, Function<String, String> nameOf) {
        List<String> distinct = ids.stream().distinct().toList();
        List<Map<String, Object>> references = new ArrayList<>();
        for (String id : distinct) {
            String label = nameOf.apply(id);
            if (label == null) {
                return null;
            }
            references.add(reference(id, label));
        }
        if (field.type() == Field.Type.PERSON && (distinct.size() < field.least() || distinct.size() > field.most())) {
            return field.least() == field.most()
                    ? wrong(name, "form.exactly", field.most())
                    : wrong(name, "form.between", field.least(), field.most());
        }
        return references;
    }

    private Object files(String name, List<String> ids) {
        if (ids.size() > MOST_FILES) {
            return wrong(name, "form.tooManyFiles", MOST_FILES);
        }
        List<Map<String, Object>> references = new ArrayList<>();
        for (String id : ids) {
            StoredFile file = choices.file(id);
            if (file == null) {
                return wrong(name, "form.fileGone");
            }
            references.add(Answers.reference(file));
        }
        return references;
    }

    private static Map<String, Object> reference(String id, String name) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("id", id);
        reference.put("name", name);
        return reference;
    }

    private static String kind(Field field) {
        return switch (field.type()) {
            case RADIO, SELECT, CHECKLIST, PERSON, ORGANIZATION -> "choice";
            case CHECKBOX -> "tick";
            case FILEPICKER -> "file";
            default -> "text";
        };
    }

    private Object wrong(String name, String code, Object... arguments) {
        errors.add(FieldError.of(name, code, arguments));
        return null;
    }
}
