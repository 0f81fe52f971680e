package org.zhengcheng.diagram.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.forms.FormCheck;
import org.zhengcheng.diagram.forms.FormFinding;
import org.zhengcheng.diagram.forms.FormsOfDraft;
import org.zhengcheng.diagram.statute.Authorities;
import org.zhengcheng.diagram.statute.Authority;
import org.zhengcheng.diagram.statute.Loosening;
import org.zhengcheng.diagram.statute.Statute;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** Checks a draft: what may not run, what is missing, and in what it asks less than its regulation. */
@Component
public class CheckDraft {

    private final DiagramDrafts drafts;
    private final DiagramExaminer examiner;
    private final Statute statute;
    private final Authorities authorities;
    private final FormsOfDraft forms;
    private final FormCheck formCheck;
    private final Map<String, Procedure> procedures;
    private final Speaker speaker;

    CheckDraft(
            DiagramDrafts drafts,
            DiagramExaminer examiner,
            Statute statute,
            Authorities authorities,
            FormsOfDraft forms,
            FormCheck formCheck,
            List<Procedure> procedures,
            Speaker speaker) {
        this.drafts = drafts;
        this.examiner = examiner;
        this.statute = statute;
        this.authorities = authorities;
        this.forms = forms;
        this.formCheck = formCheck;
        this.procedures = procedures.stream().collect(Collectors.toMap(Procedure::key, Function.identity()));
        this.speaker = speaker;
    }

    public Checked of(DiagramDraft draft, String text) {
        FormsOfDraft.Overlaid own = forms.of(draft);
        DiagramExaminer.Examination examination = examiner.examine(text.getBytes(StandardCharsets.UTF_8), own.forms());
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
        forms(draft, own, diagram, faults);
        boolean sound = diagram != null && faults.stream().noneMatch(Fault::isError);
        List<Authority> given = authorities.of(draft.id());
        return new Checked(diagram, own, faults, sound ? statute.loosened(diagram) : List.of(), given);
    }

    /** What is wrong with one form of a draft if it said this, by the field. */
    public List<FormFinding> form(DiagramDraft draft, String key, String source) {
        Diagram diagram = drawn(draft);
        return formCheck.of(
                key,
                forms.read(key, source),
                forms.of(draft).base().find(key).orElse(null),
                diagram == null ? forms.began(draft) : diagram);
    }

    /** The drawing of a draft as it was saved last; null if it cannot be read. */
    public Diagram drawn(DiagramDraft draft) {
        return drawn(draft, drafts.text(draft.id(), draft.revision()));
    }

    /** What a draft would say if it was drawn so; null if it cannot be read. */
    public Diagram drawn(DiagramDraft draft, String text) {
        return examiner.examine(
                        text.getBytes(StandardCharsets.UTF_8), forms.of(draft).forms())
                .diagram();
    }

    /** Each form that the draft changes, by the first step that asks it. */
    private void forms(DiagramDraft draft, FormsOfDraft.Overlaid own, Diagram diagram, List<Fault> faults) {
        Diagram asking = diagram == null ? forms.began(draft) : diagram;
        // That it cannot be read is said of the form; to say that there is none would be another thing.
        faults.removeIf(fault -> fault.rule().equals("diagram.link.form")
                && diagram != null
                && Optional.ofNullable(diagram.steps().get(fault.element()))
                        .or(() -> Optional.ofNullable(diagram.acts().get(fault.element())))
                        .filter(step -> own.isUnreadable(step.formKey()))
                        .isPresent());
        own.changed().forEach((key, reading) -> {
            Text title =
                    reading.form() == null ? Text.same(key) : reading.form().title();
            String element = asking.steps().values().stream()
                    .filter(step -> key.equals(step.formKey()))
                    .map(Step::id)
                    .findFirst()
                    .orElse(null);
            formCheck
                    .of(key, reading, own.base().find(key).orElse(null), asking)
                    .forEach(found -> faults.add(new Fault(
                            element,
                            found.severity(),
                            found.rule(),
                            found.field() == null
                                    ? speaker.both("forms.found", title, found.words())
                                    : speaker.both("forms.foundAt", title, found.field(), found.words()))));
        });
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
     * @param forms those it changes, and what lies under them
     * @param loosened in what it asks less than its regulation; told only of what is otherwise sound
     * @param authorities those that were given for it
     */
    public record Checked(
            Diagram diagram,
            FormsOfDraft.Overlaid forms,
            List<Fault> faults,
            List<Loosening> loosened,
            List<Authority> authorities) {

        /** Whether it may be released as it is. */
        public boolean isReleasable() {
            return isSound() && loosened.stream().allMatch(this::isAuthorised);
        }

        /** Whether it could run. */
        public boolean isSound() {
            return diagram != null && faults.stream().noneMatch(Fault::isError);
        }

        boolean isAuthorised(Loosening loosening) {
            Set<String> given = authorities.stream().map(Authority::loosening).collect(Collectors.toSet());
            return loosening.open() && given.contains(loosening.fingerprint());
        }

        /** For the editor, in the reader's language. */
        public List<Finding> findings() {
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
