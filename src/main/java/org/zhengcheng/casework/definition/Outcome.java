package org.zhengcheng.casework.definition;

import org.zhengcheng.language.Text;

/**
 * One way a step may end, as drawn: a flow that leaves it.
 *
 * @param value what the condition of the flow compares with, such as {@code pass}
 * @param name the words on the button
 * @param needsReason whether a reason must be written
 * @param grave whether it cannot be taken back
 * @param once a step and outcome after which this one is no longer offered; null for none
 * @param only a step and the outcome it must have had last for this one to be offered; null for always
 * @param lapses whether it comes about by itself, and only so, once the step is overdue
 * @param together whether many cases may be taken with it at once, from one list
 * @param consequence what happens then, in a sentence; null if nothing needs saying
 * @param returns the step whose submission is sent back for correction; null for none
 * @param target the id of the step or end it leads to
 * @param endName the name of the end it leads to; null if the case goes on
 */
public record Outcome(
        String value,
        Text name,
        boolean needsReason,
        boolean grave,
        Reference once,
        Reference only,
        boolean lapses,
        boolean together,
        Text consequence,
        String returns,
        String target,
        Text endName) {

    /** The value of the outcome with which a case goes on as it should. */
    public static final String PASS = "pass";

    /** Whether it sends something back to be put right. */
    public boolean isReturn() {
        return returns != null || value.equals("return");
    }

    /** Whether the case is closed by it. */
    public boolean endsCase() {
        return endName != null;
    }
}
