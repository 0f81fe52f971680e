package org.zhengcheng.casework.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.Field;
import org.zhengcheng.organization.Role;

/** Whether everything a diagram refers to exists: forms, fields, steps and outcomes. */
final class DiagramLinks {

    private DiagramLinks() {}

    /** Adds what is missing, by the step. */
    static void check(Diagram diagram, Faults problems) {
        Stream.concat(diagram.steps().values().stream(), diagram.acts().values().stream())
                .forEach(step -> check(diagram, step, problems));
        diagram.teamReviews().forEach(review -> check(review, problems));
    }

    private static void check(TeamReview review, Faults problems) {
        if (review.length().isZero()) {
            problems.error(review.id(), "diagram.link.length");
        }
        checkLadder(review.id(), review.ladder(), problems);
        if (review.ladder().stream()
                .anyMatch(rung -> rung.of() != null || rung.to().contains(Rung.Addressee.APPLICANT))) {
            problems.error(review.id(), "diagram.link.reviewLadder");
        }
        if (review.basis().regulation() == null) {
            problems.error(review.id(), "diagram.link.regulation");
        }
        review.by().stream()
                .filter(role -> role.seat() == Role.Seat.SUBJECT || role.seat() == Role.Seat.PARTICIPANT)
                .forEach(role -> problems.error(review.id(), "diagram.link.office", role.id()));
    }

    private static void check(Diagram diagram, Step step, Faults problems) {
        if (step.form() == null) {
            problems.error(step.id(), "diagram.link.form", step.formKey());
            return;
        }
        if (step.roles().isEmpty()) {
            problems.error(step.id(), "diagram.link.nobody");
        }
        List<Reference> references = new ArrayList<>(ownFields(step));
        step.periods().forEach(period -> {
            period.from().forEach(from -> references.add(Reference.of(from)));
            Optional.ofNullable(period.plusMonths()).ifPresent(months -> references.add(Reference.of(months)));
        });
        step.effects().forEach(effect -> {
            Optional.ofNullable(effect.date()).ifPresent(references::add);
            Optional.ofNullable(effect.plusMonths()).ifPresent(references::add);
            Optional.ofNullable(effect.passField()).ifPresent(references::add);
        });
        references.addAll(step.separations());
        step.checks().stream().map(Step.Check::field).filter(Objects::nonNull).forEach(references::add);
        references.forEach(reference -> checkReference(diagram, step, reference, problems));
        step.outcomes().stream()
                .flatMap(outcome -> Stream.of(outcome.once(), outcome.only()))
                .filter(Objects::nonNull)
                .filter(named -> diagram.steps().get(named.stepId()) == null
                        || diagram.step(named.stepId()).outcome(named.field()).isEmpty())
                .forEach(named -> problems.error(step.id(), "diagram.link.outcome", named.toString()));
        step.outcomes().stream()
                .map(Outcome::returns)
                .filter(returned -> returned != null && !diagram.steps().containsKey(returned))
                .forEach(returned -> problems.error(step.id(), "diagram.link.returned", returned));
        step.periods().stream()
                .flatMap(period -> period.pausedBy().stream())
                .filter(named -> !hasOutcome(diagram, named))
                .forEach(named -> problems.error(step.id(), "diagram.link.pause", named));
        step.periods().stream()
                .flatMap(period -> Stream.ofNullable(period.onlyAfter()))
                .filter(named -> !hasOutcome(diagram, named))
                .forEach(named -> problems.error(step.id(), "diagram.link.begin", named));
        Stream.concat(
                        step.periods().stream().map(Period::article).filter(Objects::nonNull),
                        Stream.ofNullable(step.vote()).flatMap(vote -> vote.articles().stream()))
                .filter(article ->
                        step.basis().stream().noneMatch(basis -> basis.article().equals(article)))
                .forEach(article -> problems.error(step.id(), "diagram.link.article", article));
        mentionedOutcomes(step)
                .filter(outcome -> step.outcome(outcome).isEmpty())
                .forEach(outcome -> problems.error(step.id(), "diagram.link.ownOutcome", outcome));
        if (step.outcomes().stream().anyMatch(Outcome::lapses)
                && step.periods().stream().noneMatch(period -> period.kind() == Period.Kind.DUE)) {
            problems.error(step.id(), "diagram.link.lapse");
        }
        checkLadder(step, problems);
        if (step.periods().stream()
                .anyMatch(period ->
                        period.kind() == Period.Kind.EVERY && period.length().isZero())) {
            problems.error(step.id(), "diagram.link.length");
        }
        if (step.basis().stream().anyMatch(basis -> basis.regulation() == null)) {
            problems.error(step.id(), "diagram.link.regulation");
        }
    }

