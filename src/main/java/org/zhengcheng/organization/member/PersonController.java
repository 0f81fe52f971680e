package org.zhengcheng.organization.member;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;

/** The page of a person, and on it for once the whole number. */
@Controller
class PersonController {

    private final PersonPages pages;
    private final NumberViews numbers;
    private final FreshSignIn fresh;

    PersonController(PersonPages pages, NumberViews numbers, FreshSignIn fresh) {
        this.pages = pages;
        this.numbers = numbers;
        this.fresh = fresh;
    }

    /** @param day with {@code source} and {@code event} where the page of happenings before ended */
    @GetMapping("/people/{id}")
    String person(
            @PathVariable UUID id,
            @RequestParam(required = false) LocalDate day,
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "0") long event,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        PersonTimeline.Key before = day == null ? null : new PersonTimeline.Key(day, source, event);
        model.addAttribute("view", pages.of(id, before, actor));
        return "organization/person";
    }

    /** @param of which number: the identity number or the telephone number */
    @GetMapping("/people/{id}/number")
    String ask(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "CITIZEN_ID") PersonField of,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            Model model) {
        String page = show(id, of, "", null, actor, model);
        fresh.demand(request, "/people/" + id + "/number?of=" + of);
        return page;
    }

    /** The answer is this page and no other: the number stands in no address, no session and no history of a browser. */
    @PostMapping("/people/{id}/number")
    String see(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "CITIZEN_ID") PersonField of,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        fresh.demand(request, "/people/" + id + "/number?of=" + of);
        NumberViews.Answer answer = numbers.see(id, of, reason, actor);
        if (answer.refused() != null) {
            response.setStatus(
                    numbers.left(actor.personId()) == 0
                            ? HttpStatus.TOO_MANY_REQUESTS.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return show(id, of, reason, answer, actor, model);
    }

    private String show(UUID id, PersonField of, String reason, NumberViews.Answer answer, Actor actor, Model model) {
        PersonPages.View view = pages.of(id, null, actor);
        if (!view.unmasked().contains(of)) {
            throw new NotForYou();
        }
        model.addAttribute("view", view);
        model.addAttribute("of", of);
        model.addAttribute("reason", reason);
        model.addAttribute("number", answer == null ? null : answer.number());
        model.addAttribute("refused", answer == null ? null : answer.refused());
        model.addAttribute("left", numbers.left(actor.personId()));
        model.addAttribute("mostADay", numbers.mostADay());
        return "organization/number";
    }
}
