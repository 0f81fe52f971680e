package org.zhengcheng.diagram.release;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.comment.DraftComments;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.statute.Authority;
import org.zhengcheng.diagram.statute.Loosening;
import org.zhengcheng.diagram.words.DiagramComparison;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The page on which a draft is looked at before it is released: what is wrong, what changes, on whose authority. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class ReleaseController {

    private static final String RELEASE = "/diagrams/releases/{id}";
    private static final String AUTHORITY = "authority-";
    private static final String REASON = "reason-";
    private static final String WAY = "way-";

    private final DiagramDrafts drafts;
    private final CheckDraft check;
    private final DiagramComparison comparison;
    private final Diagrams diagrams;
    private final ReleaseRecords records;
    private final Releasing releasing;
    private final KeptWays ways;
    private final DraftComments comments;
    private final SystemRights rights;
    private final FreshSignIn fresh;
    private final Clock clock;

    ReleaseController(
            DiagramDrafts drafts,
            CheckDraft check,
            DiagramComparison comparison,
            Diagrams diagrams,
            ReleaseRecords records,
            Releasing releasing,
            KeptWays ways,
            DraftComments comments,
            SystemRights rights,
            FreshSignIn fresh,
            Clock clock) {
        this.drafts = drafts;
        this.check = check;
        this.comparison = comparison;
        this.diagrams = diagrams;
        this.records = records;
        this.releasing = releasing;
        this.ways = ways;
        this.comments = comments;
        this.rights = rights;
        this.fresh = fresh;
        this.clock = clock;
    }

    @GetMapping("/diagrams/drafts/{id}/review")
    String review(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        return page(id, actor, model, null, Map.of());
    }

    /** What was written for each loosening comes as two fields named after its fingerprint. */
    @PostMapping("/diagrams/drafts/{id}/ask")
    String ask(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String notes,
            @RequestParam(defaultValue = "") String from,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Map<String, Releasing.Given> given = given(parameters);
        try {
            releasing.ask(operation, id, new Releasing.Asked(notes, day(from), given), actor);
        } catch (NotReleased wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("notes", notes);
            model.addAttribute("from", from);
            return page(id, actor, model, wrong.code(), given);
        }
        return "redirect:/diagrams/drafts/" + id + "/review";
    }

    @PostMapping(RELEASE + "/take-back")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        return decide(id, () -> releasing.withdraw(operation, id, actor), actor, response, model);
    }

    @Requires(Verb.RELEASE_DIAGRAM)
    @PostMapping(RELEASE + "/refuse")
    String refuse(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("refusal", reason);
        return decide(id, () -> releasing.refuse(operation, id, reason, actor), actor, response, model);
    }

    /** Why a way that was kept may go otherwise comes as a field named after it. */
    @Requires(Verb.RELEASE_DIAGRAM)
    @PostMapping(RELEASE + "/release")
    String release(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        fresh.demand(request, "/diagrams/drafts/" + records.get(id).draftId() + "/review");
        Map<String, String> reasons = reasons(parameters);
        model.addAttribute("wayReasons", reasons);
        return decide(id, () -> releasing.release(operation, id, reasons, actor), actor, response, model);
    }

    private String decide(UUID id, Runnable decision, Actor actor, HttpServletResponse response, Model model) {
        UUID draft = records.get(id).draftId();
        try {
            decision.run();
        } catch (NotReleased wrong) {
            response.setStatus(wrong.isOwn() ? HttpStatus.FORBIDDEN.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(draft, actor, model, wrong.code(), Map.of());
        }
        return "redirect:/diagrams/drafts/" + draft + "/review";
    }

    private String page(UUID id, Actor actor, Model model, String wrong, Map<String, Releasing.Given> given) {
        DiagramDraft draft = drafts.get(id);
        CheckDraft.Checked checked = check.of(draft, drafts.text(id, draft.revision()));
        Optional<Release> release = records.ofDraft(id);
        model.addAttribute("draft", draft);
        model.addAttribute("procedure", diagrams.newest(draft.procedureKey()).name());
        model.addAttribute("sound", checked.isSound());
        model.addAttribute("faults", checked.faults());
        model.addAttribute(
                "loosened",
                checked.loosened().stream()
                        .map(one -> Loosened.of(one, checked, given))
                        .toList());
        model.addAttribute("authorities", checked.authorities());
        model.addAttribute(
                "changes",
                checked.isSound()
                        ? comparison.between(diagrams.newest(draft.procedureKey()), checked.diagram())
                        : List.of());
        model.addAttribute(
                "ways",
                draft.state() == DiagramDraft.State.RELEASED || !checked.isSound()
                        ? List.of()
                        : ways.rerun(draft.procedureKey(), checked.diagram()));
        model.addAttribute("comments", comments.open(id));
        model.addAttribute("accepted", release.map(one -> ways.of(one.id())).orElse(List.of()));
        model.addAttribute("release", release.orElse(null));
        model.addAttribute(
                "mayRelease",
                release.filter(Release::isWaiting)
                        .filter(waiting -> rights.may(actor.personId(), Verb.RELEASE_DIAGRAM))
                        .filter(waiting -> releasing.isSecond(waiting, actor.personId()))
                        .isPresent());
        model.addAttribute("wrong", wrong);
        if (!model.containsAttribute("notes")) {
            model.addAttribute("notes", "");
            model.addAttribute("from", LocalDate.now(clock).toString());
        }
        if (!model.containsAttribute("wayReasons")) {
            model.addAttribute("wayReasons", Map.of());
        }
        model.addAttribute("operation", UUID.randomUUID());
        return "diagram/review";
    }

    private static Map<String, Releasing.Given> given(MultiValueMap<String, String> parameters) {
        Map<String, Releasing.Given> given = new HashMap<>();
        parameters.keySet().stream()
                .filter(name -> name.startsWith(AUTHORITY))
                .map(name -> name.substring(AUTHORITY.length()))
                .forEach(loosening -> given.put(
                        loosening,
                        new Releasing.Given(
                                parameters.getFirst(AUTHORITY + loosening), parameters.getFirst(REASON + loosening))));
        return given;
    }

    private static Map<String, String> reasons(MultiValueMap<String, String> parameters) {
        Map<String, String> reasons = new HashMap<>();
        parameters.keySet().stream()
                .filter(name -> name.startsWith(WAY) && parameters.getFirst(name) != null)
                .forEach(name -> reasons.put(name.substring(WAY.length()), parameters.getFirst(name)));
        return reasons;
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** A loosening with what was written for it, whether it was enough or not. */
    record Loosened(String fingerprint, String element, Object what, boolean open, String authority, String reason) {

        static Loosened of(Loosening one, CheckDraft.Checked checked, Map<String, Releasing.Given> given) {
            Releasing.Given written = given.get(one.fingerprint());
            Optional<Authority> kept = checked.authorities().stream()
                    .filter(authority -> authority.loosening().equals(one.fingerprint()))
                    .findFirst();
            return new Loosened(
                    one.fingerprint(),
                    one.element(),
                    one.what(),
                    one.open(),
                    written == null ? kept.map(Authority::authority).orElse("") : written.authority(),
                    written == null ? kept.map(Authority::reason).orElse("") : written.reason());
        }
    }
}