    private static boolean hasOutcome(Diagram diagram, String named) {
        Reference outcome = Reference.of(named);
        return Optional.ofNullable(diagram.steps().get(outcome.stepId()))
                .flatMap(step -> step.outcome(outcome.field()))
                .isPresent();
    }

    /** What one rung cannot be checked for alone. */
    private static void checkLadder(Step step, Faults problems) {
        step.ladder().stream()
                .collect(Collectors.groupingBy(
                        rung -> String.valueOf(rung.of()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(ladder -> checkLadder(step.id(), ladder, problems));
        step.ladder().stream()
                .map(Rung::of)
                .filter(of -> of != null && step.periods().stream().noneMatch(period -> of.equals(period.id())))
                .forEach(of -> problems.error(step.id(), "diagram.link.rungOf", of));
        step.periods().stream()
                .filter(period -> period.kind() == Period.Kind.REMIND)
                .filter(period -> period.name() == null || step.rungsOf(period).isEmpty())
                .forEach(period -> problems.error(step.id(), "diagram.link.reminder"));
        if (step.periods().stream().distinct().count() < step.periods().size()) {
            problems.error(step.id(), "diagram.link.twice");
        }
    }

    private static void checkLadder(String id, List<Rung> ladder, Faults problems) {
        for (int i = 0; i < ladder.size(); i++) {
            Rung rung = ladder.get(i);
            if (rung.to().stream().distinct().count() < rung.to().size()) {
                problems.error(id, "diagram.link.rungTwice");
            }
            if (i > 0 && !ladder.get(i - 1).isBelow(rung)) {
                problems.error(id, "diagram.link.rungOrder");
            }
        }
    }

    private static List<Reference> ownFields(Step step) {
        Stream<String> named = Stream.of(
                        Stream.ofNullable(step.dateField()),
                        step.materials().stream().map(Step.Material::field),
                        step.effects().stream().map(Step.Effect::field),
                        step.effects().stream()
                                .map(Step.Effect::organizationField)
                                .filter(field -> !Step.Effect.PREVIOUS.equals(field)),
                        Stream.ofNullable(step.notice())
                                .flatMap(notice -> Stream.of(notice.startField(), notice.endField())))
                .flatMap(fields -> fields);
        return named.filter(Objects::nonNull)
                .map(field -> new Reference(null, field))
                .toList();
    }

    private static Stream<String> mentionedOutcomes(Step step) {
        Stream<String> byVote = step.vote() == null
                ? Stream.empty()
                : Stream.of(
                                step.vote().carries(),
                                step.vote().fails(),
                                step.vote().inquorate())
                        .flatMap(List::stream);
        return Stream.of(
                        byVote,
                        step.periods().stream().flatMap(period -> period.outcomes().stream()),
                        step.periods().stream().flatMap(period -> Stream.ofNullable(period.extendBy())),
                        step.checks().stream().flatMap(check -> check.outcomes().stream()),
                        step.effects().stream().flatMap(effect -> effect.outcomes().stream()))
                .flatMap(outcomes -> outcomes)
                .distinct();
    }

    private static void checkReference(Diagram diagram, Step step, Reference reference, Faults problems) {
        if (reference.equals(Reference.LAUNCH_DUE)) {
            return;
        }
        Step named = reference.isOwn() ? step : diagram.steps().get(reference.stepId());
        if (named == null) {
            problems.error(step.id(), "diagram.link.step", reference.stepId());
            return;
        }
        boolean found = reference.field() == null
                || named.field(reference.field()).map(Field::key).isPresent();
        if (!found) {
            problems.error(step.id(), "diagram.link.field", reference.field(), named.id());
        }
    }
}
