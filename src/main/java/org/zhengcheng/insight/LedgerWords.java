package org.zhengcheng.insight;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Role;

/** Says in words what an entry names by an id: steps and their outcomes as their diagram does, posts by their titles. */
@Component
class LedgerWords {

    private final Diagrams diagrams;

    LedgerWords(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    /**
     * Upon what it was done; empty if the id would say nothing to a reader.
     *
     * @param definitionId the diagram of the case; null if it is about none
     */
    Optional<Text> object(String definitionId, String object) {
        return step(definitionId, object).map(Step::name).or(() -> post(object));
    }

    /** How a step ended; empty for anything else. */
    Optional<Text> outcome(String definitionId, String object, String outcome) {
        return step(definitionId, object).flatMap(step -> step.outcome(outcome)).map(Outcome::name);
    }

    private Optional<Step> step(String definitionId, String id) {
        if (definitionId == null) {
            return Optional.empty();
        }
        Diagram diagram = diagrams.get(definitionId);
        return Optional.ofNullable(diagram.steps().get(id))
                .or(() -> Optional.ofNullable(diagram.acts().get(id)));
    }

    /** An entry about a post names it and who holds it, with a blank between. */
    private static Optional<Text> post(String object) {
        String id = object.substring(0, Math.max(0, object.indexOf(' ')));
        return Stream.<Capacity>concat(Stream.of(Role.values()), Stream.of(Administrator.values()))
                .filter(capacity -> capacity.id().equals(id))
                .findFirst()
                .map(Capacity::title);
    }
}
