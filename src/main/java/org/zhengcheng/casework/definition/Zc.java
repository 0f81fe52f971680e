package org.zhengcheng.casework.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flowable.bpmn.model.BaseElement;
import org.flowable.bpmn.model.ExtensionElement;

/** Reads elements of our own namespace from the extensions of a BPMN element. */
record Zc(ExtensionElement element) {

    static final String NAMESPACE = "https://zhengcheng.org/bpmn";

    /** All elements of a name, in order. */
    static List<Zc> all(BaseElement parent, String name) {
        return parent.getExtensionElements().getOrDefault(name, List.of()).stream()
                .filter(element -> NAMESPACE.equals(element.getNamespace()))
                .map(Zc::new)
                .toList();
    }

    /** The first element of a name. */
    static Optional<Zc> first(BaseElement parent, String name) {
        return all(parent, name).stream().findFirst();
    }

    /** The elements of a name within this one, in order. */
    List<Zc> inner(String name) {
        return element.getChildElements().getOrDefault(name, List.of()).stream()
                .filter(child -> NAMESPACE.equals(child.getNamespace()))
                .map(Zc::new)
                .toList();
    }

    /** An attribute; null if it is not given. */
    String get(String attribute) {
        return element.getAttributeValue(null, attribute);
    }

    boolean is(String attribute) {
        return "true".equals(get(attribute));
    }

    /** The words of an attribute, separated by spaces or commas. */
    List<String> words(String attribute) {
        String text = get(attribute);
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[\\s,]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    Reference reference(String attribute) {
        String text = get(attribute);
        return text == null ? null : Reference.of(text);
    }
}
