package org.zhengcheng.diagram.heat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.picture.CasePictures;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.form.Choices;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.organization.tree.Picker;

/** The diagram with how many cases stand where, how long its steps take and how many come late. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class HeatController {

    private static final int LEVELS = 4;

    private final Diagrams diagrams;
    private final Heat heat;
    private final CasePictures pictures;
    private final Picker picker;
    private final Clock clock;

    HeatController(Diagrams diagrams, Heat heat, CasePictures pictures, Picker picker, Clock clock) {
        this.diagrams = diagrams;
        this.heat = heat;
        this.pictures = pictures;
        this.picker = picker;
        this.clock = clock;
    }

    /**
     * What cannot be understood counts as not said: all versions together, drawn on the newest, the last twelve months,
     * everywhere, by how many cases stand.
     *
     * @param version the number of a version
     * @param organization of which organisation and those below it
     */
    @GetMapping("/diagrams/{key}/heat")
    String show(
            @PathVariable("key") Procedure procedure,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(name = Choices.SOUGHT + "organization", required = false) String sought,
            @RequestParam(defaultValue = "") String by,
            Model model) {
        List<Diagram> versions = diagrams.versions(procedure.key());
        Optional<Diagram> only = versions.stream()
                .filter(one -> String.valueOf(one.version()).equals(version))
                .findFirst();
        Diagram diagram = only.orElse(versions.get(0));
        LocalDate until = day(to).orElse(LocalDate.now(clock));
        LocalDate since = day(from).orElse(until.minusYears(1));
        List<Picker.Offer> offers = picker.offerAny(organization, sought == null || sought.isBlank() ? null : sought);
        UUID chosen = offers.stream()
                .map(Picker.Offer::id)
                .filter(id -> id.toString().equals(organization))
                .findFirst()
                .orElse(null);
        Measure measure = Arrays.stream(Measure.values())
                .filter(one -> one.name().equals(by))
                .findFirst()
                .orElse(Measure.STANDING);
        List<StepHeat> steps = heat.of(diagram, only.map(Diagram::definitionId).orElse(null), chosen, since, until);
        model.addAttribute("diagram", diagram);
        model.addAttribute("versions", versions);
        model.addAttribute("only", only.orElse(null));
        model.addAttribute("picture", pictures.blank(diagram));
        model.addAttribute("steps", steps);
        model.addAttribute("hot", hot(steps, measure));
        model.addAttribute("measures", Measure.values());
        model.addAttribute("measure", measure);
        model.addAttribute("from", since);
        model.addAttribute("to", until);
        model.addAttribute("offers", offers);
        model.addAttribute("chosen", chosen == null ? null : chosen.toString());
        model.addAttribute("sought", sought);
        return "diagram/heat";
    }

    /** How warm each step is: by its share of the greatest value. */
    private static Map<String, Hot> hot(List<StepHeat> steps, Measure measure) {
        int most = steps.stream().mapToInt(step -> step.value(measure)).max().orElse(0);
        return steps.stream()
                .filter(step -> step.value(measure) > 0)
                .map(step -> new Hot(
                        step.id(), step.value(measure), (int) Math.ceil((double) LEVELS * step.value(measure) / most)))
                .collect(Collectors.toMap(Hot::step, Function.identity()));
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written.strip()))
                    .filter(day -> day.getYear() >= 1900 && day.getYear() < 2200);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /**
     * The warmth of one step.
     *
     * @param level from 1 to 4
     */
    public record Hot(String step, int value, int level) {}
}
