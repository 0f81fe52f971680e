package org.zhengcheng.organization.privacy;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.KeyRings;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The page on which the system administrator takes a new key into use and sees how far the change has come. */
@Controller
class KeysController {

    private final KeyChanges changes;
    private final KeyRings rings;
    private final Renewal renewal;
    private final SystemRights rights;

    KeysController(KeyChanges changes, KeyRings rings, Renewal renewal, SystemRights rights) {
        this.changes = changes;
        this.rings = rings;
        this.renewal = renewal;
        this.rights = rights;
    }

    @GetMapping("/keys")
    String show(@AuthenticationPrincipal Actor actor, Model model) {
        rights.require(actor.personId(), Verb.MANAGE_KEYS);
        List<KeyChanges.Key> keys = changes.keys();
        model.addAttribute(
                "rings",
                rings.all().stream()
                        .map(ring -> new Ring(
                                ring.setting(),
                                keys.stream()
                                        .filter(key -> key.setting().equals(ring.setting()))
                                        .toList(),
                                renewal.targets(ring == rings.indexes()).size()))
                        .toList());
        model.addAttribute("changes", changes.latest());
        return "organization/keys";
    }

    @PostMapping("/keys")
    String begin(
            @RequestParam(defaultValue = "") String setting,
            @RequestParam(defaultValue = "") String id,
            @AuthenticationPrincipal Actor actor,
            RedirectAttributes flash) {
        rights.require(actor.personId(), Verb.MANAGE_KEYS);
        changes.begin(setting, id, actor).ifPresent(wrong -> flash.addFlashAttribute("wrong", wrong));
        return "redirect:/keys";
    }

    /**
     * The keys of a setting.
     *
     * @param tables how many tables a change of them goes through
     */
    record Ring(String setting, List<KeyChanges.Key> keys, int tables) {

        public boolean isChanging() {
            return keys.stream().anyMatch(key -> key.state().equals("OLD"));
        }
    }
}
