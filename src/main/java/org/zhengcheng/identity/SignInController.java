package org.zhengcheng.identity;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; in the demo it names the accounts, so that nobody has to look for them. */
@Controller
class SignInController {

    private final Accounts accounts;

    SignInController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/sign-in")
    String signIn(Model model) {
        model.addAttribute("demoAccounts", accounts.demoAccounts());
        return "identity/sign-in";
    }
}
