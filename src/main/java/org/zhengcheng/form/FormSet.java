package org.zhengcheng.form;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forms by their keys, such as those a version of a diagram is bound to. It never changes.
 *
 * @param byKey each form under its own key
 */
public record FormSet(Map<String, FormSchema> byKey) {

    public FormSet {
        byKey = Map.copyOf(byKey);
    }

    /** The form of a key. */
    public Optional<FormSchema> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** All of them in the order of their keys. */
    public List<FormSchema> all() {
        return byKey.values().stream()
                .sorted(Comparator.comparing(FormSchema::key))
                .toList();
    }

    /** The same with another form, in the place of the one of its key if there was one. */
    public FormSet with(FormSchema form) {
        Map<String, FormSchema> more = new HashMap<>(byKey);
        more.put(form.key(), form);
        return new FormSet(more);
    }

    /** The same without the form of a key. */
    public FormSet without(String key) {
        Map<String, FormSchema> fewer = new HashMap<>(byKey);
        fewer.remove(key);
        return new FormSet(fewer);
    }

    /** These, and of the others those whose key none of these has. */
    public FormSet over(FormSet others) {
        Map<String, FormSchema> all = new HashMap<>(others.byKey);
        all.putAll(byKey);
        return new FormSet(all);
    }
}
