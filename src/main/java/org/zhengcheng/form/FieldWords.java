package org.zhengcheng.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** Says in words what a form asks, and in what one version of it asks something else than another. */
@Component
public class FieldWords {

    private static final String OUTCOME = "outcome";
    private static final Text AND = new Text("；", "; ");
    private static final Text BOTH = new Text("，并且", ", and ");
    private static final Text OR = new Text("，或者", ", or ");
    private static final Text NEXT = new Text("、", ", ");

    private final Speaker speaker;

    FieldWords(Speaker speaker) {
        this.speaker = speaker;
    }

    /** What one form asks otherwise than the other, in the order of the later one; what is gone comes last. */
    public List<FormChange> between(FormSchema was, FormSchema is) {
        if (was.sha256().equals(is.sha256())) {
            return List.of();
        }
        Map<String, Said> before = said(was);
        Map<String, Said> after = said(is);
        List<FormChange> changes = new ArrayList<>();
        after.forEach((key, now) -> {
            Said then = before.get(key);
            if (then == null) {
                changes.add(new FormChange(FormChange.Kind.ADDED, now.key(), now.label(), null, now.words()));
            } else if (!then.words().equals(now.words())) {
                changes.add(new FormChange(FormChange.Kind.CHANGED, now.key(), now.label(), then.words(), now.words()));
            }
        });
        before.forEach((key, then) -> {
            if (!after.containsKey(key)) {
                changes.add(new FormChange(FormChange.Kind.REMOVED, then.key(), then.label(), then.words(), null));
            }
        });
        return changes;
    }

    /** Every question of a form in words, in its order. */
    public List<Text> of(FormSchema form) {
        return said(form).values().stream().map(Said::words).toList();
    }

    private Map<String, Said> said(FormSchema form) {
        Map<String, Said> all = new LinkedHashMap<>();
        say(form, form.fields(), "", null, all);
        return all;
    }

    /** What stands in a row is told by the repeated field around it; what carries no value is told by its words. */
    private void say(FormSchema form, List<Field> fields, String path, Field list, Map<String, Said> all) {
        for (Field field : fields) {
            String id =
                    path + (field.isInput() ? field.key() : "§" + field.label().chinese());
            String key = list != null ? list.key() : field.key();
            all.put(id, new Said(key, field.label(), words(form, field)));
            say(form, field.children(), field.isInput() ? id + "." : path, field.isInput() ? field : list, all);
        }
    }

    private Text words(FormSchema form, Field field) {
        List<Text> parts = new ArrayList<>();
        parts.add(speaker.both(
                "form.said",
                field.label(),
                speaker.both("forms.kind." + field.type().name().toLowerCase(Locale.ROOT))));
        Field.Rules rules = field.rules();
        if (rules.required()) {
            parts.add(speaker.both("form.said.required"));
        }
        limit(parts, "form.said.peopleLeast", count(field, "min"));
        limit(parts, "form.said.peopleMost", count(field, "max"));
        limit(parts, "form.said.lengthLeast", rules.minLength());
        limit(parts, "form.said.lengthMost", rules.maxLength());
        limit(parts, "form.said.numberLeast", rules.min());
        limit(parts, "form.said.numberMost", rules.max());
        if (rules.pattern() != null) {
            parts.add(speaker.both(
                    "form.said.pattern",
                    Text.of(
                            field.properties()
                                    .getOrDefault(
                                            "patternMessage", rules.pattern().pattern()),
                            field.properties().get("patternMessageEn"))));
        }
        if (!field.options().isEmpty()) {
            parts.add(speaker.both(
                    "form.said.options",
                    listed(field.options().stream().map(Field.Option::label).toList())));
        }
        if (field.allowsFuture()) {
            parts.add(speaker.both("form.said.future"));
        }
        if (field.isDayOfWriting()) {
            parts.add(speaker.both("form.said.today"));
        }
        if (field.isSensitive()) {
            parts.add(speaker.both("form.said.sensitive"));
        }
        if (field.hint() != null) {
            parts.add(speaker.both("form.said.hint", field.hint()));
        }
        if (!field.hidden().isEmpty()) {
            parts.add(speaker.both(
                    "form.said.hidden",
                    joined(
                            field.hidden().stream()
                                    .map(condition -> condition(form, condition))
                                    .toList(),
                            OR)));
        }
        return joined(parts, AND);
    }

    private static String count(Field field, String name) {
        return field.type() == Field.Type.DATETIME ? null : field.properties().get(name);
    }

    private void limit(List<Text> parts, String code, Object limit) {
        if (limit != null) {
            parts.add(speaker.both(code, String.valueOf(limit)));
        }
    }

    private Text condition(FormSchema form, Condition condition) {
        return joined(
                condition.comparisons().stream()
                        .map(comparison -> comparison(form, comparison))
                        .toList(),
                condition.all() ? BOTH : OR);
    }

    private Text comparison(FormSchema form, Condition.Comparison comparison) {
        Optional<Field> field = form.field(comparison.key());
        Text name = OUTCOME.equals(comparison.key())
                ? speaker.both("form.said.outcome")
                : field.map(Field::label).orElse(Text.same(comparison.key()));
        Text value = field.stream()
                .flatMap(asked -> asked.options().stream())
                .filter(option -> option.value().equals(comparison.value()))
                .map(Field.Option::label)
                .findFirst()
                .orElseGet(() -> ticked(field, comparison.value()));
        return speaker.both(comparison.equal() ? "form.said.is" : "form.said.isNot", name, value);
    }

    private Text ticked(Optional<Field> field, String value) {
        return field.filter(asked -> asked.type() == Field.Type.CHECKBOX).isPresent()
                ? speaker.both(value.equals("true") ? "form.said.ticked" : "form.said.unticked")
                : Text.same(value);
    }

    private static Text listed(List<Text> all) {
        return joined(all, NEXT);
    }

    private static Text joined(List<Text> all, Text between) {
        return new Text(
                all.stream().map(Text::chinese).collect(Collectors.joining(between.chinese())),
                all.stream().map(Text::english).collect(Collectors.joining(between.english())));
    }

    /** @param key of the input at which a page shows it; null for what carries no value */
    private record Said(String key, Text label, Text words) {}
}
