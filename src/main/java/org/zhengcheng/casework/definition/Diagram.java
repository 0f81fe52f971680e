package org.zhengcheng.casework.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.language.Text;

/**
 * One version of a procedure.
 *
 * @param definitionId the engine's id of this version
 * @param key the same for every version of the procedure
 * @param stages the names of its stages, in order
 * @param teamReviews what organisations owe for all people of a standing together
 * @param mainPath the steps of the course a case takes when everything passes, in order
 * @param steps every step by id, those off the main path included
 * @param acts what may be done to the case as a whole, by id
 * @param launch the form with which committees launch it for a year; null if they do not
 */
public record Diagram(
        String definitionId,
        String key,
        int version,
        Text name,
        List<Step.Regulation> regulations,
        List<Text> stages,
        List<TeamReview> teamReviews,
        List<Step> mainPath,
        Map<String, Step> steps,
        Map<String, Step> acts,
        FormSchema launch) {

    /** The same with the course of a case to which some outcomes are closed. */
    public Diagram without(BiPredicate<Step, Outcome> closed) {
        List<Step> course = course(steps, mainPath.get(0).id(), closed);
        return course.equals(mainPath)
                ? this
                : new Diagram(
                        definitionId,
                        key,
                        version,
                        name,
                        regulations,
                        stages,
                        teamReviews,
                        course,
                        steps,
                        acts,
                        launch);
    }

    /**
     * From a step along whatever passes; a step drawn between two others is on it without being numbered. Where passing is
     * closed, it goes by the first other outcome that leads on.
     */
    static List<Step> course(Map<String, Step> steps, String first, BiPredicate<Step, Outcome> closed) {
        Set<Step> course = new LinkedHashSet<>();
        Step step = steps.get(first);
        while (step != null && course.add(step)) {
            Step here = step;
            Outcome passed = here.outcome(Outcome.PASS).orElse(here.outcomes().get(0));
            step = steps.get(
                    (closed.test(here, passed) ? around(here, steps, course, closed) : Optional.<Outcome>empty())
                            .orElse(passed)
                            .target());
        }
        return List.copyOf(course);
    }

    private static Optional<Outcome> around(
            Step step, Map<String, Step> steps, Set<Step> course, BiPredicate<Step, Outcome> closed) {
        return step.outcomes().stream()
                .filter(outcome -> !outcome.endsCase() && !outcome.isReturn() && !outcome.lapses())
                .filter(outcome -> !course.contains(steps.get(outcome.target())))
                .filter(outcome -> !closed.test(step, outcome))
                .findFirst();
    }

    /** The outcome with which a step of the course goes on along it. */
    public Outcome onward(Step step) {
        int next = mainPath.indexOf(step) + 1;
        return step.outcomes().stream()
                .filter(outcome -> next > 0
                        && next < mainPath.size()
                        && outcome.target().equals(mainPath.get(next).id()))
                .findFirst()
                .or(() -> step.outcome(Outcome.PASS))
                .orElse(step.outcomes().get(0));
    }

    /** The step of an id. */
    public Step step(String id) {
        return Optional.ofNullable(steps.get(id))
                .orElseThrow(() -> new IllegalArgumentException(definitionId + " has no step " + id));
    }

    /** The key of the form with which committees launch a procedure. */
    public static String launchKey(String procedureKey) {
        return procedureKey + "/launch";
    }

    /** The forms of its steps, of what may be done to a case as a whole, and of its launch. */
    public FormSet forms() {
        return new FormSet(Stream.concat(
                        Stream.concat(steps.values().stream(), acts.values().stream())
                                .map(Step::form),
                        Stream.of(Optional.ofNullable(launch)).flatMap(Optional::stream))
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(FormSchema::key, Function.identity(), (one, same) -> one)));
    }

    /** The regulation it follows first of all. */
    public Step.Regulation regulation() {
        return regulations.get(0);
    }

    /** How many of its steps carry a whole number: 25 for member development. */
    public long numbered() {
        return mainPath.stream()
                .filter(step -> step.number() != null && step.number().chars().allMatch(Character::isDigit))
                .count();
    }

    /** The steps without which nobody comes to a step: whatever way is taken, it leads through all of them. */
    public Set<String> before(String stepId) {
        return steps.keySet().stream()
                .filter(other -> !other.equals(stepId) && !isReachedWithout(stepId, other))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isReachedWithout(String stepId, String other) {
        String start = mainPath.get(0).id();
        Set<String> seen = new HashSet<>(List.of(other, start));
        Deque<String> waiting = new ArrayDeque<>(start.equals(other) ? List.of() : List.of(start));
        while (!waiting.isEmpty()) {
            String id = waiting.poll();
            if (id.equals(stepId)) {
                return true;
            }
            Stream.ofNullable(steps.get(id))
                    .flatMap(step -> step.outcomes().stream())
                    .map(Outcome::target)
                    .filter(seen::add)
                    .forEach(waiting::add);
        }
        return false;
    }
}
