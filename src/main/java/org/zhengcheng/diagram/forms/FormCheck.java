package org.zhengcheng.diagram.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Condition;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormFault;
import org.zhengcheng.form.FormReading;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** Says in words what is wrong with a form of a draft: in itself, for the steps that ask it, and against the vocabulary. */
@Component
public class FormCheck {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String OUTCOME = "outcome";
    /** The members of a form that have a name for people. */
    private static final Set<String> NAMED = Set.of(
            "en",
            "hintEn",
            "title",
            "titleEn",
            "label",
            "dateLabel",
            "text",
            "key",
            "path",
            "values",
            "value",
            "scope",
            "max",
            "min",
            "sample",
            "sampleEn",
            "patternMessage",
            "patternMessageEn",
            "components",
            "type",
            "description",
            "accept",
            "decimalDigits",
            "hide");

    private final Vocabulary vocabulary;
    private final FormUses uses;
    private final LaunchForm launch;
    private final Speaker speaker;

    FormCheck(Vocabulary vocabulary, FormUses uses, LaunchForm launch, Speaker speaker) {
        this.vocabulary = vocabulary;
        this.uses = uses;
        this.launch = launch;
        this.speaker = speaker;
    }

    /**
     * Everything that is wrong with a form.
     *
     * @param base the same form as the draft began with it; null if it is new
     * @param diagram the drawing whose steps ask it
     */
    public List<FormFinding> of(String key, FormReading reading, FormSchema base, Diagram diagram) {
        List<FormFinding> found = new ArrayList<>();
        if (reading.form() == null) {
            reading.faults().stream().map(this::fault).distinct().forEach(found::add);
            return found;
        }
        FormSchema form = reading.form();
        List<Step> asking = diagram.steps().values().stream()
                .filter(step -> key.equals(step.formKey()))
                .toList();
        form.inputs().forEach(field -> {
            field.hidden().stream()
                    .flatMap(condition -> condition.comparisons().stream())
                    .distinct()
                    .forEach(comparison -> compared(form, field, comparison, asking, found));
            limits(field, found);
            field.children().forEach(cell -> limits(cell, found));
            vocabulary
                    .otherwise(field)
                    .ifPresent(word -> found.add(warning(
                            field, "vocabulary", word.key(), word.label(), speaker.both("forms.kind." + word.type()))));
        });
        everything(form.fields())
                .filter(FormCheck::isUntranslated)
                .forEach(field -> found.add(warning(field, "english", field.label())));
        needed(form, Needed.of(diagram, key, base), base, found);
        if (base != null && key.equals(Diagram.launchKey(diagram.key()))) {
            found.addAll(launch.faults(form, base));
        }
        if (base != null) {
            found.addAll(uses.lost(key, form, base, asking));
            base.inputs()
                    .filter(Field::isSensitive)
                    .filter(field -> form.field(field.key())
                            .filter(Predicate.not(Field::isSensitive))
                            .isPresent())
                    .forEach(field -> found.add(error(field.key(), "sensitive", field.label())));
        }
        return found;
    }

    private FormFinding fault(FormFault fault) {
        Object[] details = fault.details().stream()
                .map(detail -> NAMED.contains(detail) ? speaker.both("forms.member." + detail) : detail)
                .toArray();
        String rule = "forms.fault." + fault.rule();
        return new FormFinding(fault.field(), fault.path(), Fault.Severity.ERROR, rule, speaker.both(rule, details));
    }

    private void compared(
            FormSchema form, Field field, Condition.Comparison comparison, List<Step> asking, List<FormFinding> found) {
        if (comparison.key().equals(OUTCOME)) {
            asking.stream()
                    .filter(step -> step.outcome(comparison.value()).isEmpty())
                    .findFirst()
                    .ifPresent(step -> found.add(warning(field, "outcome", step.name(), comparison.value())));
            return;
        }
        Optional<Field> other = form.field(comparison.key());
        if (other.isEmpty()) {
            found.add(error(field.key(), "condition", field.label(), comparison.key()));
        } else if (comparison.key().equals(field.key())) {
            found.add(error(field.key(), "conditionSelf", field.label()));
        } else if (!canBe(other.get(), comparison.value())) {
            found.add(error(
                    field.key(), "conditionValue", field.label(), other.get().label(), comparison.value()));
        }
    }

    private static boolean canBe(Field field, String value) {
        return switch (field.type()) {
            case RADIO, SELECT, CHECKLIST ->
                field.options().stream().anyMatch(option -> option.value().equals(value));
            case CHECKBOX -> value.equals("true") || value.equals("false");
            default -> true;
        };
    }

    private void limits(Field field, List<FormFinding> found) {
        Field.Rules rules = field.rules();
        boolean turned = rules.minLength() != null && rules.maxLength() != null && rules.minLength() > rules.maxLength()
                || isGreater(rules.min(), rules.max())
                || (field.type() == Field.Type.PERSON || field.type() == Field.Type.DYNAMICLIST)
                        && field.least() > field.most();
        if (turned) {
            found.add(error(field.key(), "limits", field.label()));
        }
        Set<String> values = new HashSet<>();
        Set<String> labels = new HashSet<>();
        field.options().stream()
                .filter(option ->
                        !values.add(option.value()) | !labels.add(option.label().chinese()))
                .findFirst()
                .ifPresent(twin -> found.add(error(field.key(), "options", field.label(), twin.label())));
    }

    private static boolean isGreater(BigDecimal least, BigDecimal most) {
        return least != null && most != null && least.compareTo(most) > 0;
    }

    /** What the rules of a step look up is neither taken away nor made something else. */
    private void needed(FormSchema form, List<Needed> needed, FormSchema base, List<FormFinding> found) {
        for (Needed need : needed) {
            Optional<Field> was = base == null ? Optional.empty() : base.field(need.field());
            Optional<Field> is = form.field(need.field());
            Text what = speaker.both("forms.need." + need.what(), need.step());
            Field.Type type = was.map(Field::type).orElse(need.type());
            if (is.isEmpty()) {
                Text label = was.map(Field::label).orElse(Text.same(need.field()));
                found.add(error(need.field(), "missing", label, what));
            } else if (type != null && is.get().type() != type) {
                found.add(error(
                        need.field(),
                        "type",
                        is.get().label(),
                        speaker.both("forms.kind." + type.name().toLowerCase(Locale.ROOT)),
                        what));
            }
        }
    }

    private static Stream<Field> everything(List<Field> fields) {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), everything(field.children())));
    }

    private static boolean isUntranslated(Field field) {
        return Stream.concat(
                        Stream.of(field.label(), field.hint()),
                        field.options().stream().map(Field.Option::label))
                .anyMatch(text -> text != null && HAN.matcher(text.english()).find());
    }

    private FormFinding error(String field, String rule, Object... details) {
        String code = "forms.check." + rule;
        return new FormFinding(field, null, Fault.Severity.ERROR, code, speaker.both(code, details));
    }

    private FormFinding warning(Field field, String rule, Object... details) {
        String code = "forms.check." + rule;
        return new FormFinding(field.key(), null, Fault.Severity.WARNING, code, speaker.both(code, details));
    }
}
