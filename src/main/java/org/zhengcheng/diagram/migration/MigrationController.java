package org.zhengcheng.diagram.migration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.picture.CasePictures;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.right.Verb;

/** The pages on which running cases are moved: choose, look at what would become of each, and the result. */
@Controller
@Requires(Verb.RELEASE_DIAGRAM)
class MigrationController {

    private static final String PAGE = "/diagrams/{key}/migrate";
    private static final String TO = "to-";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 500;

    private final Diagrams diagrams;
    private final MigrationRecords records;
    private final Migrating migrating;
    private final CasePictures pictures;
    private final FreshSignIn fresh;

    MigrationController(
            Diagrams diagrams,
            MigrationRecords records,
            Migrating migrating,
            CasePictures pictures,
            FreshSignIn fresh) {
        this.diagrams = diagrams;
        this.records = records;
        this.migrating = migrating;
        this.pictures = pictures;
        this.fresh = fresh;
    }

    /**
     * @param target the version to move to; the newest if none is given
     * @param number what the numbers of the cases begin with that are listed
     */
    @GetMapping(PAGE)
    String choose(
            @PathVariable("key") Procedure procedure,
            @RequestParam(required = false) String target,
            @RequestParam(defaultValue = "") String number,
            Model model) {
        model.addAttribute("number", number);
        return page(version(procedure, target), Set.of(), Map.of(), "", null, model);
    }

    /** What would become of the chosen cases. */
    @PostMapping(PAGE + "/plan")
    String plan(
            @PathVariable("key") Procedure procedure,
            @RequestParam(required = false) String target,
            @RequestParam(name = "case", required = false) List<UUID> cases,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Model model) {
        Diagram to = version(procedure, target);
        Migrating.Asked asked = asked(to, cases, reason, parameters);
        String wrong = wrong(asked);
        if (wrong != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(to, asked.cases(), asked.mapping(), reason, wrong, model);
        }
        List<Migrating.Planned> planned = migrating.plan(asked);
        model.addAttribute("target", to);
        model.addAttribute("asked", asked);
        model.addAttribute("planned", planned.stream().map(one -> line(to, one)).toList());
        model.addAttribute(
                "movable",
                planned.stream().filter(one -> one.hindrance().isEmpty()).count());
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/migrate-plan";
    }

    @PostMapping(PAGE)
    String move(
            @PathVariable("key") Procedure procedure,
            @RequestParam(required = false) String target,
            @RequestParam(name = "case", required = false) List<UUID> cases,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Diagram to = version(procedure, target);
        fresh.demand(request, "/diagrams/" + to.key() + "/migrate");
        Migrating.Asked asked = asked(to, cases, reason, parameters);
        String wrong = wrong(asked);
        if (wrong != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(to, asked.cases(), asked.mapping(), reason, wrong, model);
        }
        return "redirect:/diagrams/migrations/" + migrating.move(operation, asked, actor);
    }

    /** What became of each case. */
    @GetMapping("/diagrams/migrations/{id}")
    String result(@PathVariable UUID id, Model model) {
        Migration migration = records.get(id);
        Diagram target = diagrams.get(migration.targetId());
        model.addAttribute("migration", migration);
        model.addAttribute("target", target);
        model.addAttribute(
                "lines",
                migration.cases().stream()
                        .map(one -> new Line(
                                one.caseId(),
                                one.number(),
                                diagrams.get(one.fromId()).version(),
                                diagrams.get(one.fromId()).step(one.fromStep()).name(),
                                name(target, one.toStep()),
                                one.state().name(),
                                one.problem(),
                                one.problemStep()))
                        .toList());
        return "diagram/migration";
    }

    /** What was interrupted goes on. */
    @PostMapping("/diagrams/migrations/{id}/continue")
    String goOn(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
        migrating.goOn(id, actor);
        return "redirect:/diagrams/migrations/" + id;
    }

