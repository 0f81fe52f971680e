package org.zhengcheng.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.FieldCipher;

/** Shows answers as they were handed in, in the words of the form of that day; sensitive ones masked. */
@Component
public class Handed {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

    private final FieldCipher cipher;

    Handed(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Every question that was answered, in the order of the form. */
    public List<Line> lines(FormSchema form, Answers answers) {
        return form.inputs()
                .filter(field -> answers.has(field.key()))
                .map(field -> line(field, answers.get(field.key())))
                .toList();
    }

    private Line line(Field field, Object value) {
        if (field.type() == Field.Type.FILEPICKER) {
            List<File> files = ((List<?>) value)
                    .stream()
                            .map(Map.class::cast)
                            .map(file -> new File(UUID.fromString((String) file.get("id")), (String) file.get("name")))
                            .toList();
            return new Line(field.label(), List.of(), files, List.of());
        }
        if (field.type() == Field.Type.DYNAMICLIST) {
            List<List<Line>> rows = new ArrayList<>();
            for (Object row : (List<?>) value) {
                rows.add(field.children().stream()
                        .filter(cell -> ((Map<?, ?>) row).containsKey(cell.key()))
                        .map(cell -> line(cell, ((Map<?, ?>) row).get(cell.key())))
                        .toList());
            }
            return new Line(field.label(), List.of(), List.of(), rows);
        }
        return new Line(field.label(), texts(field, value), List.of(), List.of());
    }

    private List<String> texts(Field field, Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item ->
                            item instanceof Map<?, ?> named ? String.valueOf(named.get("name")) : label(field, item))
                    .toList();
        }
        if (field.isSensitive()) {
            return List.of(cipher.masked(String.valueOf(value)));
        }
        if (field.type() == Field.Type.DATETIME) {
            return List.of(DAY.format(LocalDate.parse(String.valueOf(value))));
        }
        if (field.type() == Field.Type.MONTH) {
            return List.of(MONTH.format(YearMonth.parse(String.valueOf(value))));
        }
        if (value instanceof Boolean ticked) {
            return List.of(Boolean.TRUE.equals(ticked) ? "✓" : "–");
        }
        return String.valueOf(label(field, value)).lines().collect(Collectors.toList());
    }

    private static String label(Field field, Object value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Field.Option::label)
                .findFirst()
                .orElse(String.valueOf(value));
    }

    /**
     * One question and its answer.
     *
     * @param texts the answer, paragraph by paragraph
     * @param files the files, for a question that asked for some
     * @param rows the rows, for a repeated question
     */
    public record Line(String label, List<String> texts, List<File> files, List<List<Line>> rows) {}

    /** A file that was handed in. */
    public record File(UUID id, String name) {}
}
