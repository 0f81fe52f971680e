package org.zhengcheng.transfer.parcel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.identity.FieldCipher;

/**
 * Answers in words, for who has neither the form nor the keys of this installation: as people read them, secrets in full.
 */
final class AnswerWords {

    private final FieldCipher cipher;

    AnswerWords(FieldCipher cipher) {
        this.cipher = cipher;
    }

    List<Manifest.Answered> of(FormSchema form, Answers answers) {
        return form.inputs()
                .filter(field -> answers.has(field.key()))
                .map(field -> new Manifest.Answered(field.label(), values(field, answers.get(field.key()))))
                .toList();
    }

    private List<String> values(Field field, Object value) {
        if (field.type() == Field.Type.DYNAMICLIST) {
            return ((List<?>) value)
                    .stream().map(row -> row(field, (Map<?, ?>) row)).toList();
        }
        return value instanceof List<?> several
                ? several.stream().map(one -> word(field, one)).toList()
                : List.of(word(field, value));
    }

    private String row(Field field, Map<?, ?> row) {
        List<String> cells = new ArrayList<>();
        for (Field cell : field.children()) {
            if (cell.isInput() && row.containsKey(cell.key())) {
                cells.add(cell.label().chinese() + " " + String.join("、", values(cell, row.get(cell.key()))));
            }
        }
        return String.join("　", cells);
    }

    private String word(Field field, Object value) {
        if (value instanceof Map<?, ?> named) {
            return String.valueOf(named.get("name"));
        }
        String text = String.valueOf(value);
        if (field.isSensitive()) {
            return cipher.decrypt(text);
        }
        return Stream.ofNullable(field.options())
                .flatMap(List::stream)
                .filter(option -> option.value().equals(text))
                .map(option -> option.label().chinese())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(text);
    }
}
