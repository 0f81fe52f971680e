package org.zhengcheng.meeting.agenda;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.organization.Organization;

/** The pages on which meetings are listed, called together, changed and called off. */
@Controller
class AgendaController {

    private final MeetingList list;
    private final MeetingRights rights;
    private final Convening convening;
    private final Agenda agendas;
    private final Membership membership;
    private final Proposals proposals;
    private final Clock clock;

    AgendaController(
            MeetingList list,
            MeetingRights rights,
            Convening convening,
            Agenda agendas,
            Membership membership,
            Proposals proposals,
            Clock clock) {
        this.list = list;
        this.rights = rights;
        this.convening = convening;
        this.agendas = agendas;
        this.membership = membership;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** @param before the last meeting of the page before */
    @GetMapping("/meetings")
    String list(@RequestParam(required = false) UUID before, @AuthenticationPrincipal Actor actor, Model model) {
        List<MeetingList.Row> found = list.of(actor.personId(), before);
        List<MeetingList.Row> shown = found.subList(0, Math.min(MeetingList.PAGE, found.size()));
        model.addAttribute("meetings", shown);
        model.addAttribute(
                "more",
                found.size() > shown.size() ? shown.get(shown.size() - 1).id() : null);
        model.addAttribute("first", before == null);
        model.addAttribute("convenes", rights.convenes(actor.personId()));
        return "meeting/list";
    }

    /** @param matter what is chosen already, for whoever comes from it */
    @GetMapping("/meetings/new")
    String begin(
            @RequestParam UUID organization,
            @RequestParam(defaultValue = "BRANCH") String kind,
            @RequestParam(defaultValue = "") String matter,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        rights.convening(actor.personId(), organization);
        List<Matter> chosen = agendas.known(matter);
        List<String> ids = chosen.stream().map(Matter::id).toList();
        Plan plan = proposals
                .of(
                        organization,
                        kindOf(kind),
                        ids,
                        chosen.stream()
                                .map(Matter::personId)
                                .filter(Objects::nonNull)
                                .toList(),
                        actor)
                .plan();
        return form(organization, kindOf(kind), plan, ids, List.of(), List.of(), actor, model);
    }

    /**
     * @param agenda ids of matters, and topics in words, in their order
     * @param offered the ids of the matters that the page offered
     */
    @PostMapping("/meetings")
    String convene(
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam UUID organization,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String guests,
            @RequestParam(required = false) UUID chair,
            @RequestParam(required = false) UUID recorder,
            @RequestParam(required = false) UUID scrutineer,
            @RequestParam(required = false) UUID teller,
            @RequestParam(required = false) String[] agenda,
            @RequestParam(required = false) String[] offered,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Plan plan = new Plan(day(day), time(time), place, guests, chair, recorder, scrutineer, teller);
        List<String> asked = texts(agenda);
        try {
            UUID id = convening.convene(operation, organization, kindOf(kind), plan, asked, texts(offered), actor);
            flash.addFlashAttribute("done", "convened");
            return "redirect:/meetings/" + id;
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(organization, kindOf(kind), plan, asked, texts(offered), refused.errors(), actor, model);
        }
    }

    /** @param matter what is to be put on its agenda, for whoever comes from it */
    @GetMapping("/meetings/{id}/change")
    String change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String matter,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        Meeting meeting = changing(id, actor).meeting();
        List<String> more = agendas.known(matter).stream().map(Matter::id).toList();
        List<String> asked =
                Stream.concat(Agenda.asked(meeting).stream(), more.stream()).toList();
        rows(asked, agendas.offered(meeting), more, model);
        return change(meeting, Plan.of(meeting), List.of(), model);
    }

    @PostMapping("/meetings/{id}/change")
    String change(
            @PathVariable UUID id,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String guests,
            @RequestParam(required = false) UUID chair,
            @RequestParam(required = false) UUID recorder,
            @RequestParam(required = false) UUID scrutineer,
            @RequestParam(required = false) UUID teller,
            @RequestParam(required = false) String[] agenda,
            @RequestParam(required = false) String[] offered,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Plan plan = new Plan(day(day), time(time), place, guests, chair, recorder, scrutineer, teller);
        try {
            convening.change(operation, id, plan, texts(agenda), texts(offered), actor);
            flash.addFlashAttribute("done", "changed");
            return "redirect:/meetings/" + id;
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Meeting meeting = changing(id, actor).meeting();
            rows(texts(agenda), agendas.offered(meeting), texts(offered), model);
            return change(meeting, plan, refused.errors(), model);
        }
    }

    @PostMapping("/meetings/{id}/cancel")
    String cancel(
            @PathVariable UUID id,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            convening.cancel(operation, id, reason, actor);
            flash.addFlashAttribute("done", "cancelled");
            return "redirect:/meetings/" + id;
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Meeting meeting = changing(id, actor).meeting();
            model.addAttribute("reason", reason);
            rows(meeting, model);
            return change(meeting, Plan.of(meeting), refused.errors(), model);
        }
    }

    private MeetingRights.Standpoint changing(UUID id, Actor actor) {
        MeetingRights.Standpoint at = rights.find(id, actor);
        at.require(Part.CONVENER, Part.CHAIR);
        if (!at.meeting().isAhead()) {
            throw new MeetingMoved(id);
        }
        return at;
    }

    private void rows(Meeting meeting, Model model) {
        rows(Agenda.asked(meeting), agendas.offered(meeting), List.of(), model);
    }

    private static void rows(List<String> asked, List<Matter> offered, List<String> taken, Model model) {
        model.addAttribute("rows", Agenda.rows(asked, offered, taken));
    }

    private String change(Meeting meeting, Plan plan, List<FieldError> errors, Model model) {
        model.addAttribute("meeting", meeting);
        LocalDate day = plan.day() == null ? meeting.day() : plan.day();
        return page(
                plan, membership.of(meeting.organizationId(), meeting.kind(), day), errors, "meeting/change", model);
    }

    private String form(
            UUID organizationId,
            MeetingKind kind,
            Plan plan,
            List<String> agenda,
            List<String> taken,
            List<FieldError> errors,
            Actor actor,
            Model model) {
        String name = rights.convening(actor.personId(), organizationId).organizationName();
        model.addAttribute("organization", new Organization(organizationId, name, null));
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", MeetingKind.values());
        rows(agenda, agendas.offered(organizationId, kind), taken, model);
        LocalDate day = plan.day() == null ? LocalDate.now(clock) : plan.day();
        return page(plan, membership.of(organizationId, kind, day), errors, "meeting/new", model);
    }

    private String page(Plan plan, List<Belonging> members, List<FieldError> errors, String template, Model model) {
        model.addAttribute("plan", plan);
        model.addAttribute("members", members);
        model.addAttribute(
                "entitled", members.stream().filter(Belonging::isEntitled).toList());
        model.addAttribute("errors", errors);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("keys", new Keys());
        return template;
    }

    private static MeetingKind kindOf(String name) {
        return Arrays.stream(MeetingKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(NoSuchMeeting::new);
    }

    private static List<String> texts(String[] sent) {
        return sent == null
                ? List.of()
                : Arrays.stream(sent).filter(Objects::nonNull).toList();
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
