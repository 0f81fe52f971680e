package org.zhengcheng.organization.post;

import java.util.List;

/**
 * Something that will not do.
 *
 * @param field the input it is about
 * @param code the key of the message that says what to do
 * @param arguments what the message is filled with
 */
public record Wrong(String field, String code, List<Object> arguments) {

    static Wrong wrong(String field, String code, Object... arguments) {
        return new Wrong(field, code, List.of(arguments));
    }
}
