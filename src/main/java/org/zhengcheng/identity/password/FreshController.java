package org.zhengcheng.identity.password;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.ForeignSignIn;
import org.zhengcheng.identity.OwnPage;
import org.zhengcheng.identity.session.NotFresh;
import org.zhengcheng.identity.session.SignIns;

/** Asks for the password once more, before a grave act: here, or where the person signs in. */
@Controller
@ControllerAdvice
class FreshController {

    private final Passwords passwords;
    private final SignInLimits limits;
    private final SignIns signIns;
    private final ObjectProvider<ForeignSignIn> foreign;

    FreshController(Passwords passwords, SignInLimits limits, SignIns signIns, ObjectProvider<ForeignSignIn> foreign) {
        this.passwords = passwords;
        this.limits = limits;
        this.signIns = signIns;
        this.foreign = foreign;
    }

    @ExceptionHandler
    String ask(NotFresh notFresh) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/me/confirm")
                        .queryParam("back", "{page}")
                        .build(notFresh.page());
    }

    @GetMapping("/me/confirm")
    String form(@RequestParam(defaultValue = "/") String back, @AuthenticationPrincipal Actor actor, Model model) {
        // Whoever has signed in elsewhere has no password here and types it there.
        if (actor.keycloakSession() != null) {
            ForeignSignIn there = foreign.getObject();
            model.addAttribute("path", there.isThere() ? there.path() : null);
            model.addAttribute("back", OwnPage.of(back));
            return "identity/confirm-there";
        }
        return page(model, back, false);
    }

    @PostMapping("/me/confirm")
    String confirm(
            @RequestParam String current,
            @RequestParam(defaultValue = "/") String back,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!PasswordController.confirm(passwords, limits, actor, current, request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, back, true);
        }
        request.changeSessionId();
        signIns.refresh(SignIns.current(request));
        return "redirect:" + OwnPage.of(back);
    }

    private static String page(Model model, String back, boolean wrong) {
        model.addAttribute("back", back);
        model.addAttribute("wrong", wrong);
        return "identity/confirm";
    }
}
