package org.zhengcheng.form;

import java.util.List;
import org.zhengcheng.language.Text;

/**
 * What is wrong with one answer, said so that the person knows what to write.
 *
 * @param field the name of the input; null for the form as a whole
 * @param code a key of the message bundle; null if {@code text} says it
 * @param arguments what the message is filled with
 * @param text the words of the form itself; null if {@code code} is given
 */
public record FieldError(String field, String code, List<Object> arguments, Text text) {

    public static FieldError of(String field, String code, Object... arguments) {
        return new FieldError(field, code, List.of(arguments), null);
    }

    public static FieldError text(String field, Text text) {
        return new FieldError(field, null, List.of(), text);
    }
}
