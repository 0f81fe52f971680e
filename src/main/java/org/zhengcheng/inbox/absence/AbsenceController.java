package org.zhengcheng.inbox.absence;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.absence.Absence;
import org.zhengcheng.organization.absence.Absences;
import org.zhengcheng.organization.post.PostList;
import org.zhengcheng.organization.post.PostRefused;
import org.zhengcheng.organization.post.Wrong;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Verb;

/** One's own posts, when one is away and who acts then, and for whom one acts. */
@Controller
class AbsenceController {

    private final Absences absences;
    private final PostList posts;
    private final List<Procedure> procedures;
    private final Diagrams diagrams;
    private final Clock clock;

    AbsenceController(Absences absences, PostList posts, List<Procedure> procedures, Diagrams diagrams, Clock clock) {
        this.absences = absences;
        this.posts = posts;
        this.procedures = procedures;
        this.diagrams = diagrams;
        this.clock = clock;
    }

    @GetMapping("/posts")
    String show(@AuthenticationPrincipal Actor actor, Model model) {
        LocalDate today = LocalDate.now(clock);
        List<Absence> all = absences.of(actor.personId());
        model.addAttribute("held", posts.of(actor.personId(), today));
        model.addAttribute("places", absences.places(actor.personId()));
        model.addAttribute(
                "away",
                all.stream()
                        .filter(one -> one.personId().equals(actor.personId()))
                        .toList());
        model.addAttribute(
                "instead",
                all.stream()
                        .filter(one -> one.substituteId().equals(actor.personId()))
                        .toList());
        model.addAttribute("procedures", procedures());
        model.addAttribute("today", today);
        return "inbox/posts";
    }

    @GetMapping("/absences/new")
    String begin(@RequestParam UUID organization, @AuthenticationPrincipal Actor actor, Model model) {
        LocalDate today = LocalDate.now(clock);
        return form(new Asked(organization, null, null, today, today.plusDays(6), null), List.of(), actor, model);
    }

    @PostMapping("/absences")
    String declare(
            Asked asked,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            if (asked.key() != null && !procedures().containsKey(asked.key())) {
                throw new NotEntitled(Verb.SUBSTITUTE);
            }
            absences.declare(
                    asked.organization(),
                    asked.key(),
                    asked.person(),
                    asked.from(),
                    asked.until(),
                    asked.reason(),
                    actor);
        } catch (PostRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(asked, refused.wrongs(), actor, model);
        }
        flash.addFlashAttribute("done", "declared");
        return "redirect:/posts";
    }

    @PostMapping("/absences/{id}/end")
    String end(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, RedirectAttributes flash) {
        absences.end(id, actor);
        flash.addFlashAttribute("done", "ended");
        return "redirect:/posts";
    }

    private String form(Asked asked, List<Wrong> wrongs, Actor actor, Model model) {
        Organization place = absences.places(actor.personId()).stream()
                .filter(one -> one.id().equals(asked.organization()))
                .findFirst()
                .orElseThrow(() -> new NotEntitled(Verb.SUBSTITUTE));
        model.addAttribute("place", place);
        model.addAttribute("people", absences.substitutes(place.id(), actor.personId()));
        model.addAttribute("procedures", procedures());
        model.addAttribute("asked", asked);
        model.addAttribute("wrongs", wrongs);
        return "inbox/absence";
    }

    private Map<String, Text> procedures() {
        return procedures.stream()
                .collect(Collectors.toMap(
                        Procedure::key,
                        procedure -> diagrams.newest(procedure.key()).name()));
    }

    /** What was asked for. */
    record Asked(UUID organization, String procedure, UUID person, LocalDate from, LocalDate until, String reason) {

        /** The only procedure it is for; null for all. */
        public String key() {
            return procedure == null || procedure.isBlank() || procedure.equals("all") ? null : procedure;
        }
    }
}
