package org.zhengcheng.diagram.statute;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Field;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;

/** A step as the regulation requires it, and what is left of it. */
final class RequiredStep {

    private final Diagram regulation;
    private final Found found;
    private final RequiredPeriod periods;

    RequiredStep(Diagram regulation, Found found) {
        this.regulation = regulation;
        this.found = found;
        this.periods = new RequiredPeriod(found);
    }

    void compare(Step required, Step given) {
        String id = required.id();
        List<Text> others = given.roles().stream()
                .filter(role -> !required.roles().contains(role))
                .map(Role::title)
                .toList();
        if (!others.isEmpty()) {
            found.add(Loosening.Kind.ROLE, id, "statute.role", Found.names(others));
        }
        periods.compare(required, given);
        vote(required, given);
        each(
                required.basis(),
                given.basis()::contains,
                basis -> found.add(Loosening.Kind.ARTICLE, id, "statute.article", basis.cited()));
        each(
                required.separations(),
                given.separations()::contains,
                separation -> found.add(
                        Loosening.Kind.SEPARATION,
                        id,
                        "statute.separation",
                        regulation.step(separation.stepId()).name()));
        each(
                required.checks(),
                check -> isChecked(check, given),
                check -> found.add(
                        Loosening.Kind.CHECK, id, "statute.check", found.said("diagrams.check." + check.rule())));
        each(
                required.materials(),
                given.materials()::contains,
                material ->
                        found.add(Loosening.Kind.MATERIAL, id, "statute.material", label(required, material.field())));
        each(
                required.notifications(),
                told -> isTold(told, given),
                told -> found.add(
                        Loosening.Kind.TOLD,
                        id,
                        "statute.told",
                        Found.names(told.who().stream().map(Role::title).toList())));
        if (required.notice() != null && !required.notice().equals(given.notice())) {
            found.add(Loosening.Kind.NOTICE, id, "statute.notice");
        }
        if (!Objects.equals(required.dateField(), given.dateField())
                || required.after() != null && !required.after().equals(given.after())) {
            found.add(Loosening.Kind.DATE, id, "statute.date");
        }
        effects(required.effects(), given);
        form(required, given);
        outcomes(required, given);
    }

    /** What a step makes of somebody must be what the regulation says, neither more nor less. */
    void effects(List<Step.Effect> required, Step given) {
        each(given.effects(), required::contains, effect -> effect(effect, given, "statute.effectAdded"));
        each(required, given.effects()::contains, effect -> effect(effect, given, "statute.effectLost"));
    }

    private void effect(Step.Effect effect, Step step, String code) {
        if (effect.standing() != null) {
            found.forbid(
                    Loosening.Kind.EFFECT, step.id(), code, effect.standing().title());
        } else if (effect.named() != null) {
            found.forbid(Loosening.Kind.EFFECT, step.id(), code, found.said("saying.effect.named." + effect.named()));
        } else {
            found.add(Loosening.Kind.EFFECT, step.id(), code, arranged(effect));
        }
    }

    /** What an authority may arrange otherwise. */
    private Text arranged(Step.Effect effect) {
        return effect.appoint() != null
                ? effect.appoint().title()
                : found.said(effect.pass() != null ? "statute.effectPasses" : "statute.effectMoves");
    }

    /** Votes are law: quorum, majority and what they decide are not for a diagram to change. */
    private void vote(Step required, Step given) {
        if (required.vote() == null) {
            return;
        }
        boolean same = given.vote() != null
                && given.vote().rule() == required.vote().rule()
                && given.vote().carries().equals(required.vote().carries())
                && given.vote().fails().equals(required.vote().fails())
                && given.vote().inquorate().equals(required.vote().inquorate());
        if (!same) {
            found.forbid(
                    Loosening.Kind.VOTE, required.id(), given.vote() == null ? "statute.voteLost" : "statute.vote");
        }
    }

    /** Another form must ask for all that the first required. */
    private void form(Step required, Step given) {
        if (required.form() == null
                || given.form() == null
                || required.form().sha256().equals(given.form().sha256())) {
            return;
        }
        List<Text> missing = required.form()
                .inputs()
                .filter(RequiredStep::isRequired)
                .filter(field -> given.field(field.key())
                        .filter(RequiredStep::isRequired)
                        .isEmpty())
                .map(Field::label)
                .toList();
        if (!missing.isEmpty()) {
            found.add(Loosening.Kind.FORM, required.id(), "statute.form", Found.names(missing));
        }
    }

    private void outcomes(Step required, Step given) {
        for (Outcome outcome : required.outcomes()) {
            Outcome own = given.outcome(outcome.value()).orElse(null);
            if (own == null) {
                found.add(Loosening.Kind.OUTCOME, required.id(), "statute.outcome", outcome.name());
            } else if (outcome.needsReason() && !own.needsReason()
                    || outcome.once() != null && !outcome.once().equals(own.once())
                    || outcome.only() != null && !outcome.only().equals(own.only())) {
                found.add(Loosening.Kind.OUTCOME, required.id(), "statute.outcomeFree", outcome.name());
            } else if (outcome.lapses() != own.lapses()) {
                found.add(Loosening.Kind.OUTCOME, required.id(), "statute.outcomeLapses", outcome.name());
            }
        }
    }

    private static boolean isRequired(Field field) {
        return field.rules() != null && field.rules().required() || field.least() > 0;
    }

    private static boolean isChecked(Step.Check check, Step given) {
        return given.checks().stream()
                .anyMatch(own -> own.rule().equals(check.rule())
                        && Objects.equals(own.field(), check.field())
                        && RequiredPeriod.covers(own.outcomes(), check.outcomes()));
    }

    private static boolean isTold(Step.Notify told, Step given) {
        return given.notifications().stream()
                .anyMatch(own -> own.on().equals(told.on())
                        && own.who().containsAll(told.who())
                        && RequiredPeriod.covers(own.outcomes(), told.outcomes()));
    }

    private Text label(Step step, String field) {
        return step.field(field).map(Field::label).orElse(Text.same(field));
    }

    private static <T> void each(List<T> required, Predicate<T> kept, Consumer<T> lost) {
        required.stream().filter(kept.negate()).forEach(lost);
    }
}
