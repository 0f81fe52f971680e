package org.zhengcheng.organization.post;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Verb;

/** The pages of an organisation’s posts: who holds them and held them; appointing, ending, correcting. */
@Controller
class PostController {

    private final Posts posts;
    private final PostList list;
    private final PostAuthority authority;
    private final Clock clock;

    PostController(Posts posts, PostList list, PostAuthority authority, Clock clock) {
        this.posts = posts;
        this.list = list;
        this.authority = authority;
        this.clock = clock;
    }

    /** @param after the last post of the page before */
    @GetMapping("/organizations/{organizationId}/posts")
    String show(
            @PathVariable UUID organizationId,
            @RequestParam(required = false) UUID after,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        Organization organization = organization(organizationId, Verb.READ_POSTS, actor);
        LocalDate today = LocalDate.now(clock);
        List<Holding> past = list.past(
                organizationId, today, after == null ? null : list.find(after).orElse(null));
        List<Holding> shown = past.subList(0, Math.min(PostList.PAGE, past.size()));
        List<Holding> now = list.now(organizationId, today);
        model.addAttribute("organization", organization);
        model.addAttribute("now", now);
        model.addAttribute("past", shown);
        model.addAttribute(
                "more", past.size() > shown.size() ? shown.get(shown.size() - 1).id() : null);
        model.addAttribute("first", after == null);
        model.addAttribute(
                "changes",
                list.changes(Stream.concat(now.stream(), shown.stream())
                        .map(Holding::id)
                        .toList()));
        model.addAttribute("today", today);
        model.addAttribute("me", actor.personId());
        model.addAttribute("mayAppoint", may(actor, Verb.APPOINT, organizationId));
        model.addAttribute("mayGrant", may(actor, Verb.GRANT_ADMINISTRATION, organizationId));
        return "organization/posts";
    }

    /** @param name the exact name of somebody who is no member of the organisation */
    @GetMapping("/organizations/{organizationId}/posts/new")
    String begin(
            @PathVariable UUID organizationId,
            @RequestParam(required = false) String name,
            @RequestParam(required = false) String post,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        return form(
                organizationId, new Asked(name, post, null, LocalDate.now(clock), null, null), List.of(), actor, model);
    }

    @PostMapping("/organizations/{organizationId}/posts")
    String appoint(
            @PathVariable UUID organizationId,
            Asked asked,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        return carriedOut(
                organizationId,
                () -> {
                    List<Wrong> missing = new ArrayList<>();
                    if (asked.person() == null) {
                        missing.add(Wrong.wrong("person", "post.wrong.person"));
                    }
                    if (asked.capacity().isEmpty()) {
                        missing.add(Wrong.wrong("post", "post.wrong.post"));
                    }
                    if (!missing.isEmpty()) {
                        throw new PostRefused(missing);
                    }
                    posts.appoint(
                            new Appointment(
                                    organizationId,
                                    asked.person(),
                                    asked.capacity().orElseThrow(),
                                    asked.from(),
                                    asked.until(),
                                    asked.reason()),
                            actor);
                },
                wrongs -> form(organizationId, asked, wrongs, actor, model),
                response,
                flash);
    }

    @GetMapping("/posts/{postId}/{act:end|correct}")
    String change(
            @PathVariable UUID postId, @PathVariable String act, @AuthenticationPrincipal Actor actor, Model model) {
        Holding held = held(postId, actor);
        Asked asked = act.equals("end")
                ? new Asked(null, null, null, null, LocalDate.now(clock), null)
                : new Asked(null, null, null, held.from(), held.until(), null);
        return change(held, act, asked, List.of(), model);
    }

    @PostMapping("/posts/{postId}/{act:end|correct}")
    String change(
            @PathVariable UUID postId,
            @PathVariable String act,
            Asked asked,
            @RequestParam(defaultValue = "false") boolean never,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Holding held = held(postId, actor);
        return carriedOut(
                held.organizationId(),
                () -> {
                    if (act.equals("end")) {
                        posts.end(postId, asked.until(), asked.reason(), actor);
                    } else {
                        posts.correct(postId, asked.from(), asked.until(), never, asked.reason(), actor);
                    }
                },
                wrongs -> change(held, act, asked, wrongs, model),
                response,
                flash);
    }

    private String carriedOut(
            UUID organizationId,
            Runnable act,
            Function<List<Wrong>, String> again,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            act.run();
        } catch (PostRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again.apply(refused.wrongs());
        }
        flash.addFlashAttribute("done", true);
        return "redirect:/organizations/" + organizationId + "/posts";
    }

    private String form(UUID organizationId, Asked asked, List<Wrong> wrongs, Actor actor, Model model) {
        boolean grants = may(actor, Verb.GRANT_ADMINISTRATION, organizationId);
        Organization organization = grants
                ? organization(organizationId, Verb.GRANT_ADMINISTRATION, actor)
                : organization(organizationId, Verb.APPOINT, actor);
        model.addAttribute("organization", organization);
        model.addAttribute(
                "posts",
                Stream.concat(
                                PostRules.postsOf(organization.type()).stream(),
                                grants ? Stream.of(Administrator.values()) : Stream.empty())
                        .toList());
        model.addAttribute("candidates", list.candidates(organizationId, asked.name()));
        model.addAttribute("asked", asked);
        model.addAttribute("wrongs", wrongs);
        return "organization/post-new";
    }

    private static String change(Holding held, String act, Asked asked, List<Wrong> wrongs, Model model) {
        model.addAttribute("held", held);
        model.addAttribute("act", act);
        model.addAttribute("asked", asked);
        model.addAttribute("wrongs", wrongs);
        return "organization/post-change";
    }

    private Holding held(UUID postId, Actor actor) {
        Holding held = list.find(postId).orElseThrow(() -> new NotEntitled(Verb.APPOINT));
        authority.appointing(actor.personId(), Verb.APPOINT, held.organizationId(), held.post());
        return held;
    }

    private boolean may(Actor actor, Verb verb, UUID organizationId) {
        return authority.office(actor.personId(), verb, organizationId).isPresent();
    }

    private Organization organization(UUID id, Verb verb, Actor actor) {
        Supplier<NotEntitled> no = () -> new NotEntitled(verb);
        Organization found = list.organization(id).orElseThrow(no);
        authority.office(actor.personId(), verb, id).orElseThrow(no);
        return found;
    }

    /** What was asked for on a page. */
    record Asked(String name, String post, UUID person, LocalDate from, LocalDate until, String reason) {

        Optional<Capacity> capacity() {
            return Role.of(String.valueOf(post))
                    .<Capacity>map(role -> role)
                    .or(() -> Administrator.of(String.valueOf(post)));
        }
    }
}
