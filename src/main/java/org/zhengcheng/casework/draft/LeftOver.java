package org.zhengcheng.casework.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Speaker;

/** What a draft holds for questions that the form does not ask any more, to be copied by whoever wrote it. */
record LeftOver(FormSchema begun, Input beyond, Speaker speaker) {

    List<Draft.Left> all() {
        Map<String, List<Object>> byField = new LinkedHashMap<>();
        beyond.values().forEach((name, values) -> {
            String key = name.contains("[") ? name.substring(0, name.indexOf('[')) : name;
            List<Object> texts = byField.computeIfAbsent(key, none -> new ArrayList<>());
            begun.field(key).ifPresent(field -> texts.addAll(texts(asked(field, name), values)));
        });
        return byField.entrySet().stream()
                .map(one -> new Draft.Left(
                        begun.field(one.getKey()).map(Field::label).orElseGet(() -> speaker.both("draft.leftUnknown")),
                        one.getValue()))
                .toList();
    }

    /** The field itself, or the cell of its row that a name belongs to. */
    private static Field asked(Field field, String name) {
        String cell = name.substring(name.lastIndexOf('.') + 1);
        return field.children().stream()
                .filter(child -> cell.equals(child.key()))
                .findFirst()
                .orElse(field);
    }

    private List<Object> texts(Field field, List<String> values) {
        if (field.isSensitive()) {
            return List.of();
        }
        return switch (field.type()) {
            case PERSON, ORGANIZATION, FILEPICKER -> List.of();
            case CHECKBOX -> List.of(speaker.both("form.said.ticked"));
            default ->
                values.stream()
                        .map(value -> field.options().stream()
                                .filter(option -> option.value().equals(value))
                                .<Object>map(Field.Option::label)
                                .findFirst()
                                .orElse(value))
                        .toList();
        };
    }
}
