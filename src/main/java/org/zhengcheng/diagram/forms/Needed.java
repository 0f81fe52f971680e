package org.zhengcheng.diagram.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Text;

/**
 * A field that rules of a diagram look up in a form.
 *
 * @param step the step that looks it up
 * @param what for: {@code forms.need.} with it is the message that says so
 * @param type the type without which it is of no use; null if the one it had will do
 */
record Needed(String field, Text step, String what, Field.Type type) {

    /** All of a form, in the order of the steps. */
    static List<Needed> of(Diagram diagram, String key, FormSchema base) {
        List<Needed> all = new ArrayList<>();
        Stream.concat(diagram.steps().values().stream(), diagram.acts().values().stream())
                .forEach(step -> {
                    if (key.equals(step.formKey())) {
                        own(step, base, all);
                    }
                    references(step)
                            .filter(one -> one.reference.field() != null && key.equals(asked(diagram, step, one)))
                            .forEach(
                                    one -> all.add(new Needed(one.reference.field(), step.name(), one.what, one.type)));
                });
        return all.stream().distinct().toList();
    }

    private static String asked(Diagram diagram, Step step, Looked one) {
        Step named = one.reference.isOwn() ? step : diagram.steps().get(one.reference.stepId());
        return named == null ? null : named.formKey();
    }

    /** What a step looks up in its own form by the name of a field. */
    private static void own(Step step, FormSchema base, List<Needed> all) {
        add(all, step, "date", Field.Type.DATETIME, step.dateField());
        step.materials().forEach(material -> add(all, step, "material", null, material.field()));
        if (step.notice() != null) {
            add(all, step, "notice", Field.Type.DATETIME, step.notice().startField());
            add(all, step, "notice", Field.Type.DATETIME, step.notice().endField());
        }
        step.effects().forEach(effect -> {
            add(all, step, "effect", null, effect.field());
            if (!Step.Effect.PREVIOUS.equals(effect.organizationField())) {
                add(all, step, "effect", Field.Type.ORGANIZATION, effect.organizationField());
            }
        });
        if (step.vote() != null && base != null) {
            base.inputs()
                    .filter(field -> field.properties().containsKey("meeting"))
                    .forEach(field -> add(all, step, "vote", field.type(), field.key()));
        }
    }

    private static void add(List<Needed> all, Step step, String what, Field.Type type, String field) {
        if (field != null) {
            all.add(new Needed(field, step.name(), what, type));
        }
    }

    private static Stream<Looked> references(Step step) {
        return Stream.of(
                        step.periods().stream()
                                .flatMap(period -> period.from().stream())
                                .map(from -> new Looked(Reference.of(from), "period", Field.Type.DATETIME)),
                        step.periods().stream()
                                .filter(period -> period.plusMonths() != null)
                                .map(period -> new Looked(Reference.of(period.plusMonths()), "period", null)),
                        step.effects().stream().map(effect -> new Looked(effect.date(), "effect", Field.Type.DATETIME)),
                        step.effects().stream().map(effect -> new Looked(effect.plusMonths(), "effect", null)),
                        step.effects().stream()
                                .map(effect -> new Looked(effect.passField(), "effect", Field.Type.ORGANIZATION)),
                        step.separations().stream().map(from -> new Looked(from, "separation", Field.Type.PERSON)),
                        step.checks().stream().map(check -> new Looked(check.field(), "check", null)))
                .flatMap(looked -> looked)
                .filter(looked -> Objects.nonNull(looked.reference));
    }

    private record Looked(Reference reference, String what, Field.Type type) {}
}
