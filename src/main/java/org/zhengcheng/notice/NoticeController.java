package org.zhengcheng.notice;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;

/** Puts messages aside. */
@Controller
class NoticeController {

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    @PostMapping("/notices/read")
    String read(@RequestParam long upTo, @AuthenticationPrincipal Actor actor) {
        notices.read(actor.personId(), upTo);
        return "redirect:/";
    }
}
