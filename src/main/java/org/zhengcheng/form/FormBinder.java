package org.zhengcheng.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.FieldCipher;

/** Turns what the browser sent into answers, by the schema alone, and says at each field what is wrong. */
@Component
public class FormBinder {

    private final FieldCipher cipher;

    FormBinder(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * @param outcome the outcome chosen, on which the visibility of a field may depend
     * @param around names that belong to the page and not to the form
     * @throws UnknownField if something was sent that the form does not ask for
     */
    public Bound bind(FormSchema form, Input input, String outcome, Predicate<String> around, Choices choices) {
        form.requireKnown(input, around);
        FieldCheck check = new FieldCheck(choices);
        Map<String, Object> values = new TreeMap<>();
        form.inputs().filter(field -> isVisible(field, input, outcome)).forEach(field -> {
            Object value = switch (field.type()) {
                case DYNAMICLIST -> rows(field, input, check);
                case ORGANIZATION ->
                    check.organization(field, input.all(field.key()), input.one(Choices.SOUGHT + field.key()));
                default -> check.value(field, field.key(), input.all(field.key()));
            };
            if (value != null) {
                values.put(field.key(), field.isSensitive() ? cipher.seal((String) value) : value);
            }
        });
        return new Bound(new Answers(values), check.errors());
    }

    /** A field is asked for unless its condition, or that of the group around it, hides it. */
    static boolean isVisible(Field field, Input input, String outcome) {
        return field.hidden().stream()
                .noneMatch(condition -> condition.test(key -> "outcome".equals(key) ? outcome : input.one(key)));
    }

    private static List<Map<String, Object>> rows(Field field, Input input, FieldCheck check) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number : input.rows(field.key())) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (Field cell : field.children()) {
                String name = field.key() + "[" + number + "]." + cell.key();
                Object value = cell.isInput() ? check.value(cell, name, input.all(name)) : null;
                if (value != null) {
                    row.put(cell.key(), value);
                }
            }
            rows.add(row);
        }
        check.count(field, rows.size());
        return rows.isEmpty() ? null : rows;
    }

    /** The answers and what is wrong with them; without errors the answers are complete. */
    public record Bound(Answers answers, List<FieldError> errors) {}
}
