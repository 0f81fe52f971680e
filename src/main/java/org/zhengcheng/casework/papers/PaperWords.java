package org.zhengcheng.casework.papers;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.zhengcheng.form.Field;
import org.zhengcheng.identity.FieldCipher;

/**
 * How an answer is written on an official form: always in Chinese, an identity number in full only for the person it
 * belongs to and for who gave a reason; whoever prints one is written into the ledger.
 */
class PaperWords {

    /** What a paper may take up of the case. */
    static final Set<String> OF_CASE = Set.of("number", "branch", "committee", "regulation");
    /** What a paper may take up of the person. */
    static final Set<String> OF_PERSON = Set.of("name", "birthDate", "standing", "standingSince");
    /** What a paper may take up of every step beside the answers to its form. */
    static final Set<String> OF_STEP = Set.of("eventDate", "actor", "office", "outcome", "reason", "notBefore");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

    private final UnaryOperator<String> sensitive;

    /** @param whole whether identity numbers are written in full */
    PaperWords(FieldCipher cipher, boolean whole) {
        this.sensitive = whole ? cipher::decrypt : cipher::masked;
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** An answer, paragraph by paragraph; nothing for rows, which are written cell by cell. */
    List<String> of(Field field, Object value) {
        String text = String.valueOf(value);
        return switch (field.type()) {
            case DATETIME -> List.of(day(LocalDate.parse(text)));
            case MONTH -> List.of(MONTH.format(YearMonth.parse(text)));
            case CHECKBOX -> List.of(Boolean.TRUE.equals(value) ? "是" : "否");
            case RADIO, SELECT -> List.of(label(field, value));
            case CHECKLIST, PERSON, ORGANIZATION, FILEPICKER ->
                List.of(((List<?>) value)
                        .stream()
                                .map(item -> item instanceof Map<?, ?> named
                                        ? String.valueOf(named.get("name"))
                                        : label(field, item))
                                .collect(Collectors.joining("、")));
            case TEXTFIELD, TEXTAREA, NUMBER ->
                (field.isSensitive() ? sensitive.apply(text) : text).lines().toList();
            case DYNAMICLIST, GROUP, TEXT -> List.of();
        };
    }

    private static String label(Field field, Object value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label().chinese())
                .findFirst()
                .orElse(String.valueOf(value));
    }
}
