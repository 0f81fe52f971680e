package org.zhengcheng.transfer.parcel;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The page on which the system administrator says whose parcels are taken, and gives others our own key. */
@Controller
class SenderController {

    private final TrustedSenders senders;
    private final SealKey key;
    private final SystemRights rights;

    SenderController(TrustedSenders senders, SealKey key, SystemRights rights) {
        this.senders = senders;
        this.key = key;
        this.rights = rights;
    }

    @GetMapping("/parcels/senders")
    String show(@AuthenticationPrincipal Actor actor, Model model) {
        return show("", "", null, actor, model);
    }

    @PostMapping("/parcels/senders")
    String trust(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<String> wrong = senders.trust(name, key, actor);
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(name, key, wrong.get(), actor, model);
        }
        return "redirect:/parcels/senders";
    }

    @PostMapping("/parcels/senders/end")
    String end(@RequestParam(defaultValue = "") String fingerprint, @AuthenticationPrincipal Actor actor) {
        senders.end(fingerprint, actor);
        return "redirect:/parcels/senders";
    }

    private String show(String name, String typed, String wrong, Actor actor, Model model) {
        rights.require(actor.personId(), Verb.TRUST_SENDER);
        model.addAttribute("senders", senders.all());
        model.addAttribute("fingerprint", key.fingerprint());
        model.addAttribute("pem", key.publicPem());
        model.addAttribute("name", name);
        model.addAttribute("key", typed);
        model.addAttribute("wrong", wrong);
        return "transfer/senders";
    }
}
