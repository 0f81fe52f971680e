package org.zhengcheng.inbox.handover;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.post.Holding;
import org.zhengcheng.organization.post.PostAuthority;
import org.zhengcheng.organization.post.PostList;
import org.zhengcheng.organization.post.PostRefused;
import org.zhengcheng.organization.post.Wrong;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Verb;

/** The pages on which an office is handed over: to whom, then what goes along, then it is done. */
@Controller
class HandOverController {

    private final HandOver handOver;
    private final PostList posts;
    private final PostAuthority authority;
    private final Clock clock;

    HandOverController(HandOver handOver, PostList posts, PostAuthority authority, Clock clock) {
        this.handOver = handOver;
        this.posts = posts;
        this.authority = authority;
        this.clock = clock;
    }

    @GetMapping("/posts/{postId}/hand-over")
    String begin(@PathVariable UUID postId, Asked asked, @AuthenticationPrincipal Actor actor, Model model) {
        return form(held(postId, actor), asked.on(LocalDate.now(clock)), List.of(), model);
    }

    /** Shows what would go. */
    @PostMapping("/posts/{postId}/hand-over")
    String preview(
            @PathVariable UUID postId,
            Asked asked,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Holding held = held(postId, actor);
        if (asked.person() == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(held, asked, List.of(new Wrong("person", "post.wrong.successor", List.of())), model);
        }
        return show(held, asked, false, model);
    }

    @PostMapping("/posts/{postId}/hand-over/confirm")
    String confirm(
            @PathVariable UUID postId,
            Asked asked,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Holding held = held(postId, actor);
        try {
            if (!handOver.handOver(
                    held, asked.person(), asked.from(), asked.reason(), asked.withContacts(), asked.seen(), actor)) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return show(held, asked, true, model);
            }
        } catch (PostRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(held, asked, refused.wrongs(), model);
        }
        flash.addFlashAttribute("done", true);
        return "redirect:/organizations/" + held.organizationId() + "/posts";
    }

    private Holding held(UUID postId, Actor actor) {
        Holding held = posts.find(postId).orElseThrow(() -> new NotEntitled(Verb.HAND_OVER));
        authority.appointing(actor.personId(), Verb.HAND_OVER, held.organizationId(), held.post());
        return held;
    }

    private String form(Holding held, Asked asked, List<Wrong> wrongs, Model model) {
        model.addAttribute("held", held);
        model.addAttribute("asked", asked);
        model.addAttribute("wrongs", wrongs);
        model.addAttribute(
                "candidates",
                posts.candidates(held.organizationId(), asked.name()).stream()
                        .filter(one -> !one.id().equals(held.personId()))
                        .toList());
        return "inbox/hand-over";
    }

    private String show(Holding held, Asked asked, boolean other, Model model) {
        OpenWork work = handOver.of(held, asked.person());
        model.addAttribute("held", held);
        model.addAttribute("asked", asked);
        model.addAttribute("work", work);
        model.addAttribute("shown", work.shown());
        model.addAttribute("other", other);
        model.addAttribute("successor", posts.name(asked.person()).orElseThrow(() -> new NotEntitled(Verb.HAND_OVER)));
        return "inbox/hand-over-confirm";
    }

    /** What was asked for. */
    record Asked(String name, UUID person, LocalDate from, String reason, Boolean contacts, String seen) {

        /** Whether the successor becomes training contact too. */
        public boolean withContacts() {
            return Boolean.TRUE.equals(contacts);
        }

        Asked on(LocalDate day) {
            return new Asked(name, person, from == null ? day : from, reason, contacts, seen);
        }
    }
}
