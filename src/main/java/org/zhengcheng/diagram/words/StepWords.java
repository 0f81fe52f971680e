package org.zhengcheng.diagram.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;

/** Says in words what a diagram says of a step. Two steps of which the same is said are the same. */
@Component
public class StepWords {

    private final Speaker speaker;

    StepWords(Speaker speaker) {
        this.speaker = speaker;
    }

    /** What is said of a step; an aspect of which nothing is said is not there. */
    public Map<Aspect, List<Text>> of(Diagram diagram, Step step) {
        Map<Aspect, List<Text>> said = new EnumMap<>(Aspect.class);
        said.put(Aspect.NAME, List.of(step.name()));
        said.put(Aspect.NUMBER, texts(step.number() == null ? null : Text.same(step.number())));
        said.put(
                Aspect.STAGE,
                step.isAct() ? List.of() : List.of(diagram.stages().get(step.stage())));
        said.put(Aspect.WHY, texts(step.why()));
        said.put(Aspect.ROLES, texts(names(step.roles())));
        said.put(Aspect.FORM, List.of(form(step)));
        said.put(
                Aspect.PERIODS,
                step.periods().stream()
                        .map(period -> period(diagram, step, period))
                        .toList());
        said.put(Aspect.VOTE, step.vote() == null ? List.of() : List.of(vote(step)));
        said.put(Aspect.ARTICLES, step.basis().stream().map(Step.Basis::cited).toList());
        said.put(
                Aspect.MATERIALS,
                step.materials().stream()
                        .map(material -> label(step, material.field()))
                        .toList());
        said.put(
                Aspect.SEPARATIONS,
                step.separations().stream()
                        .map(one -> one.field() == null ? name(diagram, one.stepId()) : origin(diagram, step, one))
                        .toList());
        said.put(
                Aspect.CHECKS,
                step.checks().stream()
                        .map(check -> limited(step, speaker.both("diagrams.check." + check.rule()), check.outcomes()))
                        .toList());
        said.put(
                Aspect.EFFECTS,
                step.effects().stream()
                        .map(effect -> effect(diagram, step, effect))
                        .toList());
        said.put(
                Aspect.NOTICE,
                step.notice() == null
                        ? List.of()
                        : List.of(speaker.both(
                                "saying.notice",
                                label(step, step.notice().startField()),
                                label(step, step.notice().endField()))));
        said.put(
                Aspect.TOLD,
                step.notifications().stream()
                        .map(told -> limited(
                                step, speaker.both("saying.told." + told.on(), names(told.who())), told.outcomes()))
                        .toList());
        said.put(
                Aspect.OUTCOMES,
                step.outcomes().stream()
                        .map(outcome -> outcome(diagram, outcome))
                        .toList());
        said.values().removeIf(List::isEmpty);
        return said;
    }

    private Text form(Step step) {
        Text title = Optional.ofNullable(step.form()).map(FormSchema::title).orElse(Text.same(step.formKey()));
        return step.dateField() == null ? title : speaker.both("saying.form", title, label(step, step.dateField()));
    }

    private Text period(Diagram diagram, Step step, Period period) {
        Text from = listed(period.from().stream()
                .map(one -> origin(diagram, step, Reference.of(one)))
                .toList());
        List<Text> parts = new ArrayList<>();
        parts.add(speaker.both(
                "saying.period." + period.kind().name(), period.length().words(), from));
        if (period.from().size() > 1) {
            parts.add(speaker.both(period.earliest() ? "saying.period.earliest" : "saying.period.latest"));
        }
        if (period.extendTo() != null) {
            parts.add(speaker.both(
                    "saying.period.extended",
                    outcomeName(step, period.extendBy()),
                    period.extendTo().words()));
        }
        if (period.plusMonths() != null) {
            parts.add(speaker.both("saying.period.plus", origin(diagram, step, Reference.of(period.plusMonths()))));
        }
        if (!period.pausedBy().isEmpty()) {
            parts.add(speaker.both(
                    "saying.period.paused",
                    listed(period.pausedBy().stream()
                            .map(paused -> named(diagram, paused))
                            .toList())));
        }
        if (period.onlyAfter() != null) {
            parts.add(speaker.both("saying.period.onlyAfter", named(diagram, period.onlyAfter())));
        }
        if (period.soft()) {
            parts.add(speaker.both("saying.period.soft"));
        }
        return limited(step, joined(parts), period.outcomes());
    }

