package org.zhengcheng.casework.transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;

/** Works out from the diagram what has to be copied of each step before the one a case has reached. */
@Component
class TranscriptForm {

    /** The scans of the paper file. */
    static final String FILES = StepForm.PAPER_FILE;

    private static final String PASS = "pass";

    private final Diagrams diagrams;
    private final List<Procedure> procedures;

    TranscriptForm(Diagrams diagrams, List<Procedure> procedures) {
        this.diagrams = diagrams;
        this.procedures = procedures;
    }

    /** Every edition of every procedure, the newest version of each, the newest edition first. */
    List<Diagram> editions() {
        return procedures.stream()
                .filter(Procedure::isCopiedFromPaper)
                .flatMap(procedure -> diagrams.versions(procedure.key()).stream()
                        .collect(Collectors.groupingBy(
                                diagram -> diagram.regulation().version(), LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(versions -> versions.get(0)))
                .toList();
    }

    /** The edition that runs on a version of a diagram; empty if there is none such. */
    Optional<Diagram> edition(String definitionId) {
        return editions().stream()
                .filter(diagram -> diagram.definitionId().equals(definitionId))
                .findFirst();
    }

    /** Where a case may stand: every step of the course but the first, with which it would simply begin here. */
    static List<Step> reachable(Diagram diagram) {
        return diagram.mainPath().subList(1, diagram.mainPath().size());
    }

    /** The steps before, in the order of the course, and the step reached if it may have been taken before. */
    List<PastStep> upTo(Diagram diagram, Step reached) {
        List<PastStep> past = new ArrayList<>();
        for (Step step : diagram.mainPath()) {
            if (step.equals(reached)) {
                PastStep current = past(diagram, step, true);
                if (current.recurs()) {
                    past.add(current);
                }
                break;
            }
            past.add(past(diagram, step, false));
        }
        return past;
    }

    private PastStep past(Diagram diagram, Step step, boolean current) {
        FormSchema form = step.form();
        Set<String> asked = new LinkedHashSet<>(needed(diagram, step));
        Set<String> counted = new LinkedHashSet<>(step.vote() == null ? Set.of() : numbers(form));
        if (step.checks().stream().anyMatch(check -> check.field() == null)) {
            form.inputs()
                    .filter(field -> field.type() == Field.Type.NUMBER)
                    .map(Field::key)
                    .forEach(asked::add);
        }
        counted.removeAll(asked);
        return new PastStep(step, flat(form, asked), flat(form, counted), current);
    }

    /** What is asked of every step: its day, and what any step of the course looks up in its answers. */
    private static Set<String> needed(Diagram diagram, Step step) {
        Stream<String> own = Stream.of(
                        Stream.ofNullable(step.dateField()),
                        Stream.ofNullable(step.notice())
                                .flatMap(notice -> Stream.of(notice.startField(), notice.endField())),
                        step.effects().stream()
                                .filter(effect -> effect.appliesTo(PASS) && effect.field() != null)
                                .map(Step.Effect::field))
                .flatMap(fields -> fields);
        Stream<String> ofIts = references(step).filter(Reference::isOwn).map(Reference::field);
        Stream<String> ofOthers = diagram.steps().values().stream()
                .flatMap(TranscriptForm::references)
                .filter(reference -> step.id().equals(reference.stepId()))
                .map(Reference::field);
        return Stream.of(own, ofIts, ofOthers)
                .flatMap(fields -> fields)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Reference> references(Step step) {
        return Stream.of(
                        step.periods().stream()
                                .flatMap(period -> period.from().stream().map(Reference::of)),
                        step.periods().stream()
                                .filter(period -> period.plusMonths() != null)
                                .map(period -> Reference.of(period.plusMonths())),
                        step.effects().stream()
                                .filter(effect -> effect.appliesTo(PASS))
                                .flatMap(effect -> Stream.of(effect.date(), effect.plusMonths())),
                        step.separations().stream(),
                        step.checks().stream().map(Step.Check::field))
                .flatMap(references -> references)
                .filter(Objects::nonNull);
    }

    /** These questions in a row; what the form asks only in another case than a step that passed is left out. */
    private static FormSchema flat(FormSchema form, Set<String> keys) {
        return new FormSchema(
                form.key(),
                form.sha256(),
                form.source(),
                form.title(),
                form.inputs()
                        .filter(field -> keys.contains(field.key()) && isAskedOnPassing(field))
                        .map(TranscriptForm::alwaysShown)
                        .toList());
    }

    private static boolean isAskedOnPassing(Field field) {
        return field.hidden().stream()
                .noneMatch(condition -> condition.test(key -> StepForm.OUTCOME.equals(key) ? PASS : null));
    }

    private static Field alwaysShown(Field field) {
        return new Field(
                field.type(),
                field.key(),
                field.label(),
                field.hint(),
                field.rules(),
                List.of(),
                field.options(),
                field.children(),
                field.properties());
    }

    private static Set<String> numbers(FormSchema form) {
        return form.inputs()
                .filter(field ->
                        field.type() == Field.Type.NUMBER && field.rules().required())
                .map(Field::key)
                .collect(Collectors.toSet());
    }
}
