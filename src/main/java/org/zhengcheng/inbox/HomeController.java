package org.zhengcheng.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.zhengcheng.casework.OwnCases;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.team.TeamReviews;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.notice.NoticeBox;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.member.ChangeProposals;

/** The first page after signing in: what is to be done, by whom and until when. */
@Controller
class HomeController {

    private final Inbox inbox;
    private final Choices choices;
    private final OwnCases ownCases;
    private final DoneSteps doneSteps;
    private final Diagrams diagrams;
    private final NoticeBox notices;
    private final TeamReviews teamReviews;
    private final ChangeProposals proposals;
    private final Clock clock;

    HomeController(
            Inbox inbox,
            Choices choices,
            OwnCases ownCases,
            DoneSteps doneSteps,
            Diagrams diagrams,
            NoticeBox notices,
            TeamReviews teamReviews,
            ChangeProposals proposals,
            Clock clock) {
        this.inbox = inbox;
        this.choices = choices;
        this.ownCases = ownCases;
        this.doneSteps = doneSteps;
        this.diagrams = diagrams;
        this.notices = notices;
        this.teamReviews = teamReviews;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * Who has nothing but one case of their own is shown that case. A choice that is sent is remembered; without one the
     * last holds.
     *
     * @param done the step just taken
     * @param caseId the case it was taken in; null if it has left the hands of the person with it
     */
    @GetMapping("/")
    String home(
            Look look,
            @RequestParam(required = false) UUID done,
            @RequestParam(name = "case", required = false) UUID caseId,
            @AuthenticationPrincipal Actor actor,
            @RequestAttribute(Navigation.READER) Navigation.Reader reader,
            HttpServletRequest request,
            Model model) {
        List<Office> offices = reader.held();
        Choices.Remembered remembered = choices.of(actor.personId());
        Choice choice = look.chooses() ? look.choice() : remembered.choice();
        if (!choice.equals(remembered.choice())) {
            choices.remember(actor.personId(), choice);
        }
        SearchWords words = SearchWords.of(look.q());
        InboxPage page = inbox.page(
                inbox.seatsOf(actor.personId(), offices), choice, words, look.soonOnly(), PageKey.of(look.after()));
        List<CaseFile> own = ownCases.of(actor.personId());
        if (offices.isEmpty() && look.home() == null && isAllThereIs(own, page, choice)) {
            RequestContextUtils.getOutputFlashMap(request).putAll(flash(request));
            return "redirect:/cases/" + own.get(0).id();
        }
        if (done != null && !model.containsAttribute("doneRecord")) {
            DoneStep step =
                    caseId == null ? null : doneSteps.find(caseId, done, actor).orElse(null);
            model.addAttribute(step == null ? "handedOver" : "doneRecord", step == null ? true : step);
        }
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("page", page);
        model.addAttribute("choice", choice);
        model.addAttribute("look", look);
        model.addAttribute("words", words);
        model.addAttribute("keys", remembered.keys());
        model.addAttribute("offices", offices);
        Map<String, Text> procedures = procedures(page);
        model.addAttribute("procedures", procedures);
        model.addAttribute("chosen", chosen(choice, page, procedures));
        model.addAttribute("weekEnd", LocalDate.now(clock).plusDays(Group.DAYS));
        model.addAttribute("teamReviews", teamReviews.open(offices));
        model.addAttribute(
                "recordChanges",
                proposals.countWaiting(
                        actor.personId(), offices.stream().filter(Office::isOwn).toList()));
        model.addAttribute("mostRecordChanges", ChangeProposals.MOST_COUNTED);
        model.addAttribute("own", own);
        model.addAttribute("stands", inbox.stepsOf(actor.personId()));
        model.addAttribute(
                "offers",
                ownCases.offers(actor.personId(), own).stream()
                        // Whoever is in office finds what members begin in its own room, not among their tasks.
                        .filter(offer -> offices.isEmpty() || offer.first())
                        .toList());
        model.addAttribute("notices", notices.unread(actor.personId()));
        return "inbox/home";
    }

    /** Turns single keys as commands on or off. */
    @PostMapping("/inbox/keys")
    String useKeys(@RequestParam boolean on, @AuthenticationPrincipal Actor actor) {
        choices.useKeys(actor.personId(), on);
        return "redirect:/";
    }

    private static boolean isAllThereIs(List<CaseFile> own, InboxPage page, Choice choice) {
        List<CaseFile> open = own.stream().filter(CaseFile::isOpen).toList();
        return own.size() == 1
                && open.size() == 1
                && choice.isAll()
                && page.items().stream()
                        .allMatch(item -> item.caseId().equals(open.get(0).id()));
    }

    private Map<String, Text> procedures(InboxPage page) {
        return page.procedures().stream()
                .collect(
                        Collectors.toMap(key -> key, key -> diagrams.newest(key).name()));
    }

    /** The names of what is chosen, as far as it still waits. */
    private static List<Text> chosen(Choice choice, InboxPage page, Map<String, Text> procedures) {
        Stream<Text> procedure =
                choice.stepId() == null && procedures.containsKey(String.valueOf(choice.procedureKey()))
                        ? Stream.of(procedures.get(choice.procedureKey()))
                        : Stream.empty();
        return Stream.concat(procedure, page.chosen(choice).stream()).toList();
    }

    private static Map<String, ?> flash(HttpServletRequest request) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? Map.of() : flash;
    }
}