    private String page(
            Diagram target,
            Collection<UUID> chosen,
            Map<String, String> mapping,
            String reason,
            String wrong,
            Model model) {
        List<MigrationRecords.Running> running = records.elsewhere(
                target.key(),
                target.definitionId(),
                String.valueOf(model.asMap().getOrDefault("number", "")));
        Map<String, Stand> stands = new LinkedHashMap<>();
        for (MigrationRecords.Running one : running.subList(0, Math.min(MigrationRecords.MOST, running.size()))) {
            Diagram from = diagrams.get(one.definitionId());
            stands.computeIfAbsent(
                            one.stepId(),
                            step -> new Stand(
                                    step, from.step(step).name(), proposed(target, step, mapping), new ArrayList<>()))
                    .cases()
                    .add(new Choice(
                            one.caseId(),
                            one.number(),
                            from.version(),
                            wrong == null || chosen.contains(one.caseId())));
        }
        draw(running, target, model);
        model.addAttribute("target", target);
        model.addAttribute("versions", diagrams.versions(target.key()));
        model.addAttribute("stands", stands.values());
        model.addAttribute("steps", target.steps().values());
        model.addAttribute("further", running.size() > MigrationRecords.MOST);
        model.addAttribute("reason", reason);
        model.addAttribute("wrong", wrong);
        return "diagram/migrate";
    }

    /** The version on which most of them stand, with how many stand where, and the one they are to go on with. */
    private void draw(List<MigrationRecords.Running> running, Diagram target, Model model) {
        Map<String, Long> versions = running.stream()
                .collect(Collectors.groupingBy(MigrationRecords.Running::definitionId, Collectors.counting()));
        Diagram was = versions.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> diagrams.get(most.getKey()))
                .orElse(target);
        Map<String, Long> standing = running.stream()
                .collect(Collectors.groupingBy(MigrationRecords.Running::stepId, Collectors.counting()));
        model.addAttribute("was", was);
        model.addAttribute("wasDrawn", pictures.blank(was));
        model.addAttribute("targetDrawn", pictures.blank(target));
        model.addAttribute(
                "standing",
                standing.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> new Mark(one.getValue(), 2))));
        model.addAttribute("none", Map.of());
    }

    /** The step of the same id, if there is one. */
    private static String proposed(Diagram target, String step, Map<String, String> mapping) {
        return mapping.getOrDefault(step, target.steps().containsKey(step) ? step : "");
    }

    private static Migrating.Asked asked(
            Diagram target, List<UUID> cases, String reason, MultiValueMap<String, String> parameters) {
        Map<String, String> mapping = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(TO)) {
                mapping.put(
                        name.substring(TO.length()), target.steps().containsKey(values.get(0)) ? values.get(0) : "");
            }
        });
        return new Migrating.Asked(
                target.definitionId(), cases == null ? Set.of() : Set.copyOf(cases), mapping, reason.strip());
    }

    private static String wrong(Migrating.Asked asked) {
        if (asked.cases().isEmpty() || asked.cases().size() > MigrationRecords.MOST) {
            return "migrate.wrong.cases";
        }
        return asked.reason().length() < SHORTEST || asked.reason().length() > LONGEST ? "migrate.wrong.reason" : null;
    }

    private Diagram version(Procedure procedure, String id) {
        return id == null || id.isEmpty()
                ? diagrams.newest(procedure.key())
                : diagrams.versions(procedure.key()).stream()
                        .filter(version -> version.definitionId().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchCase(id));
    }

    private Line line(Diagram target, Migrating.Planned one) {
        Diagram from = diagrams.get(one.running().definitionId());
        return new Line(
                one.running().caseId(),
                one.running().number(),
                from.version(),
                from.step(one.running().stepId()).name(),
                name(target, one.to()),
                one.hindrance().isEmpty() ? "WAITING" : "STAYED",
                one.hindrance().map(hindrance -> hindrance.code()).orElse(null),
                one.hindrance().map(hindrance -> hindrance.step()).orElse(null));
    }

    private static Text name(Diagram target, String step) {
        Step to = step == null ? null : target.steps().get(step);
        return to == null ? null : to.name();
    }

    /** A step at which cases stand, and where they are proposed to go on; empty if that has to be said. */
    record Stand(String step, Text name, String to, List<Choice> cases) {}

    /** How a step is drawn: with a number, as warm as that. */
    public record Mark(long value, int level) {}

    record Choice(UUID id, String number, int version, boolean chosen) {}

    /** A case, before and after. */
    record Line(
            UUID id,
            String number,
            int fromVersion,
            Text fromStep,
            Text toStep,
            String state,
            String problem,
            Text problemStep) {}
}
