package org.zhengcheng.casework.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;

/**
 * What is open to one case of all that its diagram draws. Against an outcome may speak how an earlier step ended, and a named
 * rule of its step that looks at nothing that is entered: whoever decides is not offered it, and the way ahead leads past it.
 */
@Component
public class OpenOutcomes {

    private static final Answers NOTHING = new Answers(Map.of());

    private final Cases cases;
    private final People people;

    OpenOutcomes(Cases cases, People people) {
        this.cases = cases;
        this.people = people;
    }

    /** The outcomes a step would offer but for a rule that is known beforehand, and what the rule says; empty for most. */
    public Map<Outcome, FieldError> closed(Step step, CaseFile file, History history) {
        Map<Outcome, FieldError> closed = new LinkedHashMap<>();
        Cases.offered(step, history)
                .forEach(outcome -> against(step, outcome, file, history).ifPresent(why -> closed.put(outcome, why)));
        return closed;
    }

    /** What a rule that is known beforehand has against an outcome; empty if nothing. */
    public Optional<FieldError> against(Step step, Outcome outcome, CaseFile file, History history) {
        Procedure procedure = cases.procedure(file);
        List<Step.Check> known = step.checks().stream()
                .filter(check -> !check.outcomes().isEmpty() && check.appliesTo(outcome.value()))
                .filter(procedure::isKnownBefore)
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Person subject = file.isAboutPerson() ? people.find(file.personId()).orElseThrow() : null;
        return known.stream()
                .flatMap(check -> procedure.check(check, NOTHING, history, subject, file).stream())
                .filter(finding -> finding.severity() == Finding.Severity.BLOCKS)
                .map(Finding::error)
                .findFirst();
    }

    /** The diagram of a case with the course that this very case takes: what was decided counts, whatever has changed since. */
    public Diagram course(CaseFile file, History history) {
        return cases.diagram(file)
                .without((step, outcome) -> !history.hasLast(step.id(), outcome.value())
                        && (isElsewhere(outcome, history)
                                || against(step, outcome, file, history).isPresent()));
    }

    /** Whether the step on which an outcome hangs was taken and ended otherwise. */
    private static boolean isElsewhere(Outcome outcome, History history) {
        Reference only = outcome.only();
        return only != null && history.last(only.stepId()).isPresent() && !history.hasLast(only.stepId(), only.field());
    }
}
