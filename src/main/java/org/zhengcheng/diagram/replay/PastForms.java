package org.zhengcheng.diagram.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormBinder;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Text;

/** Hands in anew what was answered once, with another form: what would have been missing or refused. */
@Component
class PastForms {

    private final FormBinder binder;

    PastForms(FormBinder binder) {
        this.binder = binder;
    }

    /**
     * What speaks against the answers. Whom and what they name is taken as it was, and what is encrypted is taken to be
     * right if it is there.
     */
    List<FieldError> against(FormSchema form, StepRecord record) {
        Answers answers = record.answers();
        Map<String, List<Field.Option>> named = new HashMap<>();
        FormSchema asked = new FormSchema(
                form.key(), form.sha256(), form.source(), form.title(), known(form.fields(), answers, named));
        Input input = Input.of(answers, asked, encrypted -> encrypted).only(asked::asks);
        Choices choices = new Choices(named, Map.of(), record.eventDate());
        return binder.bind(asked, input, record.outcome(), StepForm::isAround, choices)
                .errors();
    }

    private static List<Field> known(List<Field> fields, Answers answers, Map<String, List<Field.Option>> named) {
        return fields.stream()
                .filter(field -> !field.isSensitive() || !answers.has(field.key()))
                .map(field -> switch (field.type()) {
                    case PERSON -> {
                        named.put(field.key(), options(field, answers));
                        yield field;
                    }
                    case ORGANIZATION -> as(Field.Type.RADIO, field, options(field, answers));
                    case FILEPICKER -> as(Field.Type.CHECKLIST, field, options(field, answers));
                    case GROUP ->
                        new Field(
                                field.type(),
                                field.key(),
                                field.label(),
                                field.hint(),
                                field.rules(),
                                field.hidden(),
                                field.options(),
                                known(field.children(), answers, named),
                                field.properties());
                    default -> field;
                })
                .toList();
    }

    private static List<Field.Option> options(Field field, Answers answers) {
        List<String> ids =
                answers.ids(field.key()).stream().map(Object::toString).toList();
        List<String> names = answers.names(field.key());
        return IntStream.range(0, ids.size())
                .mapToObj(n -> new Field.Option(ids.get(n), Text.same(names.get(n))))
                .toList();
    }

    private static Field as(Field.Type type, Field field, List<Field.Option> options) {
        return new Field(
                type,
                field.key(),
                field.label(),
                field.hint(),
                field.rules(),
                field.hidden(),
                options,
                field.children(),
                field.properties());
    }

    /** What a field is called; the form itself where an error is about no field. */
    static Text label(FormSchema form, FieldError error) {
        String key = error.field() == null ? "" : error.field();
        int row = key.indexOf('[');
        return form.field(row < 0 ? key : key.substring(0, row))
                .map(Field::label)
                .orElse(form.title());
    }

    /** Whether there is nothing to hold against the form: what was handed in was erased. */
    static boolean isErased(FormSchema form, StepRecord record) {
        return record.answers().json().equals("{}")
                && form.inputs().anyMatch(field -> field.rules().required());
    }
}
