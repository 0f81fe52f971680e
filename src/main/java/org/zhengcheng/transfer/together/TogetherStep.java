package org.zhengcheng.transfer.together;

import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;

/**
 * A step that its diagram lets be taken for many at once, with one of its outcomes. Whatever else can become of it is
 * decided one by one.
 *
 * @param procedure the key of the procedure whose diagram has it
 */
record TogetherStep(String procedure, Step step, Outcome outcome) {

    /** Its id in the diagram. */
    public String id() {
        return step.id();
    }
}
