package org.zhengcheng.organization.member;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Standing;

/** The list of the people whose records somebody keeps, and the search among them. */
@Controller
class PeopleController {

    private static final int LONGEST = 60;

    private final PersonSearch search;
    private final PersonRights rights;
    private final PersonRecords records;

    PeopleController(PersonSearch search, PersonRights rights, PersonRecords records) {
        this.search = search;
        this.rights = rights;
        this.records = records;
    }

    /** @param id with {@code section}, {@code by} and {@code pinyin} where the page before ended */
    @GetMapping("/people")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Standing standing,
            @RequestParam(required = false) PersonSearch.Section section,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String pinyin,
            @RequestParam(required = false) UUID id,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        if (looksLikeANumber(q)) {
            // The address of a page is repeated on it and in logs.
            return "redirect:/people";
        }
        PersonRights.Scope scope = rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        String words = words(q);
        PersonSearch.Key after = section == null || id == null ? null : new PersonSearch.Key(section, by, pinyin, id);
        List<PersonRow> found = search.page(
                scope, words, standing == null ? List.of() : List.of(standing), after, PersonSearch.PAGE + 1);
        boolean more = found.size() > PersonSearch.PAGE;
        List<PersonRow> page = more ? found.subList(0, PersonSearch.PAGE) : found;
        model.addAttribute("q", words);
        model.addAttribute("standing", standing);
        model.addAttribute("standings", Arrays.asList(Standing.values()));
        model.addAttribute("rows", page);
        model.addAttribute("next", more ? PersonSearch.key(page.get(page.size() - 1), words) : null);
        model.addAttribute("first", after == null);
        return "organization/people";
    }

    /** What was typed is sent in the request's body: an address is written down in places where no number may stand. */
    @PostMapping("/people")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Standing standing,
            @AuthenticationPrincipal Actor actor,
            RedirectAttributes to) {
        rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        if (looksLikeANumber(q)) {
            Optional<UUID> bearer = bearer(q, actor);
            if (bearer.isPresent()) {
                return "redirect:/people/" + bearer.get();
            }
            to.addFlashAttribute("noNumber", CitizenId.of(q).isPresent() ? "unknown" : "wrong");
            return "redirect:/people";
        }
        to.addAttribute("q", words(q));
        if (standing != null) {
            to.addAttribute("standing", standing);
        }
        return "redirect:/people";
    }

    private Optional<UUID> bearer(String typed, Actor actor) {
        return CitizenId.of(typed)
                .flatMap(records::bearer)
                .flatMap(records::find)
                .filter(found ->
                        rights.maySee(actor.personId(), found.organizationId()).isPresent())
                .map(PersonRecord::id);
    }

    private static boolean looksLikeANumber(String typed) {
        return typed.replaceAll("[^0-9Xx]", "").length() >= 15;
    }

    private static String words(String typed) {
        return typed.strip().substring(0, Math.min(typed.strip().length(), LONGEST));
    }
}
