package org.zhengcheng.notice;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;

/** The settings of the person who has signed in: how pages look and speak, and what comes by mail. */
@Controller
class SettingsController {

    private final MailChoices choices;
    private final Outbox outbox;

    SettingsController(MailChoices choices, Outbox outbox) {
        this.choices = choices;
        this.outbox = outbox;
    }

    @GetMapping("/settings")
    String show(@RequestParam(required = false) String saved, @AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("saved", saved != null);
        return page(choices.of(actor.personId()), false, actor, model);
    }

    @PostMapping("/settings/mail")
    String choose(
            @RequestParam String address,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        MailChoices.MailChoice choice = new MailChoices.MailChoice(address.strip(), deliveries(parameters));
        if (!choice.address().isEmpty() && !choice.isDeliverable()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(choice, true, actor, model);
        }
        choices.choose(actor.personId(), choice);
        return "redirect:/settings?saved";
    }

    private String page(MailChoices.MailChoice choice, boolean wrong, Actor actor, Model model) {
        model.addAttribute("choice", choice);
        model.addAttribute("wrong", wrong);
        model.addAttribute("ways", MailChoices.Delivery.values());
        model.addAttribute("problems", outbox.problemsOf(actor.personId()));
        return "notice/settings";
    }

    /** What was not sent along, or is no way of delivery, stays out and so as it was. */
    private static Map<Notice.Kind, MailChoices.Delivery> deliveries(Map<String, String> parameters) {
        Map<Notice.Kind, MailChoices.Delivery> chosen = new EnumMap<>(Notice.Kind.class);
        for (Notice.Kind kind : Notice.Kind.choosable()) {
            for (MailChoices.Delivery way : MailChoices.Delivery.values()) {
                if (way.name().equals(parameters.get("delivery-" + kind))) {
                    chosen.put(kind, way);
                }
            }
        }
        return chosen;
    }
}
