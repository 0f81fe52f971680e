package org.zhengcheng.organization.member;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Organization;

/** The form on which a person who has no record yet is entered. */
@Controller
class NewPersonController {

    private static final String PAPER = "paper";
    private static final int MOST_BRANCHES = 500;

    private final EnterPerson enter;
    private final PersonRights rights;
    private final PersonPages pages;
    private final JdbcClient jdbc;
    private final Clock clock;

    NewPersonController(EnterPerson enter, PersonRights rights, PersonPages pages, JdbcClient jdbc, Clock clock) {
        this.enter = enter;
        this.rights = rights;
        this.pages = pages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param onward where it is gone on afterwards: {@code paper} for a case that began on paper */
    @GetMapping("/people/new")
    String form(
            @RequestParam(defaultValue = "") String onward,
            @RequestParam(required = false) UUID branch,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        Asked asked = new Asked(UUID.randomUUID(), branch, "", onward);
        EnterPerson.Result none = new EnterPerson.Result(Map.of(), List.of(), false);
        return show(asked, new EnumMap<>(PersonField.class), none, actor, model);
    }

    @PostMapping("/people/new")
    String enter(
            Asked asked,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "false") boolean sure,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Map<PersonField, String> typed = ChangeController.typed(parameters);
        Optional<UUID> organization = organization(asked);
        EnterPerson.Result result;
        if (organization.isEmpty()) {
            result = new EnterPerson.Result(Map.of(PersonField.NAME, "member.wrong.organization"), List.of(), false);
        } else {
            result = enter(asked.id(), organization.get(), typed, sure, actor);
        }
        if (!result.entered()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(asked, typed, result, actor, model);
        }
        flash.addFlashAttribute("entered", true);
        return PAPER.equals(asked.onward())
                ? "redirect:/paper-cases?branch=" + organization.get() + "&person=" + asked.id()
                : "redirect:/people/" + asked.id();
    }

    private EnterPerson.Result enter(
            UUID id, UUID organizationId, Map<PersonField, String> typed, boolean sure, Actor actor) {
        try {
            return enter.enter(id, organizationId, typed, sure, actor);
        } catch (NumberTaken meanwhile) {
            return new EnterPerson.Result(Map.of(PersonField.CITIZEN_ID, "member.wrong.numberTaken"), List.of(), false);
        }
    }

    private Optional<UUID> organization(Asked asked) {
        return asked.branch() != null
                ? Optional.of(asked.branch())
                : jdbc.sql("select id from organization where code = ?")
                        .param(asked.code() == null ? "" : asked.code().strip())
                        .query(UUID.class)
                        .optional();
    }

    private String show(
            Asked asked, Map<PersonField, String> typed, EnterPerson.Result result, Actor actor, Model model) {
        PersonRights.Scope scope = rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        model.addAttribute("asked", asked);
        model.addAttribute("branches", branches(scope));
        model.addAttribute("groups", pages.inputs(null, typed, result.wrong()));
        model.addAttribute("wrong", result.wrong());
        model.addAttribute("alike", result.alike());
        return "organization/new";
    }

    /** The branches of a small scope; of a large one the code is written. */
    private List<Organization> branches(PersonRights.Scope scope) {
        return scope.isSmall()
                ? jdbc.sql("select id, name, type from organization where id = any(:places) and type like 'BR%'"
                                + " and founded_on <= :day and (dissolved_on is null or dissolved_on > :day)"
                                + " order by code limit " + MOST_BRANCHES)
                        .param("places", scope.places().toArray(UUID[]::new))
                        .param("day", LocalDate.now(clock))
                        .query(Organization.class)
                        .list()
                : List.of();
    }

    /**
     * What stands in the form beside the fields of the record.
     *
     * @param branch where the person belongs, if it was chosen from a list
     * @param code the same, if it was written
     */
    record Asked(UUID id, UUID branch, String code, String onward) {}
}
