package org.zhengcheng.organization.sheet;

import java.util.List;

/**
 * What is wrong with a cell.
 *
 * @param column the key of its column; null where the row as a whole is meant
 * @param code the key of the message that says what to do
 * @param arguments what is filled into it: days, texts, numbers
 */
public record Problem(String column, String code, List<Object> arguments) {

    /** @param arguments what the message is filled with */
    public static Problem of(String column, String code, Object... arguments) {
        return new Problem(column, code, List.of(arguments));
    }
}
