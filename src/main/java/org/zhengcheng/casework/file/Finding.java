package org.zhengcheng.casework.file;

import org.zhengcheng.form.FieldError;

/**
 * Something that speaks against a step as it was entered.
 *
 * @param severity whether a written reason is enough to go on
 * @param error the field and the words
 */
public record Finding(Severity severity, FieldError error) {

    /** What a finding demands. */
    public enum Severity {
        /** The step cannot be taken like this. */
        BLOCKS,
        /** The rule says "in general": it can be taken with a reason, which goes on record. */
        NEEDS_REASON
    }

    /** A finding that no reason can remove. */
    public static Finding blocks(String field, String code, Object... arguments) {
        return new Finding(Severity.BLOCKS, FieldError.of(field, code, arguments));
    }

    /** A finding that a reason can answer. */
    public static Finding needsReason(String field, String code, Object... arguments) {
        return new Finding(Severity.NEEDS_REASON, FieldError.of(field, code, arguments));
    }
}
