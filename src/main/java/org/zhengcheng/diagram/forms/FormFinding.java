package org.zhengcheng.diagram.forms;

import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.language.Text;

/**
 * Something that was found in a form of a draft.
 *
 * @param field the key of the field; null if it is about the form as a whole
 * @param path where in the text it stands, such as {@code /components/0/label}; null if it is about no place in it
 * @param rule which rule it breaks, such as {@code forms.check.missing}
 * @param words what is wrong, without saying in which form
 */
public record FormFinding(String field, String path, Fault.Severity severity, String rule, Text words) {

    public boolean isError() {
        return severity == Fault.Severity.ERROR;
    }
}
