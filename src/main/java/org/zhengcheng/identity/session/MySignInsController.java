package org.zhengcheng.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;

/** Where I am signed in: each can be ended from here, or all but this one. */
@Controller
class MySignInsController {

    private final SignIns signIns;

    MySignInsController(SignIns signIns) {
        this.signIns = signIns;
    }

    @GetMapping("/me/sign-ins")
    String list(@AuthenticationPrincipal Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("signIns", signIns.of(actor.accountId(), SignIns.current(request)));
        return "identity/sign-ins";
    }

    @PostMapping("/me/sign-ins/{id}/end")
    String end(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, RedirectAttributes flash) {
        flash.addFlashAttribute("ended", signIns.end(actor.accountId(), id, actor.personId()) ? 1 : 0);
        return "redirect:/me/sign-ins";
    }

    @PostMapping("/me/sign-ins/end-others")
    String endOthers(@AuthenticationPrincipal Actor actor, HttpServletRequest request, RedirectAttributes flash) {
        int ended = signIns.endAll(actor.accountId(), SignIns.current(request), actor.personId());
        flash.addFlashAttribute("ended", ended);
        return "redirect:/me/sign-ins";
    }
}
