package org.zhengcheng.organization.member;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;

/** What is recorded of the person who reads it, and what they want changed in it. */
@Controller
class OwnRecordController {

    private static final int FEW = 3;

    private final PersonPages pages;
    private final ChangeProposals proposals;
    private final NumberLooks looks;

    OwnRecordController(PersonPages pages, ChangeProposals proposals, NumberLooks looks) {
        this.pages = pages;
        this.proposals = proposals;
        this.looks = looks;
    }

    /** @param day with {@code source} and {@code event} where the page of happenings before ended */
    @GetMapping("/me/record")
    String record(
            @RequestParam(required = false) LocalDate day,
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "0") long event,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        PersonTimeline.Key before = day == null ? null : new PersonTimeline.Key(day, source, event);
        model.addAttribute("view", pages.own(before, actor));
        model.addAttribute("asked", proposals.of(actor.personId()));
        model.addAttribute(
                "views",
                looks.at(actor.personId(), Long.MAX_VALUE).stream().limit(FEW).toList());
        model.addAttribute(
                "fields",
                Arrays.stream(PersonField.values())
                        .filter(PersonField::isProposable)
                        .toList());
        return "organization/own";
    }

    @GetMapping("/me/record/change")
    String form(@RequestParam String field, @AuthenticationPrincipal Actor actor, Model model) {
        return show(field(field), null, null, actor, model);
    }

    @PostMapping("/me/record/change")
    String propose(
            @RequestParam String field,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        PersonField asked = field(field);
        String typed = parameters.getOrDefault(asked.id(), "");
        Optional<String> wrong = proposals.propose(asked, typed, actor);
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(asked, typed, wrong.get(), actor, model);
        }
        flash.addFlashAttribute("proposed", true);
        return "redirect:/me/record";
    }

    @PostMapping("/me/record/changes/{id}/take-back")
    String withdraw(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
        proposals.withdraw(id, actor);
        return "redirect:/me/record";
    }

    private static PersonField field(String id) {
        return PersonField.of(id).filter(PersonField::isProposable).orElseThrow(NotForYou::new);
    }

    private String show(PersonField field, String typed, String wrong, Actor actor, Model model) {
        PersonRecord record = pages.own(null, actor).record();
        Map<PersonField, String> said = wrong == null ? Map.of() : Map.of(field, wrong);
        List<ChangeController.Entry> entries = pages.inputs(record, typed(record, field, typed), said).stream()
                .flatMap(group -> group.entries().stream())
                .filter(entry -> entry.field() == field)
                .toList();
        model.addAttribute("entry", entries.get(0));
        model.addAttribute("wrong", said);
        return "organization/propose";
    }

    private static Map<PersonField, String> typed(PersonRecord record, PersonField field, String typed) {
        String value = typed != null ? typed : field.isSecret() ? "" : record.value(field);
        return value == null ? Map.of() : Map.of(field, value);
    }
}
