package org.zhengcheng.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.CannotOpen;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Role;

/** Begins the disposal of somebody who was found unqualified; that they were does not by itself (domain notes, §6). */
@Controller
class DisposalController {

    private final Desk desk;
    private final Evaluations evaluations;
    private final OpenCase openCase;
    private final Offices offices;
    private final Clock clock;

    DisposalController(Desk desk, Evaluations evaluations, OpenCase openCase, Offices offices, Clock clock) {
        this.desk = desk;
        this.evaluations = evaluations;
        this.openCase = openCase;
        this.offices = offices;
        this.clock = clock;
    }

    @PostMapping("/evaluations/{caseId}/members/{personId}/disposal")
    String begin(
            @PathVariable UUID caseId,
            @PathVariable UUID personId,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor) {
        Evaluation evaluation = desk.look(caseId, actor).evaluation();
        Member member = evaluations.member(caseId, personId).orElseThrow(() -> new NoSuchCase(personId));
        Office office = offices.actingOn(actor.personId(), LocalDate.now(clock)).stream()
                .filter(held -> held.organizationId().equals(evaluation.branchId()))
                .filter(held -> Role.BRANCH_COMMITTEE.isFilledBy(held.post()) && held.covers(MemberDisposal.KEY))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(caseId));
        if (!evaluation.findsUnqualified(member) || personId.equals(actor.personId())) {
            throw new CannotOpen("disposal.notUnqualified");
        }
        return "redirect:/cases/" + openCase.openFor(personId, operation, MemberDisposal.KEY, office, actor);
    }
}
