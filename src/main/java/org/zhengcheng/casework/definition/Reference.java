package org.zhengcheng.casework.definition;

/**
 * Names an answer: a field of a step's form.
 *
 * @param stepId null if it is the form of the very step that refers to it
 */
public record Reference(String stepId, String field) {

    /** The day by which a procedure that a committee launched shall be closed everywhere; no step answers it. */
    public static final Reference LAUNCH_DUE = new Reference("launch", "dueOn");

    /** {@code step-id.field}, or {@code field} alone. */
    public static Reference of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new Reference(null, text) : new Reference(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Whether it means the form being filled in. */
    public boolean isOwn() {
        return stepId == null;
    }
}
