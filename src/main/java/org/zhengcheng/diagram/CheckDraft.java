package org.zhengcheng.diagram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.diagram.statute.Loosening;
import org.zhengcheng.diagram.statute.Statute;
import org.zhengcheng.language.Speaker;

/** Checks a draft: what may not run, what is missing, and in what it asks less than its regulation. */
@Component
class CheckDraft {

    private final DiagramExaminer examiner;
    private final Statute statute;
    private final Authorities authorities;
    private final Map<String, Procedure> procedures;
    private final Speaker speaker;

    CheckDraft(
            DiagramExaminer examiner,
            Statute statute,
            Authorities authorities,
            List<Procedure> procedures,
            Speaker speaker) {
        this.examiner = examiner;
        this.statute = statute;
        this.authorities = authorities;
        this.procedures = procedures.stream().collect(Collectors.toMap(Procedure::key, Function.identity()));
        this.speaker = speaker;
    }

    Checked of(DiagramDraft draft, String text) {
        DiagramExaminer.Examination examination = examiner.examine(text.getBytes(StandardCharsets.UTF_8));
        List<Fault> faults = new ArrayList<>(examination.faults());
        Diagram diagram = examination.diagram();
        if (diagram != null && !diagram.key().equals(draft.procedureKey())) {
            faults.add(new Fault(
                    diagram.key(),
                    Fault.Severity.ERROR,
                    "diagrams.otherKey",
                    speaker.both("diagrams.otherKey", draft.procedureKey(), diagram.key())));
        }
        if (diagram != null) {
            Procedure procedure = procedures.get(draft.procedureKey());
            diagram.steps().values().forEach(step -> named(step, procedure, faults));
            diagram.acts().values().forEach(act -> named(act, procedure, faults));
        }
        boolean sound = diagram != null && faults.stream().noneMatch(Fault::isError);
        List<Authority> given = authorities.of(draft.id());
        return new Checked(diagram, faults, sound ? statute.loosened(diagram) : List.of(), given);
    }

    /** Of the names in our vocabulary each procedure knows its own. */
    private void named(Step step, Procedure procedure, List<Fault> faults) {
        step.checks().stream()
                .map(Step.Check::rule)
                .filter(rule -> !procedure.rules().contains(rule))
                .forEach(rule -> faults.add(foreign(step, "diagrams.otherCheck", "diagrams.check." + rule)));
        step.effects().stream()
                .map(Step.Effect::named)
                .filter(effect -> effect != null && !procedure.effects().contains(effect))
                .forEach(effect -> faults.add(foreign(step, "diagrams.otherEffect", "saying.effect.named." + effect)));
    }

    private Fault foreign(Step step, String rule, String name) {
        return new Fault(step.id(), Fault.Severity.ERROR, rule, speaker.both(rule, speaker.both(name)));
    }

    /**
     * What was found.
     *
     * @param diagram what it says; null if that cannot be told
     * @param loosened in what it asks less than its regulation; told only of what is otherwise sound
     * @param authorities those that were given for it
     */
    record Checked(Diagram diagram, List<Fault> faults, List<Loosening> loosened, List<Authority> authorities) {

        /** Whether it may be released as it is. */
        boolean isReleasable() {
            return isSound() && loosened.stream().allMatch(this::isAuthorised);
        }

        /** Whether it could run. */
        boolean isSound() {
            return diagram != null && faults.stream().noneMatch(Fault::isError);
        }

        boolean isAuthorised(Loosening loosening) {
            Set<String> given = authorities.stream().map(Authority::loosening).collect(Collectors.toSet());
            return loosening.open() && given.contains(loosening.fingerprint());
        }

        /** For the editor, in the reader's language. */
        List<Finding> findings() {
            List<Finding> findings = new ArrayList<>();
            faults.forEach(fault -> findings.add(new Finding(
                    fault.element(),
                    fault.severity().name().toLowerCase(Locale.ROOT),
                    fault.words().toString(),
                    fault.rule())));
            loosened.forEach(one -> findings.add(new Finding(
                    one.element(),
                    !one.open() ? "error" : isAuthorised(one) ? "authorised" : "authority",
                    one.what().toString(),
                    "statute." + one.kind().name().toLowerCase(Locale.ROOT))));
            return findings;
        }
    }
}
