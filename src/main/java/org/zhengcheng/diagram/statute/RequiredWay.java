package org.zhengcheng.diagram.statute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.language.Text;

/**
 * The order of the steps. Where an outcome leads according to the regulation, there it must lead in the draft, through
 * nothing but steps that were added; such a step may also send back, or end the case.
 */
final class RequiredWay {

    private final Diagram required;
    private final Diagram given;
    private final Found found;

    RequiredWay(Diagram required, Diagram given, Found found) {
        this.required = required;
        this.given = given;
        this.found = found;
    }

    void compare() {
        Step first = required.mainPath().get(0);
        if (given.steps().containsKey(first.id())) {
            String start = given.mainPath().get(0).id();
            Set<String> reached = reached(start);
            if (!reached.contains(first.id()) || !leadsOnlyTo(reached, Set.of(first.id()), Set.of(), start)) {
                found.add(Loosening.Kind.WAY, first.id(), "statute.wayStart", first.name());
            }
        }
        for (Step step : required.steps().values()) {
            Step own = given.steps().get(step.id());
            if (own != null) {
                compare(step, own);
            }
        }
    }

    private void compare(Step step, Step own) {
        Set<String> back = before(step);
        for (Outcome outcome : own.outcomes()) {
            Set<String> reached = reached(outcome.target());
            Optional<Outcome> asked = step.outcome(outcome.value());
            if (asked.isEmpty()) {
                if (!leadsOnlyTo(reached, back, back, outcome.target()) && !isEnd(outcome.target())) {
                    found.add(Loosening.Kind.OUTCOME, step.id(), "statute.outcomeAdded", outcome.name());
                }
                continue;
            }
            Set<String> to = kept(asked.get().target());
            boolean arrives = reached.stream().anyMatch(to::contains);
            if (!arrives || !leadsOnlyTo(reached, to, back, outcome.target())) {
                found.add(
                        Loosening.Kind.WAY,
                        step.id(),
                        "statute.way",
                        outcome.name(),
                        name(asked.get().target()));
            }
        }
    }

    /**
     * Whether a way arrives nowhere but where it should.
     *
     * @param back where steps that were added may send back to
     * @param first what the way comes to first; what was added may also end the case
     */
    private boolean leadsOnlyTo(Set<String> reached, Set<String> to, Set<String> back, String first) {
        boolean direct = !isAdded(first);
        return reached.stream().allMatch(node -> to.contains(node) || !direct && (back.contains(node) || isEnd(node)));
    }

    /** The first nodes of the regulation, and the ends, to which one comes through added steps. */
    private Set<String> reached(String from) {
        Set<String> known = new HashSet<>();
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            String node = waiting.poll();
            if (isAdded(node)) {
                given.steps().get(node).outcomes().stream()
                        .map(Outcome::target)
                        .filter(seen::add)
                        .forEach(waiting::add);
            } else {
                known.add(node);
            }
        }
        return known;
    }

    private boolean isAdded(String node) {
        return given.steps().containsKey(node) && !required.steps().containsKey(node);
    }

    private boolean isEnd(String node) {
        return !given.steps().containsKey(node);
    }

    /** Where one should come; in place of a step that is gone, which was found already, whatever follows it. */
    private Set<String> kept(String target) {
        Set<String> kept = new HashSet<>();
        Set<String> seen = new HashSet<>(Set.of(target));
        Deque<String> waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            String node = waiting.poll();
            Step step = required.steps().get(node);
            if (step == null || given.steps().containsKey(node)) {
                kept.add(node);
            } else {
                step.outcomes().stream().map(Outcome::target).filter(seen::add).forEach(waiting::add);
            }
        }
        return kept;
    }

    /** The step itself and all without which nobody comes to it. */
    private Set<String> before(Step step) {
        Set<String> before = new HashSet<>(required.before(step.id()));
        before.add(step.id());
        return before;
    }

    private Text name(String node) {
        Step step = required.steps().get(node);
        return step != null
                ? step.name()
                : required.steps().values().stream()
                        .flatMap(one -> one.outcomes().stream())
                        .filter(outcome -> outcome.target().equals(node))
                        .map(Outcome::endName)
                        .findFirst()
                        .orElse(Text.same(node));
    }
}
