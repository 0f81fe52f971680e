package org.zhengcheng.transfer.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.transfer.BeginTransfer;
import org.zhengcheng.transfer.together.WaitingTogether;

/** Where transfers stand, and the pages on which one is begun. */
@Controller
class TransferController {

    private static final int LONGEST = 60;

    private final TransferList list;
    private final Newcomers newcomers;
    private final Members members;
    private final BeginTransfer begin;
    private final WaitingTogether together;
    private final Cases cases;
    private final Diagrams diagrams;
    private final Offices offices;
    private final People people;
    private final Clock clock;

    TransferController(
            TransferList list,
            Newcomers newcomers,
            Members members,
            BeginTransfer begin,
            WaitingTogether together,
            Cases cases,
            Diagrams diagrams,
            Offices offices,
            People people,
            Clock clock) {
        this.list = list;
        this.newcomers = newcomers;
        this.members = members;
        this.begin = begin;
        this.together = together;
        this.cases = cases;
        this.diagrams = diagrams;
        this.offices = offices;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param which those to be shown; everything if it is no such word
     * @param on when the last one of the page before was begun
     * @param id the last one of the page before
     */
    @GetMapping("/transfers")
    String list(
            @RequestParam(defaultValue = "") String which,
            @RequestParam(required = false) LocalDate on,
            @RequestParam(required = false) UUID id,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        List<Office> reading = offices.actingOn(actor.personId(), LocalDate.now(clock)).stream()
                .filter(office -> RightsTable.grants(Verb.READ, Relation.ABOVE, office.post()))
                .toList();
        Which chosen = Which.of(which);
        List<TransferList.Row> rows = list.page(actor.personId(), reading, chosen, id == null ? null : on, id);
        model.addAttribute("which", chosen);
        model.addAttribute("numbers", reading.isEmpty() ? null : list.numbers(actor.personId(), reading));
        model.addAttribute("rows", rows);
        model.addAttribute("last", rows.size() == TransferList.PAGE ? rows.get(rows.size() - 1) : null);
        model.addAttribute("receives", !begin.receiving(actor).isEmpty());
        model.addAttribute("acts", !begin.inBranch(actor).isEmpty());
        model.addAttribute("together", together.of(actor));
        return "transfer/list";
    }

    @GetMapping("/transfers/new/{procedure}")
    String introduce(
            @PathVariable String procedure,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        Procedure known = known(procedure);
        String typed = typed(q);
        Person self = people.find(actor.personId()).orElseThrow();
        model.addAttribute("diagram", diagrams.newest(procedure));
        model.addAttribute("hindrance", known.hindrance(self));
        model.addAttribute("self", self);
        model.addAttribute("others", members.of(begin.inBranch(actor), typed, actor.personId()));
        model.addAttribute("acts", !begin.inBranch(actor).isEmpty());
        model.addAttribute("q", typed);
        model.addAttribute("operation", UUID.randomUUID());
        return "transfer/new";
    }

    /** @param person whom it is for */
    @PostMapping("/transfers/new/{procedure}")
    String begin(
            @PathVariable String procedure,
            @RequestParam UUID person,
            @RequestParam("_operation") UUID operation,
            @AuthenticationPrincipal Actor actor) {
        known(procedure);
        return first(begin.begin(procedure, person, operation, actor), actor);
    }

    @GetMapping("/transfers/in")
    String incoming(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal Actor actor, Model model) {
        List<Office> receiving = begin.receiving(actor);
        if (receiving.isEmpty()) {
            throw new NoSuchCase("incoming");
        }
        String typed = typed(q);
        model.addAttribute("diagram", diagrams.newest(BeginTransfer.INCOMING));
        model.addAttribute("found", newcomers.found(receiving, typed, actor.personId()));
        model.addAttribute("q", typed);
        model.addAttribute("operation", UUID.randomUUID());
        return "transfer/incoming";
    }

    /** @param person who comes; a record has been made for them */
    @PostMapping("/transfers/in")
    String receive(
            @RequestParam UUID person,
            @RequestParam("_operation") UUID operation,
            @AuthenticationPrincipal Actor actor) {
        return first(begin.receive(person, operation, actor), actor);
    }

    private Procedure known(String key) {
        Procedure procedure = cases.procedure(key);
        if (!procedure.beginsAt().equals("/transfers/new/" + key)) {
            throw new NoSuchCase(key);
        }
        return procedure;
    }

    private String first(UUID caseId, Actor actor) {
        List<Place> open = cases.open(cases.find(caseId, actor).file());
        return open.isEmpty()
                ? "redirect:/cases/" + caseId
                : "redirect:/cases/" + caseId + "/steps/" + open.get(0).id();
    }

    private static String typed(String q) {
        String typed = q.strip();
        return typed.substring(0, Math.min(typed.length(), LONGEST));
    }
}