    private Text vote(Step step) {
        return speaker.both(
                "saying.vote",
                speaker.both("diagrams.vote." + step.vote().rule().id()),
                step.basisOfVote() == null ? Text.same("") : step.basisOfVote(),
                listed(step.vote().carries().stream()
                        .map(outcome -> outcomeName(step, outcome))
                        .toList()));
    }

    private Text effect(Diagram diagram, Step step, Step.Effect effect) {
        Text what;
        if (effect.standing() != null) {
            what = speaker.both(
                    "saying.effect.standing", effect.standing().title(), origin(diagram, step, effect.date()));
        } else if (effect.appoint() != null) {
            what = speaker.both(
                    "saying.effect.appoint",
                    label(step, effect.field()),
                    effect.appoint().title());
        } else if (effect.named() != null) {
            what = speaker.both("saying.effect.named." + effect.named());
        } else if (effect.pass() != null) {
            what = pass(diagram, step, effect);
        } else if (Step.Effect.PREVIOUS.equals(effect.organizationField())) {
            what = speaker.both("saying.effect.back");
        } else {
            what = speaker.both("saying.effect.moves", label(step, effect.organizationField()));
        }
        return limited(step, what, effect.outcomes());
    }

    private Text pass(Diagram diagram, Step step, Step.Effect effect) {
        return effect.passField() != null
                ? speaker.both("saying.effect.pass", origin(diagram, step, effect.passField()))
                : speaker.both("saying.effect.pass." + effect.pass().field());
    }

    private Text outcome(Diagram diagram, Outcome outcome) {
        Text to = outcome.endsCase()
                ? speaker.both("saying.outcome.end", outcome.endName())
                : name(diagram, outcome.target());
        Text leads = speaker.both("saying.outcome", outcome.name(), to);
        if (outcome.together()) {
            leads = speaker.both("saying.outcome.together", leads);
        }
        if (outcome.lapses()) {
            return speaker.both("saying.outcome.lapses", leads);
        }
        return outcome.needsReason() ? speaker.both("saying.outcome.reason", leads) : leads;
    }

    private Text limited(Step step, Text what, List<String> outcomes) {
        return outcomes.isEmpty() || outcomes.size() == step.outcomes().size()
                ? what
                : speaker.both(
                        "saying.only",
                        what,
                        listed(outcomes.stream()
                                .map(outcome -> outcomeName(step, outcome))
                                .toList()));
    }

    /** The name of a date: the step and what its form calls the date. */
    private Text origin(Diagram diagram, Step step, Reference reference) {
        if (reference.isOwn()) {
            return label(step, reference.field());
        }
        if (reference.equals(Reference.LAUNCH_DUE)) {
            return speaker.both("why.launchDue");
        }
        Step named = diagram.steps().get(reference.stepId());
        return named == null
                ? Text.same(reference.toString())
                : speaker.both("saying.origin", named.name(), label(named, reference.field()));
    }

    /** An outcome of another step, as {@code step-id.outcome}. */
    private Text named(Diagram diagram, String written) {
        Reference reference = Reference.of(written);
        Step step = diagram.steps().get(reference.stepId());
        return step == null
                ? Text.same(written)
                : speaker.both("saying.origin", step.name(), outcomeName(step, reference.field()));
    }

    private Text label(Step step, String field) {
        return step.field(field).map(Field::label).orElse(Text.same(field));
    }

    private static Text outcomeName(Step step, String outcome) {
        return step.outcome(outcome).map(Outcome::name).orElse(Text.same(outcome));
    }

    private static Text name(Diagram diagram, String id) {
        return Optional.ofNullable(diagram.steps().get(id)).map(Step::name).orElse(Text.same(id));
    }

    private static Text names(List<Role> roles) {
        return listed(roles.stream().map(Role::title).toList());
    }

    private static List<Text> texts(Text one) {
        return Stream.ofNullable(one).filter(text -> !text.chinese().isEmpty()).toList();
    }

    private static Text listed(List<Text> all) {
        return new Text(
                all.stream().map(Text::chinese).collect(Collectors.joining("、")),
                all.stream().map(Text::english).collect(Collectors.joining(", ")));
    }

    private static Text joined(List<Text> all) {
        return new Text(
                all.stream().map(Text::chinese).collect(Collectors.joining("，")),
                all.stream().map(Text::english).collect(Collectors.joining(", ")));
    }
}
