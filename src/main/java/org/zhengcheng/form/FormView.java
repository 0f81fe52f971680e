package org.zhengcheng.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zhengcheng.material.StoredFile;

/**
 * A form as a page shows it: what was typed, what is wrong, what may be chosen.
 *
 * @param extraRow the repeated field that gets one more empty row; null for none
 * @param settled what was decided elsewhere and is only shown, by the key of the field
 * @param marks in what the form asks otherwise than when somebody began to fill it in, by the key of the field
 */
public record FormView(
        FormSchema schema,
        Input input,
        List<FieldError> errors,
        Choices choices,
        String extraRow,
        Map<String, Handed.Line> settled,
        Map<String, FormChange> marks) {

    /** A form in which everything is to be filled in. */
    public FormView(FormSchema schema, Input input, List<FieldError> errors, Choices choices, String extraRow) {
        this(schema, input, errors, choices, extraRow, Map.of(), Map.of());
    }

    /** In what a question is another than when somebody began to answer it; null if it is the same. */
    public FormChange mark(Field field) {
        return field.key() == null ? null : marks.get(field.key());
    }

    /** What stands in a field that is not to be filled in here; null if it is. */
    public Handed.Line settled(Field field) {
        return field.key() == null ? null : settled.get(field.key());
    }

    /** What was typed into an input; empty if nothing was. */
    public String value(String name) {
        return Objects.requireNonNullElse(input.one(name), "");
    }

    /** Whether a choice was made. */
    public boolean isChosen(String name, String value) {
        return input.all(name).contains(value);
    }

    /** What is wrong with an input; null if nothing is. */
    public FieldError error(String name) {
        return errors.stream()
                .filter(error -> name.equals(error.field()))
                .findFirst()
                .orElse(null);
    }

    /** What may be chosen. */
    public List<Field.Option> options(Field field) {
        return choices.of(field);
    }

    /** Whether there are more persons to choose from than are offered. */
    public boolean isSearched(Field field) {
        return choices.searched().contains(field.key());
    }

    /** The numbers of the rows shown: those written, at least one, and one more if asked for. */
    public List<Integer> rows(Field field) {
        List<Integer> rows = new ArrayList<>(input.rows(field.key()));
        int next = rows.isEmpty() ? 0 : rows.get(rows.size() - 1) + 1;
        int blank =
                Math.max(Math.max(1, field.least()) - rows.size(), field.key().equals(extraRow) ? 1 : 0);
        for (int i = 0; i < blank && rows.size() < field.most(); i++) {
            rows.add(next + i);
        }
        return rows;
    }

    /** The files already uploaded for a field. */
    public List<StoredFile> files(Field field) {
        return filesOf(field.key());
    }

    /** The files already uploaded for an input, one beside the form included. */
    public List<StoredFile> filesOf(String name) {
        return input.all(name).stream()
                .map(choices::file)
                .filter(Objects::nonNull)
                .toList();
    }
}
