package org.zhengcheng.casework.definition;

import org.zhengcheng.language.Text;

/**
 * Something that is wrong with a diagram.
 *
 * @param element the id of the element; null if it is about the whole file
 * @param rule which rule it breaks, such as {@code diagram.rule.noRole}
 * @param words what is wrong, without saying where
 */
public record Fault(String element, Severity severity, String rule, Text words) {

    /** How bad it is. */
    public enum Severity {
        /** Nothing can run as long as it is so. */
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Where and what. */
    public Text placed() {
        return element == null ? words : new Text(element + "：" + words.chinese(), element + ": " + words.english());
    }
}
