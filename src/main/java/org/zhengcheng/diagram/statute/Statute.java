package org.zhengcheng.diagram.statute;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.ShippedDiagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.definition.TeamReview;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.organization.Standing;

/**
 * Compares a diagram with the shipped diagram of the regulation that it says it follows: what is missing, may be gone
 * around, may be done sooner, later or by others, or rests on nothing any more.
 */
@Component
public class Statute {

    private final ShippedDiagrams shipped;
    private final Speaker speaker;

    Statute(ShippedDiagrams shipped, Speaker speaker) {
        this.shipped = shipped;
        this.speaker = speaker;
    }

    /** In what a diagram asks less than its regulation; empty if in nothing, or if none came with the application. */
    public List<Loosening> loosened(Diagram diagram) {
        List<Diagram> editions = shipped.of(diagram.key());
        if (editions.isEmpty()) {
            return List.of();
        }
        Found found = new Found(speaker);
        Diagram required = editions.stream()
                .filter(edition ->
                        edition.regulation().id().equals(diagram.regulation().id())
                                && edition.regulation()
                                        .version()
                                        .equals(diagram.regulation().version()))
                .findFirst()
                .orElse(editions.get(0));
        if (!required.regulation().equals(diagram.regulation())) {
            found.add(
                    Loosening.Kind.REGULATION,
                    diagram.key(),
                    "statute.otherRegulation",
                    diagram.regulation().name(),
                    required.regulation().name());
        } else if (!required.equals(editions.get(0))) {
            found.add(
                    Loosening.Kind.REGULATION,
                    diagram.key(),
                    "statute.olderRegulation",
                    diagram.regulation().name(),
                    editions.get(0).regulation().name());
        }
        compare(required, diagram, found);
        return found.all();
    }

    private void compare(Diagram required, Diagram diagram, Found found) {
        RequiredStep steps = new RequiredStep(required, found);
        compare(required.steps(), diagram.steps(), steps, found);
        compare(required.acts(), diagram.acts(), steps, found);
        added(required, diagram, steps);
        new RequiredWay(required, diagram, found).compare();
        for (TeamReview review : required.teamReviews()) {
            boolean kept = diagram.teamReviews().stream()
                    .anyMatch(one -> one.id().equals(review.id())
                            && one.of() == review.of()
                            && review.by().containsAll(one.by())
                            && one.basis().equals(review.basis())
                            && !RequiredPeriod.isLonger(one.length(), review.length()));
            if (!kept) {
                found.add(Loosening.Kind.REVIEW, review.id(), "statute.review", review.name());
            }
        }
    }

    private static void compare(Map<String, Step> required, Map<String, Step> given, RequiredStep steps, Found found) {
        for (Step step : required.values()) {
            Step own = given.get(step.id());
            if (own != null) {
                steps.compare(step, own);
            } else if (step.vote() != null
                    || step.effects().stream()
                            .anyMatch(effect -> effect.standing() != null && effect.standing() != Standing.NONE)) {
                found.forbid(Loosening.Kind.STEP, step.id(), "statute.stepDecides", step.name());
            } else if (step.number() != null || !step.basis().isEmpty() || step.isAct()) {
                found.add(Loosening.Kind.STEP, step.id(), "statute.step", step.name());
            }
        }
    }

    /** A step that was added makes nobody what the regulation does not let it make them. */
    private static void added(Diagram required, Diagram diagram, RequiredStep steps) {
        diagram.steps().values().stream()
                .filter(step -> !required.steps().containsKey(step.id()))
                .forEach(step -> steps.effects(List.of(), step));
        diagram.acts().values().stream()
                .filter(act -> !required.acts().containsKey(act.id()))
                .forEach(act -> steps.effects(List.of(), act));
    }
}
