package org.zhengcheng.identity.password;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.SignIns;

/** Changes one's own password: freely, or because the one there is was made by somebody else. */
@Controller
class PasswordController {

    private final Passwords passwords;
    private final SignInLimits limits;

    PasswordController(Passwords passwords, SignInLimits limits) {
        this.passwords = passwords;
        this.limits = limits;
    }

    @GetMapping("/me/password")
    String form(@AuthenticationPrincipal Actor actor, Model model) {
        return page(model, actor, Map.of());
    }

    @PostMapping("/me/password")
    String change(
            @RequestParam String current,
            @RequestParam String password,
            @RequestParam String again,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (!confirm(passwords, limits, actor, current, request)) {
            wrong.put("current", "password.current.wrong");
        }
        PasswordRules.wrong(password, actor.username(), actor.name())
                .or(() -> password.equals(current) ? Optional.of("password.same") : Optional.empty())
                .ifPresent(key -> wrong.put("password", key));
        if (!password.equals(again)) {
            wrong.put("again", "password.again.wrong");
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, actor, wrong);
        }
        request.changeSessionId();
        passwords.change(actor, password, SignIns.current(request));
        flash.addFlashAttribute("passwordChanged", true);
        return "redirect:/me/sign-ins";
    }

    /** Whether somebody who is signed in knows the password; guessing here is limited as at the sign-in. */
    static boolean confirm(
            Passwords passwords, SignInLimits limits, Actor actor, String typed, HttpServletRequest request) {
        SignInLimits.Attempt attempt;
        try {
            attempt = limits.begin(actor.username(), request.getRemoteAddr());
        } catch (TooManyAttempts wait) {
            return false;
        }
        boolean right = passwords.isRight(typed, passwords.find(actor.accountId()));
        if (right) {
            limits.succeed(attempt);
        }
        return right;
    }

    /** @param wrong of each field that is not right the key of why */
    private String page(Model model, Actor actor, Map<String, String> wrong) {
        model.addAttribute(
                "first", passwords.find(actor.accountId()).orElseThrow().mustChange());
        model.addAttribute(
                "own", passwords.find(actor.accountId()).orElseThrow().passwordHash() != null);
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        model.addAttribute("wrong", wrong);
        return "identity/password";
    }
}
