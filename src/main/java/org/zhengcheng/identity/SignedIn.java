package org.zhengcheng.identity;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who is signed in. */
@ControllerAdvice
class SignedIn {

    @ModelAttribute("signedIn")
    Actor signedIn(@AuthenticationPrincipal Actor actor) {
        return actor;
    }
}
