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
