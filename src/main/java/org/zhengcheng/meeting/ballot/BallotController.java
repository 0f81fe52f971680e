package org.zhengcheng.meeting.ballot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;
import org.zhengcheng.identity.session.NotFresh;
import org.zhengcheng.meeting.agenda.NotYourPart;
import org.zhengcheng.meeting.agenda.Part;

/** The ballot on an item, for whoever votes or looks on: to vote, to wait, and to read the list. */
@Controller
class BallotController {

    static final String BALLOT = "/ballots/{itemId}";

    private static final int LONGEST_REASON = 500;

    private final BallotViews views;
    private final CastVote castVote;
    private final PublishedList list;
    private final Ballots ballots;
    private final FreshSignIn fresh;

    BallotController(BallotViews views, CastVote castVote, PublishedList list, Ballots ballots, FreshSignIn fresh) {
        this.views = views;
        this.castVote = castVote;
        this.list = list;
        this.ballots = ballots;
        this.fresh = fresh;
    }

    @GetMapping(BALLOT)
    String page(
            @PathVariable UUID itemId, @AuthenticationPrincipal Actor actor, HttpServletRequest request, Model model) {
        BallotView view = views.of(itemId, actor);
        if (view.mayCast()) {
            fresh.demand(request, "/ballots/" + itemId);
        }
        model.addAttribute("view", view);
        model.addAttribute("words", String.join(",", list.words()));
        if (view.ballot() != null) {
            model.addAttribute("length", OpenedVote.length(view.ballot().paper()));
        }
        if (view.state() == BallotState.COUNTED) {
            model.addAttribute("lines", list.of(view.ballot()));
            model.addAttribute("tally", ballots.tally(itemId).orElseThrow());
        }
        return "meeting/ballot";
    }

    /** How it stands, for a page that waits; a vote whose answer was lost is found here too. */
    @GetMapping(BALLOT + "/state")
    ResponseEntity<Stand> state(@PathVariable UUID itemId, @AuthenticationPrincipal Actor actor) {
        return json(HttpStatus.OK, new Stand(views.mark(itemId, actor).toString()));
    }

    /**
     * Takes a vote that a voter's browser has sealed.
     *
     * @param vote in base64
     */
    @PostMapping(BALLOT + "/cast")
    ResponseEntity<Said> cast(
            @PathVariable UUID itemId,
            @RequestParam(defaultValue = "") String vote,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        views.mark(itemId, actor);
        try {
            fresh.demand(request, "/ballots/" + itemId);
        } catch (NotFresh notFresh) {
            return said(HttpStatus.PRECONDITION_REQUIRED, "PASSWORD");
        }
        try {
            CastVote.Answer answer =
                    castVote.cast(itemId, actor.personId(), Base64.getDecoder().decode(vote));
            return said(status(answer), answer.name());
        } catch (IllegalArgumentException | CastVote.SameVote noVote) {
            return said(HttpStatus.UNPROCESSABLE_CONTENT, CastVote.Answer.NOT_A_VOTE.name());
        } catch (WrongBallotState isVoid) {
            return said(HttpStatus.CONFLICT, CastVote.Answer.NOT_OPEN.name());
        }
    }

    private static HttpStatus status(CastVote.Answer answer) {
        return switch (answer) {
            case COUNTED -> HttpStatus.OK;
            case VOTED_ELSEWHERE, VOTED, NOT_OPEN, TOO_LATE -> HttpStatus.CONFLICT;
            case NOT_ENTITLED -> HttpStatus.FORBIDDEN;
            case NOT_A_VOTE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    static ResponseEntity<Said> said(HttpStatus status, String answer) {
        return json(status, new Said(answer));
    }

    /** Scripts ask for it, whatever else they say they would take. */
    static <T> ResponseEntity<T> json(HttpStatus status, T body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    /** The list as a text, to be counted again with whatever one trusts. */
    @GetMapping(BALLOT + "/list")
    ResponseEntity<byte[]> text(@PathVariable UUID itemId, @AuthenticationPrincipal Actor actor) {
        BallotView view = views.of(itemId, actor);
        if (view.state() != BallotState.COUNTED) {
            throw BallotViews.hidden();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "tab-separated-values", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("ballot-" + itemId + ".tsv")
                                .build()
                                .toString())
                .body(list.text(view.ballot()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(BALLOT + "/void")
    String askWhyVoid(@PathVariable UUID itemId, @AuthenticationPrincipal Actor actor, Model model) {
        BallotView view = chaired(itemId, actor);
        return view.mayAnnul() ? voidPage(view, model, "", false) : "redirect:/ballots/" + itemId;
    }

    /** The chair declares it void. The same once more changes nothing, whatever has come after it. */
    @PostMapping(BALLOT + "/void")
    String annul(
            @PathVariable UUID itemId,
            @RequestParam(required = false) UUID ballot,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        BallotView view = chaired(itemId, actor);
        String why = reason.strip();
        boolean stands = view.mayAnnul() && view.ballot().id().equals(ballot);
        if (stands && (why.isEmpty() || why.length() > LONGEST_REASON)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return voidPage(view, model, reason, true);
        }
        if (stands) {
            ballots.annul(itemId, ballot, why, actor.personId());
        }
        return "redirect:/ballots/" + itemId;
    }

    private BallotView chaired(UUID itemId, Actor actor) {
        BallotView view = views.of(itemId, actor);
        if (!view.isChair()) {
            throw new NotYourPart(view.meeting().id(), Part.CHAIR);
        }
        return view;
    }

    private static String voidPage(BallotView view, Model model, String reason, boolean wrong) {
        model.addAttribute("view", view);
        model.addAttribute("reason", reason);
        model.addAttribute("wrong", wrong);
        return "meeting/ballot-void";
    }

    /** @param mark what a page that looks so has nothing new to show for */
    record Stand(String mark) {}

    /** @param answer a word that the page's script knows */
    record Said(String answer) {}
}
