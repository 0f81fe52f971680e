package org.zhengcheng.diagram.editor;

import java.util.List;
import org.zhengcheng.language.Text;

/**
 * What can be picked in the editor, so that nobody has to know an id by heart. Nothing can be picked that executes: a
 * diagram names rules that stand in Java, and {@code listeners} is empty because none may run.
 */
record Catalogue(
        List<Choice> roles,
        List<FormChoice> forms,
        List<RegulationChoice> regulations,
        List<VoteChoice> votes,
        List<Choice> checks,
        List<Choice> effects,
        List<Choice> standings,
        List<Choice> materials,
        List<Choice> periodKinds,
        List<Choice> addressees,
        List<StepChoice> steps,
        List<Choice> listeners) {

    /** One thing to be picked. */
    record Choice(String id, Text title) {}

    /** A form with the fields that a step can name. */
    record FormChoice(String key, Text title, List<FieldChoice> fields) {}

    /** @param type such as {@code DATETIME} for a day */
    record FieldChoice(String key, Text label, String type, boolean required) {}

    /** A regulation, and the articles that diagrams in use cite of it. */
    record RegulationChoice(String id, Text name, Text shortName, String version, List<String> articles) {}

    /** @param source the regulation the rule comes from */
    record VoteChoice(String id, Text title, Text source) {}

    /** A step of a version in use, so that periods and separations can point to it. */
    record StepChoice(String id, Text name, String number, String formKey, List<Choice> outcomes) {}
}
