package org.zhengcheng.casework.reorganisation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.form.Choices;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.tree.Act;
import org.zhengcheng.organization.tree.ActRefused;
import org.zhengcheng.organization.tree.NoSuchOrganization;
import org.zhengcheng.organization.tree.OrganizationType;
import org.zhengcheng.organization.tree.Picker;
import org.zhengcheng.organization.tree.State;
import org.zhengcheng.organization.tree.States;

/** The pages on which an administrator changes the tree of organisations, each act in two presses. */
@Controller
class ActController {

    private final Reorganise reorganise;
    private final States states;
    private final Picker picker;
    private final Clock clock;

    ActController(Reorganise reorganise, States states, Picker picker, Clock clock) {
        this.reorganise = reorganise;
        this.states = states;
        this.picker = picker;
        this.clock = clock;
    }

    @GetMapping({"/organizations/acts/{kind}", "/organizations/{id}/acts/{kind}"})
    String form(
            @PathVariable(required = false) UUID id,
            @PathVariable String kind,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        reorganise.requireAdministrator(actor);
        return form(at(id, kind), Asked.nothing(LocalDate.now(clock)), null, List.of(), model);
    }

    /** Shows what would follow. */
    @PostMapping({"/organizations/acts/{kind}", "/organizations/{id}/acts/{kind}"})
    String preview(
            @PathVariable(required = false) UUID id,
            @PathVariable String kind,
            Asked asked,
            @RequestParam(name = Choices.SOUGHT + "other", required = false) String sought,
            @RequestParam(name = StepForm.FIND, required = false) String find,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        reorganise.requireAdministrator(actor);
        At at = at(id, kind);
        if (find != null) {
            return form(at, asked, sought, List.of(), model);
        }
        try {
            return show(at, asked, reorganise.preview(asked.act(at.kind(), id), actor), false, model);
        } catch (ActRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(at, asked, sought, refused.reasons(), model);
        }
    }

    @PostMapping({"/organizations/acts/{kind}/confirm", "/organizations/{id}/acts/{kind}/confirm"})
    String confirm(
            @PathVariable(required = false) UUID id,
            @PathVariable String kind,
            Asked asked,
            @RequestParam(defaultValue = "") String seen,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        At at = at(id, kind);
        Act act = asked.act(at.kind(), id);
        try {
            if (reorganise.confirm(asked.key(), act, seen, actor)) {
                flash.addFlashAttribute("done", true);
                return "redirect:/organizations/" + act.id();
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(at, asked, reorganise.preview(act, actor), true, model);
        } catch (ActRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(at, asked, null, refused.reasons(), model);
        }
    }

    @ExceptionHandler(NotEntitled.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(Model model) {
        return refusal("notTreeAdministrator", model);
    }

    @ExceptionHandler(NoSuchOrganization.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Model model) {
        return refusal("missing", model);
    }

    private static String refusal(String kind, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("onward", "/");
        return "casework/refusal";
    }

    private At at(UUID id, String path) {
        Act.Kind kind = Act.Kind.of(path).orElseThrow(NoSuchOrganization::new);
        if (id == null) {
            if (kind != Act.Kind.FOUND) {
                throw new NoSuchOrganization();
            }
            return new At(kind, null, null);
        }
        State now = states.of(id).stream().findFirst().orElseThrow(NoSuchOrganization::new);
        State above = now.parentId() == null
                ? null
                : states.of(now.parentId()).stream().findFirst().orElse(null);
        return new At(kind, now, above);
    }

    private String form(At at, Asked asked, String sought, List<ActRefused.Reason> reasons, Model model) {
        String looked = sought == null || sought.isBlank() ? null : sought;
        model.addAttribute("at", at);
        model.addAttribute("asked", asked);
        model.addAttribute("reasons", reasons);
        model.addAttribute("today", LocalDate.now(clock));
        if (at.picks()) {
            model.addAttribute("sought", looked);
            model.addAttribute(
                    "offers",
                    picker.offerAny(asked.other(), looked).stream()
                            .filter(offer -> !offer.id().equals(at.now().id()))
                            .toList());
        }
        return "casework/reorganise";
    }

    private String show(At at, Asked asked, Following following, boolean other, Model model) {
        Act act = asked.act(at.kind(), at.now() == null ? null : at.now().id());
        model.addAttribute("at", at);
        model.addAttribute("asked", asked);
        model.addAttribute("act", act);
        model.addAttribute(
                "otherName",
                !at.picks()
                        ? null
                        : states.of(act.other()).stream()
                                .findFirst()
                                .orElseThrow()
                                .name());
        model.addAttribute("following", following);
        model.addAttribute("seen", following.sha256());
        model.addAttribute("other", other);
        return "casework/reorganise-confirm";
    }

    /**
     * What is to be done, and where.
     *
     * @param now the organisation on whose page it was asked for; null for a new top
     * @param above what that is under; null at the top
     */
    record At(Act.Kind kind, State now, State above) {

        /** Where the form is sent. */
        public String path() {
            return (now == null ? "/organizations" : "/organizations/" + now.id()) + "/acts/" + kind.path();
        }

        /** The page to go back to. */
        public String back() {
            return now == null ? "/organizations" : "/organizations/" + now.id();
        }

        public boolean names() {
            return kind == Act.Kind.FOUND || kind == Act.Kind.RENAME;
        }

        public boolean types() {
            return kind == Act.Kind.FOUND || kind == Act.Kind.RETYPE;
        }

        public boolean picks() {
            return kind == Act.Kind.MOVE || kind == Act.Kind.MERGE;
        }

        /** Whether it cannot be taken back. */
        public boolean isGrave() {
            return kind == Act.Kind.MERGE || kind == Act.Kind.DISSOLVE;
        }

        /** The types there are to choose from. */
        public List<OrganizationType> choices() {
            State parent = kind == Act.Kind.FOUND ? now : above;
            return Arrays.stream(OrganizationType.values())
                    .filter(type -> parent == null ? type.mayBeTop() : type.mayBeUnder(parent.type()))
                    .toList();
        }
    }
}
