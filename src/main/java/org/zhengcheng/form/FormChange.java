package org.zhengcheng.form;

import org.zhengcheng.language.Text;

/**
 * A part of a form that is another than it was.
 *
 * @param key the field; of a repeated one for what stands in its rows; null for what carries no value
 * @param was what was asked before, in words; null if it was not
 * @param is what is asked now, in words; null if it is not
 */
public record FormChange(Kind kind, String key, Text label, Text was, Text is) {

    /** What became of it. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
