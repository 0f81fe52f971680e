package org.zhengcheng.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.language.Text;

/** Shows answers as they were handed in, in the words of the form of that day; sensitive ones masked. */
@Component
public class Handed {

    private final FieldCipher cipher;

    Handed(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Every question that was answered, in the order of the form. */
    public List<Line> lines(FormSchema form, Answers answers) {
        return form.inputs()
                .filter(field -> answers.has(field.key()))
                .map(field -> line(field, answers.get(field.key()), cipher::masked))
                .toList();
    }

    /** One question; without texts, files and rows if it was not answered. */
    public Line line(FormSchema form, String key, Answers answers) {
        Field field = form.field(key).orElseThrow();
        return answers.has(key)
                ? line(field, answers.get(key), cipher::masked)
                : new Line(field.key(), field.label(), List.of(), List.of(), List.of());
    }

    /**
     * Every question as its author checks it before it is handed in: nothing masked, and what was left open as well.
     *
     * @param input what the answers were read from
     */
    public List<Line> toCheck(FormSchema form, Answers answers, Input input, String outcome) {
        return form.inputs()
                .filter(field -> answers.has(field.key()) || FormBinder.isVisible(field, input, outcome))
                .map(field -> answers.has(field.key())
                        ? line(field, answers.get(field.key()), cipher::decrypt)
                        : new Line(field.key(), field.label(), List.of(), List.of(), List.of()))
                .toList();
    }

    private Line line(Field field, Object value, UnaryOperator<String> sensitive) {
        if (field.type() == Field.Type.FILEPICKER) {
            return new Line(field.key(), field.label(), List.of(), files(value), List.of());
        }
        if (field.type() == Field.Type.DYNAMICLIST) {
            List<List<Line>> rows = new ArrayList<>();
            for (Object row : (List<?>) value) {
                rows.add(field.children().stream()
                        .filter(cell -> ((Map<?, ?>) row).containsKey(cell.key()))
                        .map(cell -> line(cell, ((Map<?, ?>) row).get(cell.key()), sensitive))
                        .toList());
            }
            return new Line(field.key(), field.label(), List.of(), List.of(), rows);
        }
        return new Line(field.key(), field.label(), texts(field, value, sensitive), List.of(), List.of());
    }

    /** The files handed in under a name, beside the questions of the form too. */
    public List<File> files(Answers answers, String key) {
        return answers.has(key) ? files(answers.get(key)) : List.of();
    }

    private static List<File> files(Object value) {
        return ((List<?>) value)
                .stream()
                        .map(Map.class::cast)
                        .map(file -> new File(UUID.fromString((String) file.get("id")), (String) file.get("name")))
                        .toList();
    }

    private List<Object> texts(Field field, Object value, UnaryOperator<String> sensitive) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .<Object>map(item ->
                            item instanceof Map<?, ?> named ? String.valueOf(named.get("name")) : label(field, item))
                    .toList();
        }
        if (field.isSensitive()) {
            return List.of(sensitive.apply(String.valueOf(value)));
        }
        if (field.type() == Field.Type.DATETIME) {
            return List.of(LocalDate.parse(String.valueOf(value)));
        }
        if (field.type() == Field.Type.MONTH) {
            return List.of(YearMonth.parse(String.valueOf(value)));
        }
        if (value instanceof Boolean) {
            return List.of(value);
        }
        Object label = label(field, value);
        return label instanceof Text
                ? List.of(label)
                : List.copyOf(String.valueOf(label).lines().toList());
    }

    private static Object label(Field field, Object value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .<Object>map(Field.Option::label)
                .findFirst()
                .orElse(value);
    }

    /**
     * One question and its answer.
     *
     * @param key the field's
     * @param texts the answer, paragraph by paragraph: strings, {@link Text}s, days, months or ticks
     * @param files the files, for a question that asked for some
     * @param rows the rows, for a repeated question
     */
    public record Line(String key, Text label, List<Object> texts, List<File> files, List<List<Line>> rows) {

        /** Whether nothing was answered. */
        public boolean isOpen() {
            return texts.isEmpty() && files.isEmpty() && rows.isEmpty();
        }
    }

    /** A file that was handed in. */
    public record File(UUID id, String name) {}
}
