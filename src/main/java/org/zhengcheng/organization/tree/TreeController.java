package org.zhengcheng.organization.tree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.People;

/** The tree of organisations, the search in it, and the page of each; everyone sees names and structure. */
@Controller
class TreeController {

    private static final int MOST_FOUND = 50;
    private static final String INPUT_NAME = "[A-Za-z][A-Za-z0-9_.\\[\\]]{0,79}";

    private final Levels levels;
    private final Opened opened;
    private final States states;
    private final Search search;
    private final OrganizationPages pages;
    private final Sight sight;
    private final People people;
    private final TreeExport export;
    private final Clock clock;

    TreeController(
            Levels levels,
            Opened opened,
            States states,
            Search search,
            OrganizationPages pages,
            Sight sight,
            People people,
            TreeExport export,
            Clock clock) {
        this.levels = levels;
        this.opened = opened;
        this.states = states;
        this.search = search;
        this.pages = pages;
        this.sight = sight;
        this.people = people;
        this.export = export;
        this.clock = clock;
    }

    /**
     * @param open one more that is opened
     * @param close one that is closed
     * @param at the one that is looked for in its place; what is above it is opened
     */
    @GetMapping("/organizations")
    String tree(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) UUID open,
            @RequestParam(required = false) UUID close,
            @RequestParam(required = false) UUID at,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("mayChange", sight.mayChange(actor));
        model.addAttribute("maySheet", export.office(actor.personId()).isPresent());
        if (!q.isBlank()) {
            List<Search.Found> found = search.all(q, MOST_FOUND + 1);
            model.addAttribute("found", found.subList(0, Math.min(MOST_FOUND, found.size())));
            model.addAttribute("moreFound", found.size() > MOST_FOUND);
            return "organization/tree";
        }
        Set<UUID> before = opened.of(actor.personId()).orElse(Set.of());
        Set<UUID> now = new LinkedHashSet<>(before);
        List<UUID> shown = new ArrayList<>();
        if (before.isEmpty() && at == null && close == null) {
            people.find(actor.personId()).ifPresent(person -> show(person.organizationId(), now, shown));
        }
        if (at != null) {
            show(at, now, shown);
        }
        if (open != null) {
            now.remove(open);
            now.add(open);
        }
        now.remove(close);
        if (!now.equals(before)) {
            opened.remember(actor.personId(), now);
        }
        shown.addAll(now);
        model.addAttribute("level", levels.tree(now, shown, at));
        return "organization/tree";
    }

    private void show(UUID id, Set<UUID> open, List<UUID> shown) {
        shown.add(id);
        states.above(id, LocalDate.now(clock)).forEach(above -> open.add(above.id()));
    }

    /** The rest of a level that is too long for the tree. */
    @GetMapping("/organizations/level")
    String level(@RequestParam(required = false) UUID of, @RequestParam(defaultValue = "") String after, Model model) {
        State above = of == null ? null : states.on(of, LocalDate.now(clock)).orElseThrow(NoSuchOrganization::new);
        model.addAttribute("above", above);
        model.addAttribute("level", levels.page(of, after));
        return "organization/level";
    }

    /** The branches found while somebody types, to be chosen from: for the form on the page, not a page of its own. */
    @GetMapping("/organizations/pick")
    String pick(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "organization") String name,
            @RequestParam(defaultValue = "false") boolean any,
            Model model) {
        List<Search.Found> found = any ? search.existing(q, Picker.MOST_FOUND) : search.branches(q, Picker.MOST_FOUND);
        model.addAttribute("offers", found.stream().map(Picker.Offer::of).toList());
        model.addAttribute("name", name.matches(INPUT_NAME) ? name : "organization");
        return "organization/picker :: found";
    }

    /** @param on the day asked about; today without one, or if it is still to come */
    @GetMapping("/organizations/{id}")
    String organization(
            @PathVariable UUID id,
            @RequestParam(required = false) LocalDate on,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("page", pages.of(id, on, actor).orElseThrow(NoSuchOrganization::new));
        return "organization/organization";
    }

    /** What was under an organisation on a day, behind those that its page shows. */
    @GetMapping("/organizations/{id}/below")
    String below(
            @PathVariable UUID id,
            @RequestParam LocalDate on,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        State state = states.on(id, on).orElseThrow(NoSuchOrganization::new);
        List<State> below = states.under(id, on, after, Levels.PAGE + 1);
        model.addAttribute("state", state);
        model.addAttribute("day", on);
        model.addAttribute("below", below.subList(0, Math.min(Levels.PAGE, below.size())));
        model.addAttribute(
                "after", below.size() > Levels.PAGE ? below.get(Levels.PAGE - 1).code() : null);
        return "organization/below";
    }

    @ExceptionHandler(NoSuchOrganization.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Model model) {
        model.addAttribute("kind", "missing");
        model.addAttribute("onward", "/");
        return "casework/refusal";
    }
}
