package org.zhengcheng.casework.redo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.FieldCipher;

/** What a person who corrects returned items may change, and what stays as it was handed in. */
@Component
public class Correction {

    /** Given when the person wants to change other answers too. */
    public static final String WHOLE = "_whole";

    private final FieldCipher cipher;

    Correction(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * The fields that are asked again: those marked, the day it is handed in, and whatever depends on one of them; empty
     * if the whole form is asked.
     */
    public Optional<Set<String>> asked(Step step, FormSchema form, History history) {
        return returned(step, form, history).map(items -> {
            Set<String> asked = new LinkedHashSet<>(items.fields());
            if (step.dateField() != null) {
                asked.add(step.dateField());
            }
            for (int before = -1; before != asked.size(); ) {
                before = asked.size();
                form.inputs().filter(field -> dependsOn(field, asked)).forEach(field -> asked.add(field.key()));
            }
            return asked;
        });
    }

    /**
     * What counts as entered: for fields that are asked again what was sent, for all others what was handed in before,
     * whatever the request says. Names the form does not know stay, to be refused.
     */
    public Input merged(Input sent, Step step, FormSchema form, History history) {
        Optional<Set<String>> asked = sent.one(WHOLE) == null ? asked(step, form, history) : Optional.empty();
        if (asked.isEmpty()) {
            return sent;
        }
        Input before = before(step, form, history);
        Map<String, List<String>> merged = new LinkedHashMap<>();
        before.names().forEach(name -> {
            if (!asked.get().contains(keyOf(name))) {
                merged.put(name, before.all(name));
            }
        });
        sent.names().forEach(name -> {
            if (asked.get().contains(keyOf(name)) || form.field(keyOf(name)).isEmpty()) {
                merged.put(name, sent.all(name));
            }
        });
        return new Input(merged);
    }

    /** What stands in the form when it is opened: everything as handed in before, the day of handing in as of today. */
    public Input opened(Step step, FormSchema form, History history, LocalDate today) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        Input before = before(step, form, history);
        before.names().forEach(name -> shown.put(name, before.all(name)));
        if (step.dateField() != null) {
            shown.put(step.dateField(), List.of(today.toString()));
        }
        return new Input(shown);
    }

    /** The earlier submission as if it had been typed again. */
    private Input before(Step step, FormSchema form, History history) {
        return returned(step, form, history)
                .map(items -> Input.of(items.source().answers(), form, cipher::decrypt))
                .orElse(Input.empty());
    }

    /** The items of the step's own form, if the form is still the one they were handed in with. */
    private static Optional<ReturnedItems> returned(Step step, FormSchema form, History history) {
        return ReturnedItems.waitingAt(step, history)
                .filter(items -> items.areOf(step) && !items.items().isEmpty())
                .filter(items -> items.source().formSha256().equals(form.sha256()));
    }

    private static boolean dependsOn(Field field, Set<String> asked) {
        return field.hidden().stream()
                .flatMap(condition -> condition.comparisons().stream())
                .anyMatch(comparison -> asked.contains(comparison.key()));
    }

    private static String keyOf(String name) {
        int row = name.indexOf('[');
        return row < 0 ? name : name.substring(0, row);
    }
}
