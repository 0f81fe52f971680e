package org.zhengcheng.casework.definition;

import org.zhengcheng.language.Text;

/**
 * Something that is drawn in a diagram, whether the diagram could run or not.
 *
 * @param name what it is called; null if it has no words
 * @param from the id of what a flow leads from; empty for anything else
 * @param to the id of what a flow leads to; empty for anything else
 */
public record DrawnElement(String id, Kind kind, Text name, String from, String to) {

    /** What it is, as far as people tell drawn things apart. */
    public enum Kind {
        STEP,
        FLOW,
        GATEWAY,
        START,
        END,
        OTHER
    }
}
