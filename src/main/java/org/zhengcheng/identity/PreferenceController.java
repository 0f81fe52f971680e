package org.zhengcheng.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes how pages look and speak: for this device at once, for the person on every device once signed in. */
@Controller
class PreferenceController {

    private final Preferences preferences;
    private final Appearance appearance;

    PreferenceController(Preferences preferences, Appearance appearance) {
        this.preferences = preferences;
        this.appearance = appearance;
    }

    @PostMapping("/preferences")
    String choose(
            @RequestParam(required = false) Preference.Language language,
            @RequestParam(required = false) Preference.TypeSize typeSize,
            @RequestParam(required = false) Preference.Theme theme,
            @RequestParam(defaultValue = "/") String back,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response) {
        Preference now = appearance.worn(request);
        Preference choice = new Preference(
                language == null ? now.language() : language,
                typeSize == null ? now.typeSize() : typeSize,
                theme == null ? now.theme() : theme);
        if (actor != null) {
            preferences.choose(actor.personId(), choice);
        }
        appearance.wear(choice, request, response);
        return "redirect:" + OwnPage.of(back);
    }
}
