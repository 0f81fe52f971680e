package org.zhengcheng.organization.relative;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.zhengcheng.organization.post.Wrong;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Verb;

/** The page on which people declare their relatives, and on which others record those of somebody in their care. */
@Controller
class RelativeController {

    private final Relatives relatives;
    private final Lookups lookups;

    RelativeController(Relatives relatives, Lookups lookups) {
        this.relatives = relatives;
        this.lookups = lookups;
    }

    /**
     * @param of whose relatives; one's own if nobody is named
     * @param name the exact name of the relative to look for
     */
    @GetMapping("/relatives")
    String show(
            @RequestParam(required = false) UUID of,
            @RequestParam(required = false) String name,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        return page(of, name, List.of(), actor, model);
    }

    /** Looks somebody up whose relatives the reader may record. */
    @GetMapping("/relatives/of")
    String find(@RequestParam(defaultValue = "") String who, @AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("who", who);
        model.addAttribute(
                "people",
                relatives.named(who).stream()
                        .filter(one -> relatives.mayRecord(actor.personId(), one.id()))
                        .toList());
        return "organization/relatives-of";
    }

    @PostMapping("/relatives")
    String declare(
            @RequestParam(required = false) UUID of,
            @RequestParam(required = false) String name,
            @RequestParam(required = false) UUID other,
            @RequestParam(required = false) Kinship kind,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        UUID person = of == null ? actor.personId() : of;
        if (other == null || kind == null || other.equals(person)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = kind == null && other != null ? "kind" : "person";
            return page(of, name, List.of(new Wrong(field, "relative.wrong." + field, List.of())), actor, model);
        }
        relatives.declare(person, other, kind, actor);
        flash.addFlashAttribute("done", true);
        return "redirect:/relatives" + (of == null ? "" : "?of=" + of);
    }

    @PostMapping("/relatives/{id}/end")
    String end(
            @PathVariable UUID id,
            @RequestParam UUID of,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > Relatives.LONGEST_REASON) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    of,
                    null,
                    List.of(new Wrong("reason-" + id, "relative.wrong.reason", List.of(Relatives.LONGEST_REASON))),
                    actor,
                    model);
        }
        relatives.end(id, of, why, actor);
        flash.addFlashAttribute("done", true);
        return "redirect:/relatives?of=" + of;
    }

    private String page(UUID of, String name, List<Wrong> wrongs, Actor actor, Model model) {
        UUID person = of == null ? actor.personId() : of;
        boolean own = person.equals(actor.personId());
        if (!own && !relatives.mayRecord(actor.personId(), person)) {
            throw new NotEntitled(Verb.RECORD_RELATIVE);
        }
        boolean asked = name != null && !name.isBlank();
        boolean looked = asked && lookups.isAllowed(actor);
        model.addAttribute("person", relatives.somebody(person));
        model.addAttribute("own", own);
        model.addAttribute("declared", relatives.list(person));
        model.addAttribute("name", name);
        model.addAttribute("looked", looked);
        model.addAttribute("most", asked && !looked ? Lookups.MOST : null);
        model.addAttribute(
                "found",
                looked
                        ? relatives.named(name).stream()
                                .filter(one -> !one.id().equals(person))
                                .toList()
                        : List.of());
        model.addAttribute("kinds", Kinship.values());
        model.addAttribute("me", actor.personId());
        model.addAttribute("wrongs", wrongs);
        return "organization/relatives";
    }
}
