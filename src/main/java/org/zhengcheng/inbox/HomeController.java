package org.zhengcheng.inbox;

import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.OwnCases;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.notice.Notices;

/** The first page after signing in: what is to be done, by whom and until when. */
@Controller
class HomeController {

    private final Inbox inbox;
    private final OwnCases ownCases;
    private final Notices notices;

    HomeController(Inbox inbox, OwnCases ownCases, Notices notices) {
        this.inbox = inbox;
        this.ownCases = ownCases;
        this.notices = notices;
    }

    /** @param done the step just taken, by which a case left the hands of the person who took it */
    @GetMapping("/")
    String home(@RequestParam(required = false) UUID done, @AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("handedOver", done != null);
        List<Inbox.Item> items = inbox.of(actor.personId());
        List<CaseFile> own = ownCases.of(actor.personId());
        model.addAttribute("count", items.size());
        model.addAttribute("groups", Inbox.grouped(items));
        model.addAttribute("own", own);
        model.addAttribute("stands", inbox.stepsOf(actor.personId()));
        model.addAttribute("offers", ownCases.offers(actor.personId(), own));
        model.addAttribute("notices", notices.unread(actor.personId()));
        return "inbox/home";
    }
}
