package org.zhengcheng.diagram.editor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.forms.FormsOfDraft;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.organization.right.Verb;

/** Tells the editor what can be picked. */
@RestController
@Requires(Verb.EDIT_DIAGRAM)
class CatalogueController {

    private final List<Procedure> procedures;
    private final Diagrams diagrams;
    private final DiagramDrafts drafts;
    private final FormsOfDraft forms;
    private final Speaker speaker;

    CatalogueController(
            List<Procedure> procedures, Diagrams diagrams, DiagramDrafts drafts, FormsOfDraft forms, Speaker speaker) {
        this.procedures = procedures;
        this.diagrams = diagrams;
        this.drafts = drafts;
        this.forms = forms;
        this.speaker = speaker;
    }

    /** @param draft the draft whose forms can be picked; null for those that came with the application */
    @GetMapping("/diagrams/catalogue")
    Catalogue catalogue(@RequestParam(required = false) UUID draft) {
        List<Diagram> newest = procedures.stream()
                .map(procedure -> diagrams.newest(procedure.key()))
                .toList();
        return new Catalogue(
                Arrays.stream(Role.values())
                        .map(role -> new Catalogue.Choice(role.id(), role.title()))
                        .toList(),
                (draft == null ? forms.shipped() : forms.of(drafts.get(draft)).forms())
                        .all().stream().map(CatalogueController::form).toList(),
                regulations(newest),
                Arrays.stream(VoteRule.values())
                        .map(rule -> new Catalogue.VoteChoice(
                                rule.id(), speaker.both("diagrams.vote." + rule.id()), rule.source()))
                        .toList(),
                named(Procedure::rules, "diagrams.check."),
                named(Procedure::effects, "saying.effect.named."),
                Arrays.stream(Standing.values())
                        .map(standing -> new Catalogue.Choice(standing.name(), standing.title()))
                        .toList(),
                materials(newest),
                Stream.of(Period.Kind.values())
                        .map(kind -> new Catalogue.Choice(word(kind), speaker.both("diagrams.period." + kind.name())))
                        .toList(),
                Arrays.stream(Rung.Addressee.values())
                        .map(to -> new Catalogue.Choice(
                                to.name().toLowerCase(Locale.ROOT), speaker.both("diagrams.addressee." + to.name())))
                        .toList(),
                newest.stream()
                        .flatMap(diagram -> diagram.steps().values().stream())
                        .map(CatalogueController::step)
                        .toList(),
                List.of());
    }

    /** What stands in the code of the procedures and diagrams name. */
    private List<Catalogue.Choice> named(Function<Procedure, Set<String>> names, String words) {
        return procedures.stream()
                .flatMap(procedure -> names.apply(procedure).stream())
                .distinct()
                .sorted()
                .map(name -> new Catalogue.Choice(name, speaker.both(words + name)))
                .toList();
    }

    /** As diagrams write it. */
    private static String word(Period.Kind kind) {
        return switch (kind) {
            case NOT_BEFORE -> "notBefore";
            case DUE -> "due";
            case EVERY -> "every";
            case REMIND -> "remind";
        };
    }

    private static Catalogue.FormChoice form(FormSchema form) {
        return new Catalogue.FormChoice(
                form.key(),
                form.title(),
                form.inputs()
                        .map(field -> new Catalogue.FieldChoice(
                                field.key(),
                                field.label(),
                                field.type().name(),
                                field.rules() != null && field.rules().required()))
                        .toList());
    }

    private static List<Catalogue.RegulationChoice> regulations(List<Diagram> newest) {
        Map<String, Step.Regulation> all = new LinkedHashMap<>();
        Map<String, TreeSet<String>> articles = new LinkedHashMap<>();
        for (Diagram diagram : newest) {
            diagram.regulations().forEach(regulation -> {
                all.putIfAbsent(regulation.id(), regulation);
                articles.computeIfAbsent(
                        regulation.id(), id -> new TreeSet<>(Comparator.comparingInt(Integer::parseInt)));
            });
            diagram.steps().values().stream()
                    .flatMap(step -> step.basis().stream())
                    .forEach(basis -> articles.get(basis.regulation().id()).add(basis.article()));
        }
        return all.values().stream()
                .map(one -> new Catalogue.RegulationChoice(
                        one.id(), one.name(), one.shortName(), one.version(), List.copyOf(articles.get(one.id()))))
                .toList();
    }

    private static List<Catalogue.Choice> materials(List<Diagram> newest) {
        Map<String, Text> all = new LinkedHashMap<>();
        newest.stream()
                .flatMap(diagram -> diagram.steps().values().stream())
                .forEach(step -> step.materials()
                        .forEach(material -> all.putIfAbsent(
                                material.id(),
                                step.field(material.field()).map(Field::label).orElse(Text.same(material.id())))));
        return all.entrySet().stream()
                .map(one -> new Catalogue.Choice(one.getKey(), one.getValue()))
                .toList();
    }

    private static Catalogue.StepChoice step(Step step) {
        return new Catalogue.StepChoice(
                step.id(),
                step.name(),
                step.number(),
                step.formKey(),
                step.outcomes().stream()
                        .map(outcome -> new Catalogue.Choice(outcome.value(), outcome.name()))
                        .toList());
    }
}
