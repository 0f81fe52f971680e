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
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.absence.Absence;
import org.zhengcheng.organization.absence.Absences;
import org.zhengcheng.organization.post.PostAuthority;
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
    private final PostAuthority authority;
    private final People people;
    private final List<Procedure> procedures;
    private final Diagrams diagrams;
    private final Clock clock;

    AbsenceController(
            Absences absences,
            PostList posts,
            PostAuthority authority,
            People people,
            List<Procedure> procedures,
            Diagrams diagrams,
            Clock clock) {
        this.absences = absences;
        this.posts = posts;
        this.authority = authority;
        this.people = people;
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

    /** Who of an organisation is away, and for whom a substitute can be arranged. */
    @GetMapping("/organizations/{id}/absences")
    String of(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        LocalDate today = LocalDate.now(clock);
        authority.office(actor.personId(), Verb.READ_POSTS, id).orElseThrow(() -> new NotEntitled(Verb.READ_POSTS));
        model.addAttribute("place", place(id));
        model.addAttribute("away", absences.ahead(id));
        model.addAttribute(
                "holders",
                absences.arranging(actor.personId(), id).isEmpty()
                        ? List.of()
                        : posts.people(id, today).stream()
                                .filter(holder -> !holder.id().equals(actor.personId()))
                                .filter(holder -> absences.canBeReplaced(holder.id(), id))
                                .toList());
        model.addAttribute("mayEnd", absences.arranging(actor.personId(), id).isPresent());
        model.addAttribute("procedures", procedures());
        return "inbox/absences";
    }

    /** @param absent for whom it is arranged; null for oneself */
    @GetMapping("/absences/new")
    String begin(
            @RequestParam UUID organization,
            @RequestParam(required = false) UUID absent,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        LocalDate today = LocalDate.now(clock);
        return form(
                new Asked(organization, absent, null, null, today, today.plusDays(6), null), List.of(), actor, model);
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
                    asked.away(actor),
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
        boolean own = asked.away(actor).equals(actor.personId());
        flash.addFlashAttribute("done", own ? "declared" : "arranged");
        return back(own ? null : asked.organization());
    }

    @PostMapping("/absences/{id}/end")
    String end(
            @PathVariable UUID id,
            @RequestParam(required = false) UUID organization,
            @AuthenticationPrincipal Actor actor,
            RedirectAttributes flash) {
        absences.end(id, actor);
        flash.addFlashAttribute("done", "ended");
        return back(organization);
    }

    /** The page of one’s own posts, or that of an organisation. */
    private static String back(UUID organization) {
        return organization == null ? "redirect:/posts" : "redirect:/organizations/" + organization + "/absences";
    }

    private String form(Asked asked, List<Wrong> wrongs, Actor actor, Model model) {
        UUID away = asked.away(actor);
        boolean own = away.equals(actor.personId());
        if (!absences.canBeReplaced(away, asked.organization())
                || !own
                        && absences.arranging(actor.personId(), asked.organization())
                                .isEmpty()) {
            throw new NotEntitled(own ? Verb.SUBSTITUTE : Verb.ARRANGE_SUBSTITUTE);
        }
        model.addAttribute("place", place(asked.organization()));
        model.addAttribute("own", own);
        model.addAttribute(
                "absent", own ? null : people.find(away).orElseThrow().name());
        model.addAttribute(
                "people",
                absences.substitutes(asked.organization(), away).stream()
                        .filter(one -> own || !one.id().equals(actor.personId()))
                        .toList());
        model.addAttribute("procedures", procedures());
        model.addAttribute("asked", asked);
        model.addAttribute("wrongs", wrongs);
        return "inbox/absence";
    }

    private Organization place(UUID id) {
        return posts.organization(id).orElseThrow(() -> new NotEntitled(Verb.READ_POSTS));
    }

    private Map<String, Text> procedures() {
        return procedures.stream()
                .collect(Collectors.toMap(
                        Procedure::key,
                        procedure -> diagrams.newest(procedure.key()).name()));
    }

    /**
     * What was asked for.
     *
     * @param absent who is away; null for oneself
     * @param person who acts for them
     */
    record Asked(
            UUID organization,
            UUID absent,
            String procedure,
            UUID person,
            LocalDate from,
            LocalDate until,
            String reason) {

        UUID away(Actor actor) {
            return absent == null ? actor.personId() : absent;
        }

        /** The only procedure it is for; null for all. */
        public String key() {
            return procedure == null || procedure.isBlank() || procedure.equals("all") ? null : procedure;
        }
    }
}
