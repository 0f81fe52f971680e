package org.zhengcheng.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; in the demo it names the accounts, so that nobody has to look for them. */
@Controller
class SignInController {

    private final Accounts accounts;
    private final ObjectProvider<ForeignSignIn> foreign;

    SignInController(Accounts accounts, ObjectProvider<ForeignSignIn> foreign) {
        this.accounts = accounts;
        this.foreign = foreign;
    }

    @GetMapping("/sign-in")
    String signIn(Model model) {
        model.addAttribute("demoAccounts", accounts.demoAccounts());
        foreign.ifAvailable(other -> {
            model.addAttribute("unifiedPath", other.path());
            model.addAttribute("unifiedThere", other.isThere());
        });
        return "identity/sign-in";
    }
}
