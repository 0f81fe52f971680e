package org.zhengcheng.organization.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;
import org.zhengcheng.organization.member.FirstPeople;
import org.zhengcheng.organization.tree.Picker;

/** Enters somebody who is to get an account where nobody keeps records yet. */
@Controller
class FirstPersonController {

    private static final String PAGE = "/accounts/new/person";

    private final FirstPeople people;
    private final AccountActs acts;
    private final FreshSignIn fresh;
    private final Picker picker;
    private final Clock clock;

    FirstPersonController(FirstPeople people, AccountActs acts, FreshSignIn fresh, Picker picker, Clock clock) {
        this.people = people;
        this.acts = acts;
        this.fresh = fresh;
        this.picker = picker;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    String form(
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            Model model) {
        demand(actor, request);
        return show(new Asked(UUID.randomUUID(), name, null, false, null), null, null, model);
    }

    @PostMapping(PAGE)
    String enter(
            Asked asked,
            @RequestParam(name = "_find.organization", required = false) String sought,
            @RequestParam(name = "_find", required = false) String find,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        demand(actor, request);
        if (find != null) {
            return show(asked, sought, null, model);
        }
        Optional<String> wrong = asked.wrong()
                .or(() -> people.enter(
                        asked.id(), asked.organization(), asked.name(), asked.full() ? asked.since() : null, actor));
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(asked, sought, wrong.get(), model);
        }
        return "redirect:/accounts/new?person=" + asked.id();
    }

    @ExceptionHandler(NotSecurityAdministrator.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused() {
        return "organization/account/refused";
    }

    private void demand(Actor actor, HttpServletRequest request) {
        acts.demand(actor);
        fresh.demand(request, PAGE);
    }

    private String show(Asked asked, String sought, String wrong, Model model) {
        String looked = sought == null || sought.isBlank() ? null : sought;
        String chosen =
                asked.organization() == null ? null : asked.organization().toString();
        model.addAttribute("asked", asked);
        model.addAttribute("chosen", chosen);
        model.addAttribute("sought", looked);
        model.addAttribute("offers", picker.offerAny(chosen, looked));
        model.addAttribute("wrong", wrong);
        model.addAttribute("today", LocalDate.now(clock));
        return "organization/account/person";
    }

    /**
     * What was typed.
     *
     * @param id the id the record shall have
     * @param full whether they are a full member
     */
    record Asked(UUID id, String name, UUID organization, Boolean full, LocalDate since) {

        /** A box without a tick is not sent. */
        Asked {
            full = full != null && full;
        }

        /** The key of what is missing. */
        Optional<String> wrong() {
            return id == null || organization == null
                    ? Optional.of("account.person.noPlace")
                    : full && since == null ? Optional.of("account.person.noDay") : Optional.empty();
        }
    }
}
