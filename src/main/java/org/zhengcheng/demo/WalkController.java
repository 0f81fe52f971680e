package org.zhengcheng.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.identity.Accounts;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.SignIns;
import org.zhengcheng.installation.DemoClock;

/** Takes a newcomer from stop to stop: in the place of whoever is next, on the first day it is allowed. */
@DemoOnly
@Controller
class WalkController {

    /** In the session: the user name of the person whose case is walked. */
    static final String WALK = "walk";

    private final GuidedWalk walk;
    private final SpecimenAnswers specimen;
    private final Accounts accounts;
    private final SignIns signIns;
    private final Clock clock;
    private final SecurityContextRepository signedIn = new HttpSessionSecurityContextRepository();

    WalkController(GuidedWalk walk, SpecimenAnswers specimen, Accounts accounts, SignIns signIns, Clock clock) {
        this.walk = walk;
        this.specimen = specimen;
        this.accounts = accounts;
        this.signIns = signIns;
        this.clock = clock;
    }

    @PostMapping("/demo/walk/start")
    String start(HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
        Optional<Accounts.DemoAccount> subject = walk.subject();
        if (subject.isEmpty()) {
            flash.addFlashAttribute("nobodyToWalk", true);
            return "redirect:/sign-in";
        }
        HttpSession session = request.getSession();
        session.setAttribute(WALK, subject.get().username());
        return onward(subject.get().username(), true, request, response, flash);
    }

    /** Signs this browser in as whoever is next, and opens the page of the step, filled in if that is wished. */
    @PostMapping("/demo/walk/continue")
    String carryOn(
            @RequestParam(defaultValue = "false") boolean fill,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(WALK) instanceof String username
                ? onward(username, fill, request, response, flash)
                : "redirect:/sign-in";
    }

    /** The walk ends here; the case stays as it is. */
    @PostMapping("/demo/walk/stop")
    String stop(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(WALK);
        }
        return "redirect:/";
    }

    private String onward(
            String username,
            boolean fill,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Optional<Stop> next = walk.next(username);
        if (next.isEmpty()) {
            return "redirect:/";
        }
        Stop stop = next.get();
        if (stop.awaited() != null && clock instanceof DemoClock demoClock) {
            demoClock.moveTo(stop.awaited().date());
            flash.addFlashAttribute("clockMoved", LocalDate.now(clock));
        }
        Actor actor = accounts.named(stop.account().username()).orElseThrow();
        become(actor, request, response);
        if (fill && stop.isStep()) {
            flash.addFlashAttribute(StepForm.TYPED, specimen.of(stop, actor));
        }
        return "redirect:" + stop.path();
    }

    /** As a sign-in does it: a new id for the session, so that one known before is worth nothing. */
    private void become(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
        SecurityContextHolder.setContext(context);
        signedIn.saveContext(context, request, response);
        signIns.begin(actor, request);
    }
}
