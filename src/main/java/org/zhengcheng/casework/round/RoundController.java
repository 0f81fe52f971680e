package org.zhengcheng.casework.round;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Launched;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormBinder;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** The pages on which a year is launched for all branches, and looked over. */
@Controller
class RoundController {

    private static final String YEAR = "year";
    private static final String ROSTER_ON = "rosterOn";
    private static final String DUE_ON = "dueOn";
    private static final String ORGANIZATION = "organization";

    private final Rounds rounds;
    private final RoundPlaces places;
    private final RoundViews views;
    private final LaunchRound launch;
    private final RemindLate remind;
    private final Diagrams diagrams;
    private final Launchable launchable;
    private final FormBinder binder;
    private final Clock clock;

    RoundController(
            Rounds rounds,
            RoundPlaces places,
            RoundViews views,
            LaunchRound launch,
            RemindLate remind,
            Diagrams diagrams,
            Launchable launchable,
            FormBinder binder,
            Clock clock) {
        this.rounds = rounds;
        this.places = places;
        this.views = views;
        this.launch = launch;
        this.remind = remind;
        this.diagrams = diagrams;
        this.launchable = launchable;
        this.binder = binder;
        this.clock = clock;
    }

    /** What was launched around the organisations of somebody's posts, and what they may launch. */
    @GetMapping("/rounds")
    String list(@AuthenticationPrincipal Actor actor, Model model) {
        List<RoundPlaces.Place> seen = places.seen(actor, null);
        if (seen.isEmpty()) {
            throw new NoSuchCase("rounds");
        }
        model.addAttribute(
                "rounds",
                rounds.around(
                        seen.stream().map(RoundPlaces.Place::organizationId).toList()));
        Map<String, Text> names = new LinkedHashMap<>();
        launchable
                .all()
                .forEach(procedure -> names.put(
                        procedure.key(), diagrams.newest(procedure.key()).name()));
        model.addAttribute("names", names);
        model.addAttribute("launches", places.launches(actor));
        return "casework/rounds";
    }

    @GetMapping("/rounds/new/{procedure}")
    String ask(@PathVariable String procedure, @AuthenticationPrincipal Actor actor, Model model) {
        Map<String, List<String>> typed = new HashMap<>();
        launchable.of(procedure).launchDefaults().forEach((key, value) -> typed.put(key, List.of(value)));
        LocalDate today = LocalDate.now(clock);
        typed.put(YEAR, List.of(String.valueOf(today.getYear())));
        typed.put(ROSTER_ON, List.of(today.toString()));
        return form(procedure, new Input(typed), List.of(), UUID.randomUUID(), actor, model);
    }

    @PostMapping("/rounds/new/{procedure}")
    String launch(
            @PathVariable String procedure,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        List<RoundPlaces.Place> mine = launching(procedure, actor);
        Input input = new Input(parameters);
        FormBinder.Bound bound = binder.bind(
                schema(procedure), input, "", name -> StepForm.isAround(name) || name.equals(ORGANIZATION), choices());
        List<FieldError> errors = new ArrayList<>(bound.errors());
        RoundPlaces.Place place = mine.stream()
                .filter(one -> one.organizationId().toString().equals(input.one(ORGANIZATION)))
                .findFirst()
                .orElse(mine.size() == 1 ? mine.get(0) : null);
        if (place == null) {
            errors.add(FieldError.of(ORGANIZATION, "round.wrong.organization"));
        }
        if (errors.isEmpty()) {
            Launched asked = new Launched(
                    bound.answers().integer(YEAR).orElseThrow(),
                    bound.answers().date(ROSTER_ON).orElseThrow(),
                    bound.answers().date(DUE_ON).orElseThrow(),
                    bound.answers());
            errors.addAll(launchable.of(procedure).againstLaunch(asked));
            if (asked.dueOn().isBefore(asked.rosterOn())) {
                errors.add(FieldError.of(DUE_ON, "round.wrong.due", asked.rosterOn()));
            }
            if (errors.isEmpty()) {
                return "redirect:/rounds/" + launch.launch(operation, procedure, asked, place, actor);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(procedure, input, errors, operation, actor, model);
    }

    @GetMapping("/rounds/{id}")
    String board(
            @PathVariable UUID id,
            @RequestParam(required = false) UUID organization,
            @RequestParam(required = false) String step,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) String after,
            @RequestParam(required = false) UUID reminded,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        RoundViews.View view = views.of(id, organization, step, late, after, actor);
        model.addAttribute("view", view);
        model.addAttribute(
                "pages", launchable.of(view.part().round().procedureKey()).roundPages(id));
        model.addAttribute(
                "told", reminded == null ? null : remind.told(reminded, actor).orElse(null));
        model.addAttribute("operation", UUID.randomUUID());
        return "casework/round";
    }

    @PostMapping("/rounds/{id}/remind")
    String remind(
            @PathVariable UUID id,
            @RequestParam(required = false) UUID organization,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        RoundViews.Part part = views.part(id, organization, actor);
        if (!part.reminds()) {
            throw new NoSuchCase(id);
        }
        remind.remind(operation, part.round(), part.place(), actor);
        return "redirect:/rounds/" + id + "?organization=" + part.place().organizationId() + "&late=true&reminded="
                + operation;
    }

    private String form(
            String procedure, Input input, List<FieldError> errors, UUID operation, Actor actor, Model model) {
        model.addAttribute("places", launching(procedure, actor));
        model.addAttribute("form", new FormView(schema(procedure), input, errors, choices(), null));
        model.addAttribute("diagram", diagrams.newest(procedure));
        model.addAttribute("operation", operation);
        return "casework/round-new";
    }

    private List<RoundPlaces.Place> launching(String procedure, Actor actor) {
        List<RoundPlaces.Place> mine =
                places.launching(actor, launchable.of(procedure).key());
        if (mine.isEmpty()) {
            throw new NoSuchCase(procedure);
        }
        return mine;
    }

    private FormSchema schema(String procedure) {
        return Optional.ofNullable(diagrams.newest(procedure).launch()).orElseThrow(() -> new NoSuchCase(procedure));
    }

    private Choices choices() {
        return new Choices(Map.of(), Map.of(), LocalDate.now(clock));
    }
}
